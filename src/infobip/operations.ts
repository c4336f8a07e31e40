import type { RequestName } from "./requests/requests.ts";

/** One operation of Infobip's WhatsApp API. */
export interface Operation {
	readonly method: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
	/** With `{sender}`, `{messageId}`, `{mediaId}` where ids stand. */
	readonly path: string;
	/** For the whole account; null where Infobip names none. */
	readonly limit: RequestLimit | null;
	/** Any one of these lets a key do it. */
	readonly scopes: readonly string[];
	/** Doing it twice is like doing it once. */
	readonly repeatable: boolean;
}

/** So many requests in any such time. */
export interface RequestLimit {
	readonly requests: number;
	readonly per: "second" | "minute" | "hour";
}

/** A limit, e.g. `upTo(10, "second")`. */
export function upTo(requests: number, per: RequestLimit["per"]): RequestLimit {
	return { requests, per };
}

const sendScopes = [
	"message:send",
	"whatsapp:message:send",
	"whatsapp:manage",
] as const;

function sending(path: string): Operation {
	return {
		method: "POST",
		path: `/whatsapp/1/message/${path}`,
		limit: upTo(4000, "second"),
		scopes: sendScopes,
		repeatable: false,
	};
}

/** The sending operations, by kind of message. Limits and scopes: OpenAPI document 3.210.0 of 23 July 2026. */
export const sendOperations: Readonly<Record<RequestName, Operation>> = {
	text: sending("text"),
	image: sending("image"),
	document: sending("document"),
	audio: sending("audio"),
	video: sending("video"),
	sticker: sending("sticker"),
	location: sending("location"),
	contact: sending("contact"),
	buttons: sending("interactive/buttons"),
	list: sending("interactive/list"),
	urlButton: sending("interactive/url-button"),
	locationRequest: sending("interactive/location-request"),
	contactInfoRequest: sending("interactive/request-contact-info"),
	callPermissionRequest: sending("interactive/call-permission-request"),
	authenticationRequest: sending(
		"interactive/in-thread-authentication-request",
	),
	flow: sending("interactive/flow"),
	voiceButton: sending("interactive/voice-button"),
	product: sending("interactive/product"),
	multiProduct: sending("interactive/multi-product"),
	orderDetails: sending("interactive/order-details"),
	orderStatus: sending("interactive/order-status"),
	carousel: sending("interactive/media-carousel"),
	template: sending("template"),
};

const mediaPath = "/whatsapp/1/senders/{sender}/media/{mediaId}";

/** The operations beside sending. */
export const otherOperations = {
	markAsRead: {
		method: "POST",
		path: "/whatsapp/1/senders/{sender}/message/{messageId}/read",
		limit: upTo(10, "second"),
		scopes: ["whatsapp:manage"],
		repeatable: true,
	},
	typing: {
		method: "POST",
		path: "/whatsapp/1/events",
		limit: upTo(2500, "second"),
		scopes: sendScopes,
		repeatable: true,
	},
	downloadMedia: {
		method: "GET",
		path: mediaPath,
		limit: upTo(15, "second"),
		scopes: [
			"inbound-message:read",
			"whatsapp:inbound-message:read",
			"whatsapp:manage",
		],
		repeatable: true,
	},
	senderQuality: {
		method: "GET",
		path: "/whatsapp/1/senders/quality",
		limit: upTo(10, "second"),
		scopes: ["whatsapp:manage"],
		repeatable: true,
	},
	deleteMedia: {
		method: "DELETE",
		path: "/whatsapp/1/senders/{sender}/media",
		limit: upTo(30, "minute"),
		scopes: ["whatsapp:manage"],
		repeatable: true,
	},
	mediaMetadata: {
		method: "HEAD",
		path: mediaPath,
		limit: upTo(15, "second"),
		scopes: ["whatsapp:manage"],
		repeatable: true,
	},
} as const satisfies Readonly<Record<string, Operation>>;

/** The path of an operation with ids filled in, each one percent-encoded: ids may hold `/`, `+` and `=`. A lone half of a character is replaced. */
export function pathOf(
	operation: Operation,
	ids: Readonly<Record<string, string>>,
): string {
	return operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
		encodeURIComponent((ids[name] ?? "").replace(/\p{Surrogate}/gu, "\uFFFD")),
	);
}
