import type { Situation } from "../kinds.ts";
import { lookUp } from "./lookup.ts";
import {
	type Placeholder,
	parsePlaceholders,
	type Segment,
} from "./placeholders.ts";
import { printValue } from "./print-value.ts";

/** A text with its placeholders filled in. */
export interface Filled {
	readonly text: string;
	/** Names of placeholders that stayed empty. */
	readonly emptied: readonly string[];
}

/** A text made ready to be filled in, in the situation's language unless another is given. */
export type CompiledText = (situation: Situation, language?: string) => Filled;

/**
 * Makes a text ready. What is filled in is never read as a placeholder again; what stays empty leaves nothing and one space.
 * `encode` changes each value on its way in, e.g. into percent-encoding.
 */
export function compileText(
	text: string,
	encode: (value: string) => string = (value) => value,
): CompiledText {
	const segments = parsePlaceholders(text);
	const only = segments.length === 1 ? segments[0] : undefined;
	if (segments.length === 0 || typeof only === "string") {
		const filled = {
			text: only === undefined ? "" : String(only),
			emptied: [],
		};
		return () => filled;
	}
	return (situation, language = situation.language) =>
		fill(segments, (placeholder) =>
			encode(printed(placeholder, situation, language)),
		);
}

function printed(
	{ name, as, fallback }: Placeholder,
	situation: Situation,
	language: string,
): string {
	const found = lookUp(name, situation, language);
	const { now, book } = situation;
	const print = found
		? printValue(found, as, { language, calendar: book.calendar, now })
		: "";
	return print.trim() === "" ? (fallback ?? "") : print;
}

/** Joins segments, each placeholder as `printedOf` prints it; around one that prints nothing at most one space is left. */
export function fill(
	segments: readonly Segment[],
	printedOf: (placeholder: Placeholder) => string,
): Filled {
	const emptied: string[] = [];
	let text = "";
	let gap = false;
	for (const segment of segments) {
		const literal = typeof segment === "string";
		const piece = literal ? segment : printedOf(segment);
		if (piece === "" && !literal) {
			gap = true;
			// A default that is empty is meant.
			if (segment.fallback === null) emptied.push(segment.name);
			continue;
		}
		[text, gap] = gap ? closeGap(text, piece, literal) : [text + piece, false];
	}
	return { text: gap ? text.trimEnd() : text, emptied };
}

/** Joins what stands around an empty placeholder with at most the one space they had between them. */
function closeGap(
	before: string,
	piece: string,
	literal: boolean,
): [text: string, gap: boolean] {
	const spaced = before === "" || /\s$/.test(before);
	const rest = literal && spaced ? piece.replace(/^ +/, "") : piece;
	const left = /^\r?\n/.test(rest) ? before.replace(/ +$/, "") : before;
	return [left + rest, rest === ""];
}
