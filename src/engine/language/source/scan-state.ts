import type { SourceText } from "./source-text.ts";
import { type Trap, Unreadable } from "./trap.ts";

/** What the scan of one file works on. */
export interface Scan {
	readonly source: SourceText;
	readonly text: string;
	/** In the order they were found. */
	readonly traps: Trap[];
}

/** How deep anything may stand in anything: the rules language needs eleven levels. */
export const MAX_DEPTH = 32;

/** Throws when something stands deeper than {@link MAX_DEPTH}. */
export function guardDepth(depth: number, offset: number): void {
	if (depth <= MAX_DEPTH) return;
	throw new Unreadable(
		`More than ${MAX_DEPTH} levels stand inside one another here.`,
		{
			code: "too-large",
			start: offset,
			end: offset + 1,
			help: "No rule needs that: look for brackets, dashes or question marks that should be text, and put quotes around it.",
		},
	);
}

/** Offset of the end of the line that `offset` stands in, before its line break. */
export function endOfLine({ text }: Scan, offset: number): number {
	for (let at = offset; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === 10 || code === 13) return at;
	}
	return text.length;
}

/** The same without the blanks at the line's end. */
export function endOfText(scan: Scan, offset: number): number {
	return trimmedEnd(scan.text, offset, endOfLine(scan, offset));
}

/** `end` moved back over blanks, not before `start`. */
export function trimmedEnd(text: string, start: number, end: number): number {
	let at = end;
	while (at > start && isBlank(text[at - 1])) at--;
	return at;
}

/** The first offset from `at` on that is no blank of this line. */
export function skipBlanks(text: string, at: number): number {
	let next = at;
	while (isBlank(text[next])) next++;
	return next;
}

/** A space or a tab. */
export function isBlank(letter: string | undefined): boolean {
	return letter === " " || letter === "\t";
}

/** A blank, a line break, or the end of the text. */
export function isGap(letter: string | undefined): boolean {
	return (
		letter === undefined ||
		letter === "\n" ||
		letter === "\r" ||
		isBlank(letter)
	);
}

/** Whether a comment begins here: `#` after a blank or at the start of a line. */
export function beginsComment(text: string, at: number): boolean {
	return text[at] === "#" && (at === 0 || isGap(text[at - 1]));
}

/** Adds a trap whose edit puts the line right. */
export function addTrap(
	scan: Scan,
	trap: Pick<Trap, "start" | "end" | "code" | "message" | "help" | "edits"> &
		Partial<Trap>,
): void {
	scan.traps.push({
		severity: "error",
		showLine: trap.edits.length > 0,
		...trap,
	});
}
