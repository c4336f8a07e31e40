import type { Config } from "../../config.ts";
import type {
	ProfileChange,
	SecurityChange,
	SubscriptionChange,
} from "../../infobip/subscriptions/requests.ts";

/** What Infobip is to post, where, and how it shows who it is. */
export interface WantedSubscription {
	/** Of the subscription, its profile and its security settings alike. */
	readonly id: string;
	readonly url: string;
	readonly subscription: SubscriptionChange;
	readonly profile: ProfileChange;
	/** Null: it shows nothing, or a header. */
	readonly security: SecurityChange | null;
}

/** What Marhaba does something with. Clicks, bills and the business app's own echoes stay away. */
export const wantedEvents = [
	"INBOUND_MESSAGE",
	"DELIVERY",
	"SEEN",
	"IDENTITY_CHANGE",
	"TEMPLATE_UPDATE",
	"MARKETING_SUBSCRIPTION_UPDATE",
	"PAYMENT_STATUS",
] as const;

/** The name that the subscription of a number has at Infobip. */
export function subscriptionId(sender: string): string {
	return `marhaba-${sender}`;
}

/** Where Infobip is to post. */
export function webhookUrl(publicUrl: string): string {
	return `${publicUrl}/webhook/infobip`;
}

/** What to ask of Infobip, from the settings: the address, and whatever the webhook lets in by. */
export function wantedSubscription(
	{ webhook }: Pick<Config, "webhook">,
	{
		sender,
		publicUrl,
	}: { readonly sender: string; readonly publicUrl: string },
): WantedSubscription {
	const id = subscriptionId(sender);
	const url = webhookUrl(publicUrl);
	const security = securityOf(webhook);
	return {
		id,
		url,
		security,
		subscription: {
			name: `Marhaba ${sender}`,
			events: [...wantedEvents],
			resources: [sender],
			profile: { profileId: id },
		},
		profile: {
			webhook: { contentType: "application/json", notifyUrl: url },
			maxBucketSize: 100,
			windowSize: 20,
			connectTimeout: 10_000,
			readTimeout: 30_000,
			...(webhook.token === null
				? {}
				: { headers: { Authorization: `Bearer ${webhook.token}` } }),
			...(security === null ? {} : { security: { authId: id } }),
		},
	};
}

const algorithms = {
	md5: "HMAC_MD5",
	sha1: "HMAC_SHA_1",
	sha224: "HMAC_SHA_224",
	sha256: "HMAC_SHA_256",
	sha384: "HMAC_SHA_384",
	sha512: "HMAC_SHA_512",
} as const;

function securityOf({ basic, hmac }: Config["webhook"]): SecurityChange | null {
	if (basic !== null) {
		const { user: username, password } = basic;
		return { type: "BASIC", credentials: { username, password } };
	}
	if (hmac === null) return null;
	const algorithm =
		algorithms[hmac.algorithm as keyof typeof algorithms] ?? "HMAC_SHA_256";
	return {
		type: "HMAC",
		credentials: { secretKey: hmac.secret, algorithm },
	};
}
