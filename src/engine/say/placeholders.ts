import { type Texts, type Wording, wordingsIn } from "./texts.ts";

/** A text cut into what stands there and what is filled in. */
export type Segment = string | Placeholder;

/** `{order.eta as date|soon}` */
export interface Placeholder {
	/** As written, e.g. `order.eta`; anything an owner put into braces, so that a typing mistake is found. */
	readonly name: string;
	/** What a fetched value is. */
	readonly as: "date" | "time" | "number" | null;
	/** What stands there when it is empty; null: none was given. */
	readonly fallback: string | null;
}

/**
 * Cuts a text at its placeholders. `\{` is a brace; a brace that never closes on its line, or closes at once, is only a brace.
 *
 * @example
 * parsePlaceholders("Hi {name|there}") // ["Hi ", { name: "name", as: null, fallback: "there" }]
 */
export function parsePlaceholders(text: string): readonly Segment[] {
	const segments: Segment[] = [];
	let literal = "";
	let rest = 0;
	for (const found of text.matchAll(TOKEN)) {
		const [token, inside] = found;
		literal += text.slice(rest, found.index);
		rest = found.index + token.length;
		if (inside === undefined) literal += "{";
		else {
			if (literal !== "") segments.push(literal);
			literal = "";
			segments.push(placeholderOf(inside));
		}
	}
	literal += text.slice(rest);
	return literal === "" ? segments : [...segments, literal];
}

/** `\{`, or a brace with something in it; in a default `\}` and `\{` are braces. */
const TOKEN =
	/\\\{|\{([^\S\n]*[^{}|\s\\][^{}|\n\\]*(?:\|(?:\\[{}]|[^{}\n])*)?)\}/g;

/** Thousands of rules say the same few: each is read once, and all of them look at one object. */
const read = new Map<string, Placeholder>();

/** So many are remembered before the memory begins anew. */
const KEPT = 1_000;

function placeholderOf(inside: string): Placeholder {
	const before = read.get(inside);
	if (before) return before;
	if (read.size >= KEPT) read.clear();
	const placeholder = parseInside(inside);
	read.set(inside, placeholder);
	return placeholder;
}

function parseInside(inside: string): Placeholder {
	const bar = inside.indexOf("|");
	const head = (bar === -1 ? inside : inside.slice(0, bar)).trim();
	const fallback =
		bar === -1 ? null : inside.slice(bar + 1).replace(/\\([{}])/g, "$1");
	const [, name, as] = /^(.*\S)\s+as\s+(date|time|number)$/.exec(head) ?? [];
	return name === undefined
		? { name: head, as: null, fallback }
		: { name, as: as as Placeholder["as"], fallback };
}

/** Writes segments as an owner would: the reverse of {@link parsePlaceholders}. */
export function printPlaceholders(segments: readonly Segment[]): string {
	return segments.map(printSegment).join("");
}

function printSegment(segment: Segment): string {
	if (typeof segment === "string") return segment.replaceAll("{", "\\{");
	const { name, as, fallback } = segment;
	const kind = as === null ? "" : ` as ${as}`;
	const or = fallback === null ? "" : `|${fallback.replace(/[{}]/g, "\\$&")}`;
	return `{${name}${kind}${or}}`;
}

/** A placeholder where it stands in what a rule says. */
export interface PlaceholderUse extends Placeholder, Omit<Wording, "text"> {}

/** Every placeholder in what a rule says, for the lints: which names are used, where, and whether they have a default. */
export function placeholdersIn(texts: Texts): readonly PlaceholderUse[] {
	return wordingsIn(texts).flatMap(({ text, ...place }) =>
		parsePlaceholders(text)
			.filter((segment) => typeof segment !== "string")
			.map((placeholder) => ({ ...place, ...placeholder })),
	);
}
