import { isPlaceholder, scanFlow } from "./flow.ts";
import {
	bracketMessage,
	colonMessage,
	commentDoubt,
	commentMessage,
	lostText,
	signTrap,
} from "./plain-traps.ts";
import {
	checkEscapes,
	quotedEnd,
	quoteInQuotes,
	unclosedQuote,
} from "./quoted.ts";
import {
	addTrap,
	beginsComment,
	endOfLine,
	endOfText,
	isGap,
	type Scan,
	skipBlanks,
	trimmedEnd,
} from "./scan-state.ts";

/** A value behind a key or dash. */
export interface ValuePlace {
	readonly start: number;
	/** Column of the key or dash it belongs to. */
	readonly parent: number;
	readonly key: string | null;
	/** Customers or staff read it. */
	readonly shown: boolean;
}

/** How far a value reaches. */
export interface ValueEnd {
	/** An offset in its last line. */
	readonly end: number;
	/** Nothing stands there: what follows deeper is the value. */
	readonly empty: boolean;
	/** It is text without quotes: deeper lines go on with it. */
	readonly plain: boolean;
	/** It announces a text of several lines. */
	readonly blockScalar: boolean;
}

/** The unquoted text that deeper lines go on with. */
export interface Behind {
	readonly parent: number;
	/** The column of its key or dash. */
	readonly column: number;
	readonly isKey: boolean;
	readonly start: number;
}

/** Looks at what stands behind a key or dash, reports its traps and gives its end. */
export function scanValue(scan: Scan, place: ValuePlace): ValueEnd {
	const { start } = place;
	const letter = scan.text[start] ?? "\n";
	if (isGap(letter)) return { ...ended(start), empty: true };
	if (beginsComment(scan.text, start)) return emptyValue(scan, place);
	if (letter === '"' || letter === "'") return quotedValue(scan, place);
	if (letter === "{" || letter === "[") return bracketValue(scan, place);
	if (letter === "|" || letter === ">") return announced(scan, place);
	if ("*&!%@`]}".includes(letter) || isSign(scan.text, start))
		return signValue(scan, place);
	return plainValue(scan, place);
}

function ended(end: number): ValueEnd {
	return { end, empty: false, plain: false, blockScalar: false };
}

function isSign(text: string, at: number): boolean {
	return "-?:,".includes(text[at] ?? " ") && isGap(text[at + 1]);
}

/** `reply: #1 burger` is a comment to YAML; `rules: # all of them` is one to people too. */
function emptyValue(scan: Scan, place: ValuePlace): ValueEnd {
	const { start } = place;
	const end = endOfText(scan, start);
	const doubtful = /[^\s#!-]/.test(scan.text[start + 1] ?? " ");
	if (!doubtful || deeperBelow(scan, place))
		return { ...ended(start), empty: true };
	lostText(scan, start, end, commentMessage(scan.text.slice(start, end)));
	return ended(end);
}

function deeperBelow(scan: Scan, { start, parent }: ValuePlace): boolean {
	const { source, text } = scan;
	for (
		let line = source.position(start).line + 1;
		line <= source.lineCount;
		line++
	) {
		const lineStart = source.lineStart(line);
		let at = lineStart;
		while (text[at] === " ") at++;
		if (at >= text.length || "\r\n#".includes(text[at] ?? "")) continue;
		const column = at - lineStart;
		return column > parent || (column === parent && text[at] === "-");
	}
	return false;
}

function quotedValue(scan: Scan, { start, parent }: ValuePlace): ValueEnd {
	const { end, closed } = quotedEnd(scan.text, start, parent);
	if (!closed) {
		unclosedQuote(scan, start);
		return ended(start);
	}
	const after = skipBlanks(scan.text, end);
	if (isGap(scan.text[after]) || beginsComment(scan.text, after)) {
		checkEscapes(scan, start, end);
		return ended(end);
	}
	const whole = endOfText(scan, end);
	quoteInQuotes(scan, start, whole);
	return ended(whole);
}

function bracketValue(scan: Scan, place: ValuePlace): ValueEnd {
	const { start, parent, shown } = place;
	const before = scan.traps.length;
	const line = endOfText(scan, start);
	const { end, closed } = scanFlow(scan, start, parent);
	const raw = scan.text.slice(start, end);
	const after = skipBlanks(scan.text, end);
	const trapped = scan.traps.length > before;
	const open = !closed && shown && end <= line && raw.startsWith("[");
	if (open || (trapped && isSentence(scan.text.slice(start, line))))
		return wholeLine(scan, start, before);
	if (!closed) return ended(end);
	if (isGap(scan.text[after]) || beginsComment(scan.text, after)) {
		if (isPlaceholder(raw)) return wholeLine(scan, start, before);
		return ended(end);
	}
	if (/^[\]}]+$/.test(scan.text.slice(after, endOfText(scan, after))))
		return tooManyBrackets(scan, end);
	return wholeLine(scan, start, before);
}

/** `{name, how are you?`: an opening brace that was text, with no pair behind it. */
function isSentence(raw: string): boolean {
	return /^\{(?!\s)(?!["']?[\p{L}\w-]+["']?\s*:)/u.test(raw);
}

function wholeLine(scan: Scan, start: number, traps: number): ValueEnd {
	scan.traps.length = traps;
	const end = textBeforeComment(scan, start);
	lostText(scan, start, end, bracketMessage(scan.text.slice(start, end)));
	return ended(end);
}

/** The end of a text in its line; a comment behind two blanks is not part of it. */
function textBeforeComment(scan: Scan, start: number): number {
	const raw = scan.text.slice(start, endOfText(scan, start));
	const comment = raw.search(/\s\s+#\s/);
	return start + (comment < 0 ? raw.length : comment);
}

function tooManyBrackets(scan: Scan, end: number): ValueEnd {
	const until = endOfText(scan, end);
	addTrap(scan, {
		start: skipBlanks(scan.text, end),
		end: until,
		code: "yaml-syntax",
		message: "There is a closing bracket too many here.",
		help: "Take it out:",
		edits: [{ start: end, end: until, text: "" }],
	});
	return ended(until);
}

/** `|` and `>` announce a text of several lines when nothing but a comment follows them. */
function announced(scan: Scan, place: ValuePlace): ValueEnd {
	const { start } = place;
	const line = scan.text.slice(start, endOfLine(scan, start));
	if (/^[|>](?:[+-]?[1-9]?|[1-9][+-])\s*(?:\s#.*)?$/.test(line))
		return { ...ended(start), blockScalar: true };
	return signValue(scan, place);
}

function signValue(scan: Scan, place: ValuePlace): ValueEnd {
	const end = textBeforeComment(scan, place.start);
	const rest = signTrap(scan, place.start, end);
	return rest === null
		? ended(end)
		: scanValue(scan, { ...place, start: rest });
}

function plainValue(scan: Scan, { start, shown }: ValuePlace): ValueEnd {
	const end = endOfText(scan, start);
	const hash = commentAt(scan, start, end);
	const doubt =
		hash === null ? null : commentDoubt(scan, { start, hash, shown });
	const textEnd =
		hash === null || doubt === "error"
			? end
			: trimmedEnd(scan.text, start, hash);
	const raw = scan.text.slice(start, textEnd);
	if (doubt !== null && hash !== null)
		lostComment(scan, { start, hash, end, severity: doubt });
	else if (/:(?:\s|$)/.test(raw))
		lostText(scan, start, textEnd, colonMessage(raw));
	return { ...ended(end), plain: hash === null && doubt === null };
}

function commentAt(scan: Scan, start: number, end: number): number | null {
	for (let at = start + 1; at < end; at++)
		if (beginsComment(scan.text, at)) return at;
	return null;
}

function lostComment(
	scan: Scan,
	{
		start,
		hash,
		end,
		severity,
	}: {
		start: number;
		hash: number;
		end: number;
		severity: "error" | "warning";
	},
): void {
	const lost = scan.text.slice(hash, end);
	lostText(
		scan,
		start,
		end,
		commentMessage(lost),
		severity === "error"
			? { start: hash }
			: {
					start: hash,
					severity,
					help: "If it belongs to the text, put quotes around all of it; if it is a comment, put two spaces before the #:",
				},
	);
}

/** A further line of an unquoted text: a `#` in it takes text away, a colon at a word's end breaks it. */
export function continuation(scan: Scan, start: number, behind: Behind): void {
	const end = endOfText(scan, start);
	const hash = commentAt(scan, start, end);
	if (hash === null) return;
	const doubt = commentDoubt(scan, { start, hash, shown: false });
	if (doubt === null) return;
	addTrap(scan, {
		start: hash,
		end,
		code: "text-lost",
		message: commentMessage(scan.text.slice(hash, end)),
		help: `Put quotes around the whole text, from "${scan.text.slice(behind.start, behind.start + 12)}…" on.`,
		// A blank that is none to YAML keeps the text whole while the rest of the file is read.
		edits: [{ start: hash - 1, end: hash, text: "\u00A0" }],
		showLine: false,
	});
}
