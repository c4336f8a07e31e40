import { quotedEnd } from "./quoted.ts";
import {
	beginsComment,
	endOfLine,
	isGap,
	type Scan,
	skipBlanks,
} from "./scan-state.ts";

/** Whether a list's dash stands here. */
export function isDash(text: string, at: number): boolean {
	return text[at] === "-" && isGap(text[at + 1]);
}

/** Offset of the colon that makes the text at `at` a key, or null. */
export function keyColon(scan: Scan, at: number): number | null {
	const { text } = scan;
	const letter = text[at] ?? "";
	if ("{[#".includes(letter)) return null;
	if (letter === '"' || letter === "'") return quotedKey(text, at);
	const end = endOfLine(scan, at);
	for (let next = at + 1; next < end; next++) {
		if (beginsComment(text, next)) return null;
		if (text[next] === ":" && isGap(text[next + 1])) return next;
	}
	return null;
}

function quotedKey(text: string, at: number): number | null {
	const { end, closed } = quotedEnd(text, at, Number.MAX_SAFE_INTEGER);
	const colon = skipBlanks(text, end);
	return closed && text[colon] === ":" && isGap(text[colon + 1]) ? colon : null;
}

/** The first line that is not deeper than the key of a `|` or `>` text. */
export function afterBlockScalar(
	scan: Scan,
	from: number,
	parent: number,
): number {
	let line = from;
	for (; line <= scan.source.lineCount; line++) {
		const start = scan.source.lineStart(line);
		let at = start;
		while (scan.text[at] === " ") at++;
		if (!isLineEnd(scan.text[at]) && at - start <= parent) break;
	}
	return line;
}

/** `- name:Beit`, with more keys below it. */
export function isJoined({ text }: Scan, at: number): boolean {
	return /^[\w-]+:[^\s/]/.test(text.slice(at, at + 60));
}

/** A line break, or the end of the text. */
export function isLineEnd(letter: string | undefined): boolean {
	return letter === undefined || letter === "\n" || letter === "\r";
}
