import { z } from "zod";
import {
	anyListOf,
	anyText,
	isWebAddress,
	listOf,
	sized,
	someText,
	within,
} from "../requests/fields.ts";

/** What WhatsApp and Infobip tell, by Infobip's own words. */
export const subscriptionEvents = [
	"ACCOUNT_REGISTRATION",
	"ACCOUNT_UPDATE_NOTIFICATION",
	"BILLING",
	"BUSINESS_APP_CONTACT_SYNC",
	"BUSINESS_APP_MESSAGE_ECHO",
	"BUSINESS_APP_MESSAGE_HISTORY",
	"CLICK",
	"DELIVERY",
	"IDENTITY_CHANGE",
	"INBOUND_MESSAGE",
	"MARKETING_SUBSCRIPTION_UPDATE",
	"PAYMENT_STATUS",
	"SEEN",
	"TEMPLATE_UPDATE",
] as const;

/** Ids stand in paths, so they hold letters, digits, `-`, `_` and `.` only. */
const id = sized(1, 255).regex(
	/^[A-Za-z0-9\-_.]+$/,
	"must not hold characters that a URL encodes",
);

const basic = z.strictObject({
	type: z.literal("BASIC"),
	credentials: z.strictObject({
		username: sized(1, 255),
		password: sized(1, 255),
	}),
});

const hmac = z.strictObject({
	type: z.literal("HMAC"),
	credentials: z.strictObject({
		secretKey: sized(1, 255),
		algorithm: z.enum([
			"HMAC_MD5",
			"HMAC_SHA_1",
			"HMAC_SHA_224",
			"HMAC_SHA_256",
			"HMAC_SHA_384",
			"HMAC_SHA_512",
		]),
	}),
});

/** How Infobip shows who it is: the body of a change. */
export const securityChange = z.discriminatedUnion("type", [basic, hmac]);

/** The same with its id: the body of a creation. */
export const securityCreation = z.discriminatedUnion("type", [
	basic.extend({ authId: id }),
	hmac.extend({ authId: id }),
]);

const profile = {
	webhook: z.strictObject({
		contentType: sized(0, 255).optional(),
		notifyUrl: sized(1, 512).refine(isWebAddress, "is not a valid url"),
	}),
	clientCertificateId: sized(0, 255).optional(),
	/** Messages in one request. */
	maxBucketSize: within(1, 2000).int().optional(),
	/** Requests side by side. */
	windowSize: within(20, 10_000).int().optional(),
	/** Milliseconds. */
	connectTimeout: within(300, 30_000).int().optional(),
	/** Milliseconds. */
	readTimeout: within(1000, 90_000).int().optional(),
	enabledSSLProtocols: anyListOf(z.enum(["TLSv1.2", "TLSv1.3"])).optional(),
	/** Sent with every request. */
	headers: z.record(someText(), anyText()).optional(),
	responseRegex: anyText().optional(),
	responseBodyRegex: anyText().optional(),
	rateLimit: within(1, 5000).int().optional(),
};

/** Where and how Infobip posts: the body of a change. */
export const profileChange = z.strictObject({
	...profile,
	security: z.strictObject({ authId: id }).optional(),
});

/** The same with its id: the body of a creation. Security is one that exists, or a new one whole. */
export const profileCreation = z.strictObject({
	...profile,
	profileId: id,
	security: z
		.union([z.strictObject({ authId: id }), securityCreation])
		.optional(),
});

const subscription = {
	name: sized(1, 255).optional(),
	events: listOf(z.enum(subscriptionEvents), 0, 255),
	criteria: listOf(
		z.strictObject({
			applicationId: sized(0, 255).optional(),
			entityId: sized(0, 255).optional(),
			callsConfigurationId: sized(0, 255).optional(),
		}),
		0,
		255,
	).optional(),
	/** Only what concerns these numbers of ours. */
	resources: listOf(sized(0, 255), 0, 255).optional(),
	users: listOf(sized(0, 255), 0, 255).optional(),
};

const knownProfile = z.strictObject({ profileId: id });

/** What goes to a profile: the body of a change. */
export const subscriptionChange = z.strictObject({
	...subscription,
	profile: knownProfile,
});

/** The same with its id: the body of a creation. The profile is one that exists, or a new one whole. */
export const subscriptionCreation = z.strictObject({
	...subscription,
	subscriptionId: id,
	profile: z.union([knownProfile, profileCreation]),
});

/** A subscription as it is made. */
export type SubscriptionCreation = z.input<typeof subscriptionCreation>;
/** What is to change in a subscription. */
export type SubscriptionChange = z.input<typeof subscriptionChange>;
/** A notification profile as it is made. */
export type ProfileCreation = z.input<typeof profileCreation>;
/** What is to change in a notification profile. */
export type ProfileChange = z.input<typeof profileChange>;
/** What is to change in a security setting. */
export type SecurityChange = z.input<typeof securityChange>;
/** A security setting as it is made. */
export type SecurityCreation = z.input<typeof securityCreation>;
