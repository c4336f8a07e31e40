import { type Entry, lostCommas } from "./flow-commas.ts";
import { type Cursor, nextToken } from "./flow-cursor.ts";
import { between, close, comma } from "./flow-separators.ts";
import { entryEnd, keyEnd } from "./flow-text.ts";
import {
	bracketMessage,
	colonMessage,
	commentMessage,
	lostText,
	signTrap,
} from "./plain-traps.ts";
import {
	checkEscapes,
	endOfBrokenQuote,
	quotedEnd,
	quoteInQuotes,
	unclosedQuote,
} from "./quoted.ts";
import {
	beginsComment,
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

function collection(cursor: Cursor, start: number): void {
	const { text } = cursor.scan;
	const bracket = text[start] ?? "{";
	cursor.open.push(bracket);
	guardDepth(cursor.open.length, start);
	cursor.at = start + 1;
	const before = cursor.scan.traps.length;
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
	if (bracket === "{" && !cursor.failed)
		lostCommas(cursor.scan, entries, before);
}

/** Reads one pair or item. */
function entry(cursor: Cursor, bracket: string): Entry {
	const { scan } = cursor;
	const start = cursor.at;
	const key = beginsWithSign(scan.text, start)
		? null
		: keyEnd(scan.text, start);
	if (key === null) return item(cursor, bracket);
	if ("\"'".includes(scan.text[start] ?? " "))
		checkEscapes(scan, start, trimmedEnd(scan.text, start, key));
	cursor.at = key + 1;
	const blank = { colon: true, loose: false, start } as const;
	if (!nextToken(cursor) || ",}]".includes(scan.text[cursor.at] ?? ""))
		return { valueStart: key + 1, end: key + 1, ...blank };
	const valueStart = cursor.at;
	const loose = value(cursor);
	return { valueStart, end: cursor.at, ...blank, loose };
}

/** An item of a list, or an entry of a map without a colon. */
function item(cursor: Cursor, bracket: string): Entry {
	const start = cursor.at;
	const isText = !"{[".includes(cursor.scan.text[start] ?? "");
	const loose = value(cursor, bracket === "{" && isText);
	return { start, end: cursor.at, valueStart: start, colon: false, loose };
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
	if (beginsWithSign(scan.text, start)) return signValue(cursor, start);
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

/** A sign that no text in brackets may begin with; some only where nothing is joined to them. */
function beginsWithSign(text: string, at: number): boolean {
	const letter = text[at] ?? " ";
	const next = text[at + 1];
	if ("*&!%@`|>#".includes(letter)) return true;
	return (
		"-?:".includes(letter) && (isGap(next) || ",[]{}".includes(next ?? " "))
	);
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
