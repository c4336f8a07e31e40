import {
	type Content,
	DAY,
	type FetchResult,
	HOUR,
	type Instant,
	type JsonObject,
	type JsonValue,
	MINUTE,
	type OutboundContent,
	SECOND,
} from "../../engine/model.ts";
import {
	fieldOf,
	messageFields,
	optionsOf,
	wordsOf,
} from "./message-fields.ts";

/** Something that was said or came from another system, or time that was made to pass, in the order in which it happened. */
export type Said = { readonly at: Instant } & (
	| { readonly by: "customer"; readonly content: Content }
	| {
			readonly by: "bot";
			readonly content: OutboundContent;
			readonly rule: string | null;
	  }
	| { readonly by: "clock"; readonly milliseconds: number }
	| {
			readonly by: "event";
			readonly name: string;
			readonly data: JsonObject;
	  }
	| { readonly by: "fetch"; readonly result: FetchResult }
);

/** What a test is called, and who spoke. */
export interface TestHead {
	readonly name: string;
	/** `2026-11-22 23:30`, on the business's own clock. */
	readonly at: string;
	/** Bare digits. */
	readonly phone: string;
	readonly profileName: string | null;
}

/** Writes a conversation as a test: an item for the list of a `*.test.yaml`. Every text stands in quotes. */
export function writeTest(
	{ name, at, phone, profileName }: TestHead,
	said: readonly Said[],
): string {
	const contact =
		profileName === null
			? `phone: ${quote(`+${phone}`)}`
			: `name: ${quote(profileName)}, phone: ${quote(`+${phone}`)}`;
	return [
		`- test: ${quote(name)}`,
		`  at: ${quote(at)}`,
		`  contact: { ${contact} }`,
		"  talk:",
		...talkLines(said).map((line) => `    - ${line}`),
		"",
	].join("\n");
}

function talkLines(said: readonly Said[]): readonly string[] {
	const lines: string[] = [];
	let clock = said[0]?.at ?? 0;
	for (const [index, one] of said.entries()) {
		if (one.by === "clock") {
			lines.push(`wait: ${duration(one.milliseconds)}`);
			clock = one.at;
			continue;
		}
		// What the bot said of its own while nobody wrote: in a test the clock stands still unless it is told to go on.
		const ahead = one.at - clock;
		if (one.by === "bot" && ahead > SECOND)
			lines.push(`wait: ${duration(ahead)}`);
		clock = Math.max(clock, one.at);
		lines.push(lineOf(one));
		if (one.by === "customer" && isUnanswered(said[index + 1]))
			lines.push("bot: silent");
	}
	return lines;
}

function lineOf(one: Exclude<Said, { by: "clock" }>): string {
	switch (one.by) {
		case "bot":
			return botLine(one.content, one.rule);
		case "customer":
			return customerLine(one.content);
		case "event":
			return `event: { name: ${quote(one.name)}, data: ${json(one.data)} }`;
		case "fetch":
			return `fetch: ${fetched(one.result)}`;
	}
}

function fetched(result: FetchResult): string {
	if (result.ok)
		return `{ status: ${result.status}, body: ${json(result.body)} }`;
	const { status, reason } = result;
	const told = reason === "refused" || reason === "not-found";
	return status !== null && told ? `{ status: ${status} }` : reason;
}

/** Two messages in a row may be read as one: only before something else it is certain that nothing was said. */
function isUnanswered(next: Said | undefined): boolean {
	return next === undefined || next.by === "clock";
}

function customerLine(content: Content): string {
	switch (content.type) {
		case "text":
			return `customer: ${quote(content.text)}`;
		case "button":
			return `customer: { tap: ${quote(content.id)} }`;
		case "location": {
			const { latitude, longitude, name, address } = content;
			const words = Object.entries({ name, address }).flatMap(([key, value]) =>
				value === null ? [] : [`${key}: ${quote(value)}`],
			);
			return `customer: { location: { ${[`latitude: ${latitude}`, `longitude: ${longitude}`, ...words].join(", ")} } }`;
		}
		case "image":
		case "video":
		case "document": {
			const { type, url, caption } = content;
			const more = caption === null ? "" : `, caption: ${quote(caption)}`;
			return `customer: { ${type}: { url: ${quote(url)}${more} } }`;
		}
		case "audio":
		case "voice":
		case "sticker":
			return `customer: { ${content.type}: ${quote(content.url)} }`;
		case "reaction":
			return `customer: { reaction: ${quote(content.emoji ?? "")} }`;
		case "unsupported":
			return `customer: { unsupported: ${quote(content.kind)} }`;
		case "contact":
			return 'customer: { contact: { name: "a contact" } }';
		case "order": {
			const text =
				content.text === null ? "" : `text: ${quote(content.text)}, `;
			return `customer: { order: { ${text}items: ${JSON.stringify(content.items)} } }`;
		}
	}
}

function botLine(content: OutboundContent, rule: string | null): string {
	const words = content.type === "template" ? null : wordsOf(content);
	const parts = [
		...(rule === null ? [] : [`rule: ${quote(rule)}`]),
		...(content.type === "text" ? [] : [kindPart(content)]),
		...(words === null ? [] : [`text: ${quote(words)}`]),
	];
	return `bot: { ${parts.join(", ")} }`;
}

/** Buttons and lists by their options, everything else by what it is best known by. */
function kindPart(content: Exclude<OutboundContent, { type: "text" }>): string {
	const { type } = content;
	if (type === "buttons" || type === "list")
		return `${type}: [${optionsOf(content)
			.map(({ id }) => quote(id))
			.join(", ")}]`;
	if (type === "template")
		return `template: { name: ${quote(content.name)}, body: [${content.body.map(quote).join(", ")}] }`;
	if (type === "location")
		return `location: { latitude: ${content.latitude}, longitude: ${content.longitude} }`;
	const [[known = ""] = []] = fieldOf(content, messageFields[type].short) ?? [];
	return known === "" || type === "ask_location"
		? `${type}: true`
		: `${type}: ${quote(known)}`;
}

const units = [
	["d", DAY],
	["h", HOUR],
	["m", MINUTE],
] as const;

/** In the largest unit that says it whole; up to the next second, so that what was due then is due. */
function duration(milliseconds: number): string {
	const whole = Math.ceil(milliseconds / SECOND) * SECOND;
	const [unit, length] = units.find(([, each]) => whole % each === 0) ?? [
		"s",
		SECOND,
	];
	return `${whole / length}${unit}`;
}

function quote(text: string): string {
	return json(text);
}

/** JSON is YAML too; the one control letter that JSON leaves as it is, is written out. */
function json(value: JsonValue): string {
	return JSON.stringify(value).replaceAll("\u007F", "\\u007f");
}
