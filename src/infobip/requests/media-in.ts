import { fieldOf, isObject } from "../answer-body.ts";
import type { RequestName } from "./requests.ts";

/** A kind of media, by the limits that WhatsApp has for it. */
export type MediaKind =
	| "image"
	| "video"
	| "audio"
	| "voice"
	| "sticker"
	| "document";

/** Media that a request names by its address. */
export interface MediaInRequest {
	/** Where it stands, e.g. `content.header.mediaUrl`. */
	readonly path: string;
	readonly kind: MediaKind;
	readonly mediaUrl: string;
}

const messages: ReadonlySet<string> = new Set<RequestName>([
	"image",
	"video",
	"document",
	"audio",
	"sticker",
]);

/** Headers name their kind in capitals; what WhatsApp calls a GIF has no limits of its own. */
const headers: Readonly<Record<string, MediaKind>> = {
	IMAGE: "image",
	VIDEO: "video",
	DOCUMENT: "document",
};

/** All media of a content: that of a media message, and the headers of everything else, those of cards included. */
export function mediaIn(
	name: RequestName,
	content: unknown,
): readonly MediaInRequest[] {
	const mediaUrl = fieldOf(content, "mediaUrl");
	if (typeof mediaUrl !== "string" || !messages.has(name))
		return headersIn(content, "content");
	const isVoice = name === "audio" && fieldOf(content, "voice") === true;
	// The set holds only names that are kinds of media as well.
	const kind = isVoice ? "voice" : (name as MediaKind);
	return [{ path: "content.mediaUrl", kind, mediaUrl }];
}

function headersIn(value: unknown, path: string): readonly MediaInRequest[] {
	if (Array.isArray(value))
		return value.flatMap((one, index) => headersIn(one, `${path}[${index}]`));
	if (!isObject(value)) return [];
	return Object.entries(value).flatMap(([key, inner]) => {
		const at = `${path}.${key}`;
		return key === "header" ? headerAt(inner, at) : headersIn(inner, at);
	});
}

function headerAt(header: unknown, path: string): readonly MediaInRequest[] {
	const kind = headers[String(fieldOf(header, "type"))];
	if (kind === undefined) return [];
	// Cards say `url`.
	return ["mediaUrl", "url"].flatMap((key) => {
		const mediaUrl = fieldOf(header, key);
		return typeof mediaUrl === "string"
			? [{ path: `${path}.${key}`, kind, mediaUrl }]
			: [];
	});
}
