import type { JsonObject, OutboundContent } from "../../engine/model.ts";

/** What a test can ask of one kind of message. */
interface MessageFields {
	/** Its fields, in the words of the rules language. */
	readonly fields: readonly string[];
	/** What the short form asks of: `image: https://…` is `image: { url: https://… }`. */
	readonly short: string;
}

/** Every kind of message a `bot:` line can name; `voice` is an audio that is a voice note. */
export const messageFields: Readonly<
	Record<Exclude<OutboundContent["type"], "text"> | "voice", MessageFields>
> = {
	image: { fields: ["url", "caption"], short: "url" },
	video: { fields: ["url", "caption"], short: "url" },
	document: { fields: ["url", "caption", "filename"], short: "url" },
	audio: { fields: ["url"], short: "url" },
	voice: { fields: ["url"], short: "url" },
	sticker: { fields: ["url"], short: "url" },
	location: {
		fields: ["latitude", "longitude", "name", "address"],
		short: "name",
	},
	contact_card: {
		fields: ["name", "phone", "email", "company"],
		short: "name",
	},
	buttons: {
		fields: ["text", "options", "image", "header", "footer"],
		short: "text",
	},
	list: {
		fields: ["text", "label", "options", "header", "footer"],
		short: "text",
	},
	link_button: { fields: ["text", "label", "url"], short: "label" },
	ask_location: { fields: ["text"], short: "text" },
	template: {
		fields: ["name", "language", "body", "header", "buttons"],
		short: "name",
	},
};

/** Every option a customer can tap in a message. */
export function optionsOf(content: OutboundContent): readonly MessageOption[] {
	if (content.type === "buttons")
		return content.options.map((option) => ({ ...option, source: "reply" }));
	if (content.type === "list")
		return content.sections.flatMap(({ options }) =>
			options.map(({ id, label }) => ({ id, label, source: "list" as const })),
		);
	if (content.type !== "template") return [];
	return (content.buttons ?? [])
		.filter(({ type }) => type === "quick_reply")
		.map(({ value }) => ({ id: value, label: value, source: "template" }));
}

/** Something that can be tapped. */
export interface MessageOption {
	readonly id: string;
	readonly label: string;
	readonly source: "reply" | "list" | "template";
}

/**
 * What an owner may call an option by: its id, its label. On a flow's question the id has the name of the answer before it
 * (`place=inside`), which an owner never wrote.
 */
export function namesOf({ id, label }: MessageOption): readonly string[] {
	const written = id.slice(id.indexOf("=") + 1);
	return [...new Set([written, id, label])];
}

/** What a message says in words: its text, its caption; null where it has none. */
export function wordsOf(content: OutboundContent): string | null {
	if ("text" in content) return content.text;
	if ("caption" in content) return content.caption ?? null;
	return null;
}

/** The texts that a field of a message may be known by; several for each option: its id and its label. */
export function fieldOf(
	content: OutboundContent,
	field: string,
): readonly (readonly string[])[] | null {
	if (field === "options") return optionsOf(content).map(namesOf);
	const fields = content as unknown as JsonObject;
	const value = Object.hasOwn(fields, field) ? fields[field] : undefined;
	if (value === undefined || value === null) return null;
	return Array.isArray(value)
		? value.map((item) => textsOf(item))
		: [textsOf(value)];
}

function textsOf(value: unknown): readonly string[] {
	if (typeof value !== "object" || value === null) return [String(value)];
	return Object.values(value).map(String);
}
