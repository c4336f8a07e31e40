import type { Content } from "../../engine/model.ts";
import type { InboundContent } from "../../infobip/webhook/inbound-content.ts";
import type { WebhookMessage } from "../../infobip/webhook/items.ts";
import { toJson, toJsonObject } from "../json.ts";

/** More cards or products than this are cut off: nobody's rules read them. */
const MOST_ITEMS = 100;

/** A WhatsApp message's content in our words. */
export function contentOf(message: WebhookMessage): Content {
	const { content } = message;
	switch (content.type) {
		case "TEXT":
			return { type: "text", text: content.text };
		case "IMAGE":
		case "VIDEO":
		case "DOCUMENT":
			return { ...media[content.type], ...captioned(content) };
		case "AUDIO":
		case "VOICE":
		case "STICKER":
			return { ...sound[content.type], url: content.url };
		case "LOCATION":
			return placeOf(content);
		case "CONTACT":
			return { type: "contact", contacts: bounded(content.contacts) };
		case "BUTTON":
			return tap(content.payload, content.text, "template");
		case "INTERACTIVE_BUTTON_REPLY":
			return tap(content.id, content.title, "reply");
		case "INTERACTIVE_LIST_REPLY":
			return tap(content.id, content.title, "list");
		case "ORDER":
			return {
				type: "order",
				items: bounded(content.productItems),
				text: content.text,
			};
		case "REACTION":
			return {
				type: "reaction",
				emoji: content.emoji,
				messageId: content.messageId,
			};
		case "OTHER":
			return unsupported(content.kind, message);
	}
}

const media = {
	IMAGE: { type: "image" },
	VIDEO: { type: "video" },
	DOCUMENT: { type: "document" },
} as const;

const sound = {
	AUDIO: { type: "audio" },
	VOICE: { type: "voice" },
	STICKER: { type: "sticker" },
} as const;

function captioned(content: {
	readonly url: string;
	readonly caption: string | null;
}) {
	return { url: content.url, caption: content.caption };
}

function placeOf(
	place: Extract<InboundContent, { readonly type: "LOCATION" }>,
): Content {
	const { latitude, longitude, name, address } = place;
	return { type: "location", latitude, longitude, name, address };
}

function tap(
	id: string,
	label: string,
	source: "reply" | "list" | "template",
): Content {
	return { type: "button", id, label, source };
}

function bounded(items: readonly unknown[]) {
	return items.slice(0, MOST_ITEMS).map((item) => toJson(item));
}

function unsupported(kind: string, { body }: WebhookMessage): Content {
	const raw = typeof body.message === "object" ? (body.message ?? {}) : {};
	return { type: "unsupported", kind, raw: toJsonObject(raw) };
}
