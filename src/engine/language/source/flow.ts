import type { Edit } from "./edits.ts";
import { missingBlank } from "./line-traps.ts";
import {
	bracketMessage,
	colonMessage,
	commentMessage,
	lostText,
	short,
	signTrap,
} from "./plain-traps.ts";
import { quoteText } from "./quote.ts";
import {
	checkEscapes,
	continues,
	endOfBrokenQuote,
	quotedEnd,
	quoteInQuotes,
	unclosedQuote,
} from "./quoted.ts";
import {
	addTrap,
	beginsComment,
	endOfLine,
	endOfText,
	guardDepth,
	isBlank,
	isGap,
	type Scan,
	skipBlanks,
	trimmedEnd,
} from "./scan-state.ts";

/** Where a `{ }` or `[ ]` ends. */
export interface FlowEnd {
	/** After the closing bracket. */
	readonly end: number;
	/** False: it was never closed, has been reported, and ends with its line. */
	readonly closed: boolean;
	/** The line the bracket ends in must not be looked at further. */
	readonly trapped: boolean;
}

interface Cursor {
	readonly scan: Scan;
	/** The column of what the brackets belong to: their lines stand deeper. */
	readonly parent: number;
	at: number;
	/** Brackets that are open, outermost first. */
	readonly open: string[];
	failed: boolean;
}

/** Reads a `{ }` or `[ ]` with all that stands in it, over as many lines as it takes, and reports its traps. */
export function scanFlow(scan: Scan, start: number, parent: number): FlowEnd {
	const cursor: Cursor = { scan, parent, at: start, open: [], failed: false };
	const before = scan.traps.length;
	collection(cursor, start);
	return {
		end: cursor.at,
		closed: !cursor.failed,
		trapped: scan.traps.length > before,
	};
}

/** One pair or item. `loose`: its value is text without quotes, so a comma may have cut it. */
interface Entry {
	readonly start: number;
	readonly end: number;
	readonly valueStart: number;
	readonly colon: boolean;
	readonly loose: boolean;
}

function collection(cursor: Cursor, start: number): void {
	const { text } = cursor.scan;
	const bracket = text[start] ?? "{";
	cursor.open.push(bracket);
	guardDepth(cursor.open.length, start);
	cursor.at = start + 1;
	const entries: Entry[] = [];
	while (!cursor.failed) {
		if (!nextToken(cursor)) break;
		const letter = text[cursor.at] ?? "";
		if (letter === "}" || letter === "]") {
			close(cursor, start, letter);
			break;
		}
		if (letter === ",") comma(cursor, start);
		else {
			entries.push(entry(cursor, bracket));
			if (!cursor.failed) between(cursor, entries);
		}
	}
	cursor.open.pop();
	if (bracket === "{" && !cursor.failed) lostCommas(cursor.scan, entries);
}

/** Moves over blanks, comments and line breaks; false where the lines no longer belong to the brackets. */
function nextToken(cursor: Cursor): boolean {
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

function close(cursor: Cursor, start: number, letter: string): void {
	const { scan } = cursor;
	const bracket = scan.text[start];
	const right = bracket === "{" ? "}" : "]";
	if (letter === right) {
		cursor.at++;
		return;
	}
	addTrap(scan, {
		start: cursor.at,
		end: cursor.at + 1,
		code: "yaml-syntax",
		message: `A ${bracket} is closed by a ${letter}.`,
		help: `Close it with ${right}:`,
		edits:
			cursor.open.includes(letter === "}" ? "{" : "[", 0) &&
			cursor.open.length > 1
				? [insertAfterText(scan, cursor.at, right)]
				: [{ start: cursor.at, end: cursor.at + 1, text: right }],
	});
	if (cursor.open.length < 2) cursor.at++;
}

/** Behind the last letter before `at`, so that no blank comes between. */
function insertAfterText({ text }: Scan, at: number, bracket: string): Edit {
	let end = at;
	while (isGap(text[end - 1])) end--;
	return { start: end, end, text: bracket };
}

function comma(cursor: Cursor, start: number): void {
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

function entry(cursor: Cursor, bracket: string): Entry {
	const { text } = cursor.scan;
	const start = cursor.at;
	const letter = text[start] ?? "";
	if (bracket === "[" && !keyEnd(text, start)) {
		const loose = value(cursor);
		return { start, end: cursor.at, valueStart: start, colon: false, loose };
	}
	const key = keyEnd(text, start);
	if (key === null) {
		const loose = value(cursor, "{[".includes(letter) === false);
		return { start, end: cursor.at, valueStart: start, colon: false, loose };
	}
	cursor.at = skipBlanks(text, key + 1);
	const valueStart = cursor.at;
	const empty =
		isGap(text[cursor.at]) ||
		",}]".includes(text[cursor.at] ?? "") ||
		beginsComment(text, cursor.at);
	if (empty && isGap(text[cursor.at])) {
		if (!nextToken(cursor))
			return { start, end: cursor.at, valueStart, colon: true, loose: false };
		if (",}]".includes(text[cursor.at] ?? ""))
			return { start, end: cursor.at, valueStart, colon: true, loose: false };
	}
	const from = cursor.at;
	const loose = empty && !isGap(text[valueStart]) ? false : value(cursor);
	return { start, end: cursor.at, valueStart: from, colon: true, loose };
}

/** Offset of the colon behind the key that begins at `start`, or null where there is none on this line before the entry ends. */
function keyEnd(text: string, start: number): number | null {
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

/** Reads one value; true when it is text without quotes. */
function value(cursor: Cursor, colonAllowed = false): boolean {
	const { scan } = cursor;
	const start = cursor.at;
	const letter = scan.text[start] ?? "";
	if (letter === '"' || letter === "'") {
		quotedValue(cursor, start);
		return false;
	}
	if (letter === "{" || letter === "[") return bracketValue(cursor, start);
	if ("*&!%@`|>".includes(letter) || isLoneSign(scan.text, start)) {
		return signValue(cursor, start);
	}
	plainValue(cursor, start, colonAllowed);
	return true;
}

function signValue(cursor: Cursor, start: number): boolean {
	const { scan } = cursor;
	cursor.at = entryEnd(scan, start);
	const rest = signTrap(scan, start, cursor.at);
	if (rest === null || rest >= cursor.at) return true;
	cursor.at = rest;
	return value(cursor);
}

function isLoneSign(text: string, at: number): boolean {
	return "-?:".includes(text[at] ?? " ") && isGap(text[at + 1]);
}

function quotedValue(cursor: Cursor, start: number): void {
	const { scan, parent } = cursor;
	const { end, closed } = quotedEnd(scan.text, start, parent);
	if (!closed) {
		cursor.at = brokenEnd(scan, start);
		unclosedQuote(scan, start, cursor.at);
		return;
	}
	cursor.at = end;
	const after = skipBlanks(scan.text, end);
	if (isNextEntry(scan.text, after)) return;
	if (endsEntry(scan.text, after)) {
		checkEscapes(scan, start, end);
		return;
	}
	cursor.at = endOfBrokenQuote(scan, start, end) ?? entryEnd(scan, start);
	quoteInQuotes(scan, start, cursor.at);
}

/** `{ en: "Hi }`: the text ends before the brackets that close on its line. */
function brokenEnd(scan: Scan, start: number): number {
	const line = scan.text.slice(start, endOfText(scan, start));
	const brackets = /[\s\]}]*$/.exec(line)?.[0] ?? "";
	return start + line.length - brackets.length;
}

function endsEntry(text: string, at: number): boolean {
	return (
		isGap(text[at]) ||
		",}]".includes(text[at] ?? " ") ||
		beginsComment(text, at)
	);
}

/** `{ en: "Hi" ar: "مرحبا" }` and `["a" "b"]`: a comma is missing, which `between` reports. */
function isNextEntry(text: string, at: number): boolean {
	return (
		/^(?:"|'|[\w-]+:\s)/.test(text.slice(at, at + 40)) && isBlank(text[at - 1])
	);
}

function bracketValue(cursor: Cursor, start: number): boolean {
	const { scan } = cursor;
	const before = scan.traps.length;
	collection(cursor, start);
	if (cursor.failed) return false;
	const after = skipBlanks(scan.text, cursor.at);
	const alone = endsEntry(scan.text, after) || isNextEntry(scan.text, after);
	if (alone && !isPlaceholder(scan.text.slice(start, cursor.at))) return false;
	scan.traps.length = before;
	cursor.at = alone ? cursor.at : entryEnd(scan, start);
	lostText(
		scan,
		start,
		cursor.at,
		bracketMessage(scan.text.slice(start, cursor.at)),
	);
	return true;
}

/** `{name}`, `{{name}}`, `{name|friend}`: braces without a pair in them. */
export function isPlaceholder(text: string): boolean {
	return /^\{+[\p{L}_][\p{L}\p{N}_. ]*(?:\|[^{}]*)?\}+$/u.test(text);
}

/** Where a text without quotes was meant to end: before the next comma or bracket that is not its own, or the end of the line. */
function entryEnd(scan: Scan, start: number): number {
	const until = endOfText(scan, start);
	let depth = 0;
	for (let at = start; at < until; at++) {
		const letter = scan.text[at] ?? "";
		if (letter === "{" || letter === "[") depth++;
		else if (letter === "}" || letter === "]") {
			if (depth === 0) return trimmedEnd(scan.text, start, at);
			depth--;
		} else if (letter === "," && depth === 0)
			return trimmedEnd(scan.text, start, at);
	}
	return until;
}

function plainValue(
	cursor: Cursor,
	start: number,
	colonAllowed: boolean,
): void {
	const { scan } = cursor;
	const end = entryEnd(scan, start);
	const raw = scan.text.slice(start, end);
	const hash = raw.search(/\s#/);
	const lost = hash >= 0 && /[^\s#]/.test(raw[hash + 2] ?? " ");
	if (hash >= 0 && !lost) {
		cursor.at = trimmedEnd(scan.text, start, start + hash);
		return;
	}
	cursor.at = end;
	if (lost) lostText(scan, start, end, commentMessage(raw.slice(hash + 1)));
	else if (/[{}[\]]/.test(raw))
		lostText(
			scan,
			start,
			end,
			"Inside { } and [ ] YAML does not read these braces as text.",
		);
	else if (!colonAllowed && /:(?:\s|$)/.test(raw))
		lostText(scan, start, end, colonMessage(raw));
}

/** Between two entries stands a comma; a new line or a blank is not enough. */
function between(cursor: Cursor, entries: readonly Entry[]): void {
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

/** `{ en: Sorry, we are closed }`: what follows the comma became a key of its own. */
function lostCommas(scan: Scan, entries: readonly Entry[]): void {
	let first: Entry | null = null;
	let last: Entry | null = null;
	for (const entry of [...entries, null]) {
		if (entry !== null && !entry.colon && first !== null) {
			last = entry;
			continue;
		}
		if (first !== null && last !== null) lostComma(scan, first, last);
		else if (entry?.colon === false) noColon(scan, entry);
		first = entry?.colon ? entry : null;
		last = null;
	}
}

/** `{en:Hello}` and `{ first_message }`. */
function noColon(scan: Scan, { start, end }: Entry): void {
	const raw = scan.text.slice(start, end);
	const joined = /^["']?[\w-]+["']?:(?=[^/\s])/.exec(raw)?.[0];
	if (joined !== undefined) {
		missingBlank(scan, start + joined.length);
		return;
	}
	addTrap(scan, {
		start,
		end,
		code: "yaml-syntax",
		message: `"${short(raw)}" has no value: inside { } everything is of the form "key: value".`,
		help: "Put a colon and its value behind it, or quotes around the whole text if it is one.",
		edits: [{ start: end, end, text: ":" }],
		showLine: false,
		leavesOut: true,
	});
}

function lostComma(scan: Scan, first: Entry, last: Entry): void {
	const start = first.valueStart;
	const whole = scan.text.slice(start, last.end);
	const cut = scan.text.slice(first.end, last.end).replace(/^\s*,\s*/, "");
	const inside = scan.traps.filter(
		(trap) => trap.start >= start && trap.end <= last.end,
	);
	for (const trap of inside) scan.traps.splice(scan.traps.indexOf(trap), 1);
	addTrap(scan, {
		start,
		end: last.end,
		code: "text-lost",
		message: `Inside { } a comma ends the text: "${short(cut)}" is lost.`,
		help: "Put quotes around the text:",
		edits: [
			{
				start,
				end: last.end,
				text: quoteText(first.loose ? whole : whole.replaceAll('"', "")),
			},
		],
	});
}
