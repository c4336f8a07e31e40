import type { Edit } from "./edits.ts";
import type { Entry } from "./flow-commas.ts";
import { type Cursor, nextToken } from "./flow-cursor.ts";
import { short } from "./plain-traps.ts";
import { addTrap, isGap, type Scan } from "./scan-state.ts";

/** Reads a closing bracket; one of the other kind is reported, and ends the innermost brackets all the same. */
export function close(cursor: Cursor, start: number, letter: string): void {
	const { scan } = cursor;
	const bracket = scan.text[start];
	const right = bracket === "{" ? "}" : "]";
	if (letter === right) {
		cursor.at++;
		return;
	}
	// Where a bracket further out fits the sign, that one is meant, and the inner one is missing.
	const other = letter === "}" ? "{" : "[";
	const isOuter = cursor.open.slice(0, -1).includes(other);
	addTrap(scan, {
		start: cursor.at,
		end: cursor.at + 1,
		code: "yaml-syntax",
		message: `A ${bracket} is closed by a ${letter}.`,
		help: `Close it with ${right}:`,
		edits: isOuter
			? [insertAfterText(scan, cursor.at, right)]
			: [{ start: cursor.at, end: cursor.at + 1, text: right }],
	});
	if (!isOuter) cursor.at++;
}

/** Behind the last letter before `at`, so that no blank comes between. */
function insertAfterText({ text }: Scan, at: number, bracket: string): Edit {
	let end = at;
	while (isGap(text[end - 1])) end--;
	return { start: end, end, text: bracket };
}

/** Reads a comma; one behind nothing is reported. */
export function comma(cursor: Cursor, start: number): void {
	const { scan } = cursor;
	let before = cursor.at - 1;
	while (before > start && isGap(scan.text[before])) before--;
	if (before === start || scan.text[before] === ",") {
		addTrap(scan, {
			start: cursor.at,
			end: cursor.at + 1,
			code: "yaml-syntax",
			message: "There is a comma too many here.",
			help: "Take it out:",
			edits: [{ start: cursor.at, end: cursor.at + 1, text: "" }],
		});
	}
	cursor.at++;
}

/** Between two entries stands a comma; a new line or a blank is not enough. */
export function between(cursor: Cursor, entries: readonly Entry[]): void {
	const { scan } = cursor;
	const end = cursor.at;
	if (!nextToken(cursor)) return;
	const letter = scan.text[cursor.at] ?? "";
	if (",}]".includes(letter)) return;
	const last = entries.at(-1);
	addTrap(scan, {
		start: Math.max(end - 1, last?.start ?? 0),
		end,
		code: "yaml-syntax",
		message: `A comma is missing after ${short(scan.text.slice(last?.valueStart ?? end, end))}.`,
		help: "Put one there:",
		edits: [{ start: end, end, text: "," }],
	});
}
