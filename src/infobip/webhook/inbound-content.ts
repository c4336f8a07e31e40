import { fieldOf, isObject, textOf } from "../answer-body.ts";
import { numberOf } from "../sent.ts";

/** What a customer sent, told apart by Infobip's own words. */
export type InboundContent =
	| { readonly type: "TEXT"; readonly text: string }
	| {
			readonly type: "IMAGE" | "VIDEO" | "DOCUMENT" | "AUDIO" | "VOICE";
			readonly url: string;
			readonly caption: string | null;
	  }
	| { readonly type: "STICKER"; readonly url: string }
	| {
			readonly type: "LOCATION";
			readonly latitude: number;
			readonly longitude: number;
			readonly name: string | null;
			readonly address: string | null;
			readonly url: string | null;
	  }
	| { readonly type: "CONTACT"; readonly contacts: readonly unknown[] }
	/** A tap on a template's quick-reply button. */
	| { readonly type: "BUTTON"; readonly text: string; readonly payload: string }
	| {
			readonly type: "INTERACTIVE_BUTTON_REPLY" | "INTERACTIVE_LIST_REPLY";
			readonly id: string;
			readonly title: string;
			readonly description: string | null;
	  }
	| {
			readonly type: "ORDER";
			readonly catalogId: string | null;
			readonly productItems: readonly unknown[];
			readonly text: string | null;
	  }
	| {
			readonly type: "REACTION";
			/** Null where it was taken back. */
			readonly emoji: string | null;
			readonly messageId: string | null;
	  }
	/** A kind that is not read further, a future one, or one that lacks what its kind must have. */
	| { readonly type: "OTHER"; readonly kind: string };

const other = (kind: string): InboundContent => ({ type: "OTHER", kind });

/** Reads `results[].message`. */
export function readContent(message: unknown): InboundContent {
	const type = textOf(message, "type") ?? "";
	return readers.get(type)?.(message) ?? other(type);
}

type Reader = (message: unknown) => InboundContent | null;

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
	["TEXT", text],
	["IMAGE", (message) => captioned("IMAGE", message)],
	["VIDEO", (message) => captioned("VIDEO", message)],
	["DOCUMENT", (message) => captioned("DOCUMENT", message)],
	["AUDIO", (message) => captioned("AUDIO", message)],
	["VOICE", (message) => captioned("VOICE", message)],
	["STICKER", sticker],
	["LOCATION", location],
	["CONTACT", contact],
	["BUTTON", templateButton],
	["INTERACTIVE_BUTTON_REPLY", (m) => tap("INTERACTIVE_BUTTON_REPLY", m)],
	["INTERACTIVE_LIST_REPLY", (m) => tap("INTERACTIVE_LIST_REPLY", m)],
	["ORDER", order],
	["REACTION", reaction],
]);

function text(message: unknown): InboundContent | null {
	const written = textOf(message, "text");
	return written === null ? null : { type: "TEXT", text: written };
}

function captioned(
	type: "IMAGE" | "VIDEO" | "DOCUMENT" | "AUDIO" | "VOICE",
	message: unknown,
): InboundContent | null {
	const url = textOf(message, "url");
	if (url === null) return null;
	return { type, url, caption: textOf(message, "caption") };
}

function sticker(message: unknown): InboundContent | null {
	const url = textOf(message, "url");
	return url === null ? null : { type: "STICKER", url };
}

function location(message: unknown): InboundContent | null {
	const latitude = numberOf(message, "latitude");
	const longitude = numberOf(message, "longitude");
	if (latitude === null || longitude === null) return null;
	if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
	return {
		type: "LOCATION",
		latitude,
		longitude,
		name: textOf(message, "name"),
		address: textOf(message, "address"),
		url: textOf(message, "url"),
	};
}

function contact(message: unknown): InboundContent | null {
	const contacts = fieldOf(message, "contacts");
	if (!Array.isArray(contacts)) return null;
	return { type: "CONTACT", contacts: contacts.filter(isObject) };
}

function templateButton(message: unknown): InboundContent | null {
	const label = textOf(message, "text");
	const payload = textOf(message, "payload");
	if (label === null && payload === null) return null;
	return {
		type: "BUTTON",
		text: label ?? payload ?? "",
		payload: payload ?? label ?? "",
	};
}

function tap(
	type: "INTERACTIVE_BUTTON_REPLY" | "INTERACTIVE_LIST_REPLY",
	message: unknown,
): InboundContent | null {
	const id = textOf(message, "id");
	if (id === null) return null;
	const title = textOf(message, "title") ?? id;
	return { type, id, title, description: textOf(message, "description") };
}

function order(message: unknown): InboundContent | null {
	const productItems = fieldOf(message, "productItems");
	if (!Array.isArray(productItems)) return null;
	return {
		type: "ORDER",
		catalogId: textOf(message, "catalogId"),
		productItems: productItems.filter(isObject),
		text: textOf(message, "text"),
	};
}

function reaction(message: unknown): InboundContent {
	const removed = textOf(message, "action") === "REMOVED";
	return {
		type: "REACTION",
		emoji: removed ? null : textOf(message, "emoji"),
		messageId: textOf(fieldOf(message, "context"), "id"),
	};
}
