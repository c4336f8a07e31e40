import { quotedEnd } from "./quoted.ts";
import {
	beginsComment,
	isGap,
	type Scan,
	skipBlanks,
	trimmedEnd,
} from "./scan-state.ts";

/** Where a text without quotes was meant to end: before the next comma or bracket that is not its own, or the end of the line. */
export function entryEnd({ text }: Scan, start: number): number {
	let depth = 0;
	let at = start;
	for (; at < text.length; at++) {
		const letter = text[at] ?? "";
		if (letter === "\n" || letter === "\r") break;
		if (letter === "{" || letter === "[") depth++;
		else if (letter === "}" || letter === "]") depth--;
		if (depth < 0 || (letter === "," && depth === 0)) break;
	}
	return trimmedEnd(text, start, at);
}

/** Offset of the colon behind the key that begins at `start`, or null where there is none on this line before the entry ends. */
export function keyEnd(text: string, start: number): number | null {
	const letter = text[start];
	if (letter === '"' || letter === "'") {
		const { end, closed } = quotedEnd(text, start, Number.MAX_SAFE_INTEGER);
		const after = skipBlanks(text, end);
		return closed && text[after] === ":" ? after : null;
	}
	for (let at = start; at < text.length; at++) {
		const here = text[at] ?? "";
		if (",[]{}\n\r".includes(here) || beginsComment(text, at)) return null;
		const next = text[at + 1];
		if (here === ":" && (isGap(next) || ",[]{}".includes(next ?? " ")))
			return at === start ? null : at;
	}
	return null;
}
