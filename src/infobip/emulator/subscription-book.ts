import { createHmac } from "node:crypto";
import { fieldOf, isObject, textOf } from "../answer-body.ts";
import type { WebhookItem } from "../webhook/items.ts";
import { readWebhook } from "../webhook/read-webhook.ts";

/** Something kept under an id, as it was sent. */
export type KeptBody = Readonly<Record<string, unknown>>;

/** What an emulated account keeps of subscriptions, profiles and security settings, each by its id. */
export interface SubscriptionBook {
	readonly subscriptions: Map<string, KeptBody>;
	readonly profiles: Map<string, KeptBody>;
	readonly security: Map<string, KeptBody>;
}

/** An empty book. */
export function subscriptionBook(): SubscriptionBook {
	return { subscriptions: new Map(), profiles: new Map(), security: new Map() };
}

/** Where one webhook goes, and what is shown there. */
export interface Delivery {
	readonly url: string;
	headers(text: string): Readonly<Record<string, string>>;
}

const events: Readonly<Record<WebhookItem["kind"], string | null>> = {
	message: "INBOUND_MESSAGE",
	delivery: "DELIVERY",
	seen: "SEEN",
	identity: "IDENTITY_CHANGE",
	payment: "PAYMENT_STATUS",
	marketing: "MARKETING_SUBSCRIPTION_UPDATE",
	template: "TEMPLATE_UPDATE",
	unknown: null,
};

/** The first subscription to what a body tells, with its credentials; null where nobody subscribed. */
export function deliveryFor(
	{ subscriptions, profiles, security }: SubscriptionBook,
	body: unknown,
): Delivery | null {
	const [item] = readWebhook(body);
	const wanted = [...subscriptions.values()].find(
		(one) =>
			holds(one.events, events[item?.kind ?? "unknown"]) &&
			concerns(one.resources, numberIn(item)),
	);
	const profile = found(profiles, fieldOf(wanted, "profile"), "profileId");
	const url = textOf(fieldOf(profile, "webhook"), "notifyUrl");
	if (url === null) return null;
	const shown = found(security, fieldOf(profile, "security"), "authId");
	return {
		url,
		headers: (text) => ({
			...plainHeaders(fieldOf(profile, "headers")),
			...credentialsOf(shown, text),
		}),
	};
}

function holds(list: unknown, value: unknown): boolean {
	return Array.isArray(list) && list.includes(value);
}

/** A subscription without resources is to all numbers; a delivery report names none. */
function concerns(resources: unknown, number: string | null): boolean {
	const isToAll = !Array.isArray(resources) || resources.length === 0;
	return isToAll || number === null || holds(resources, number);
}

/** The number of the account's that something is about. */
function numberIn(item: WebhookItem | undefined): string | null {
	switch (item?.kind) {
		case "message":
		case "seen":
			return item.to;
		case "identity":
		case "payment":
		case "marketing":
			return item.sender;
		default:
			return null;
	}
}

function found(
	kept: ReadonlyMap<string, KeptBody>,
	reference: unknown,
	id: string,
): KeptBody | undefined {
	return kept.get(textOf(reference, id) ?? "");
}

function plainHeaders(headers: unknown): Record<string, string> {
	const all = isObject(headers) ? Object.entries(headers) : [];
	return Object.fromEntries(all.map(([name, value]) => [name, String(value)]));
}

// Infobip's header for a signature depends on the account; here it is always this one.
function credentialsOf(
	security: KeptBody | undefined,
	text: string,
): Record<string, string> {
	const credentials = fieldOf(security, "credentials");
	if (textOf(security, "type") === "BASIC") {
		const pair = `${textOf(credentials, "username")}:${textOf(credentials, "password")}`;
		return { Authorization: `Basic ${Buffer.from(pair).toString("base64")}` };
	}
	const secret = textOf(credentials, "secretKey");
	if (secret === null) return {};
	const algorithm = (textOf(credentials, "algorithm") ?? "HMAC_SHA_256")
		.replace("HMAC_", "")
		.replace("_", "")
		.toLowerCase();
	const digest = createHmac(algorithm, secret).update(text).digest("hex");
	return { "X-Signature": digest };
}
