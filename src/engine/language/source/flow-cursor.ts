import { continues } from "./quoted.ts";
import {
	addTrap,
	beginsComment,
	endOfLine,
	isGap,
	type Scan,
	trimmedEnd,
} from "./scan-state.ts";

/** Where a scan stands inside brackets. */
export interface Cursor {
	readonly scan: Scan;
	/** The column of what the brackets belong to: their lines stand deeper. */
	readonly parent: number;
	at: number;
	/** Brackets that are open, outermost first. */
	readonly open: string[];
	failed: boolean;
}

/** Moves over blanks, comments and line breaks; false where the lines no longer belong to the brackets. */
export function nextToken(cursor: Cursor): boolean {
	const { scan, parent } = cursor;
	const { text } = scan;
	while (cursor.at < text.length) {
		if (beginsComment(text, cursor.at)) cursor.at = endOfLine(scan, cursor.at);
		if (!isGap(text[cursor.at])) return true;
		if (text[cursor.at] === "\n" && !belongs(text, cursor.at + 1, parent))
			break;
		cursor.at++;
	}
	fail(cursor);
	return false;
}

/** A closing bracket may stand as far left as the key it belongs to. */
function belongs(text: string, lineStart: number, parent: number): boolean {
	if (continues(text, lineStart, parent)) return true;
	let at = lineStart;
	while (text[at] === " ") at++;
	return at - lineStart === parent && "]}".includes(text[at] ?? " ");
}

/** Reports brackets that are never closed, at the innermost one's line, and closes them there. */
function fail(cursor: Cursor): void {
	if (cursor.failed) return;
	cursor.failed = true;
	const { scan, open } = cursor;
	const end = lastTextEnd(scan, cursor.at);
	const missing = [...open]
		.reverse()
		.map((bracket) => (bracket === "{" ? "}" : "]"))
		.join("");
	addTrap(scan, {
		start: Math.max(end - 1, 0),
		end,
		code: "yaml-syntax",
		message: `A ${missing.length > 1 ? `closing ${missing}` : missing} is missing: ${open.join(" ")} is never closed.`,
		help: "Close it:",
		edits: [{ start: end, end, text: missing }],
	});
	cursor.at = end;
}

/** The end of the last text before `offset`, without blanks, line breaks and a comment behind it. */
function lastTextEnd({ text }: Scan, offset: number): number {
	let at = offset;
	while (at > 0 && isGap(text[at - 1])) at--;
	const lineStart = text.lastIndexOf("\n", at - 1) + 1;
	const comment = text.slice(lineStart, at).search(/\s#/);
	return comment < 0 ? at : trimmedEnd(text, lineStart, lineStart + comment);
}
