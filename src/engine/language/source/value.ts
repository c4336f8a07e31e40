import { isPlaceholder, scanFlow } from "./flow.ts";
import {
	bracketMessage,
	commentMessage,
	lostText,
	signTrap,
} from "./plain-traps.ts";
import { plainValue } from "./plain-value.ts";
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
} from "./scan-state.ts";
import { ended, type ValueEnd, type ValuePlace } from "./value-end.ts";

/** Looks at what stands behind a key or dash, reports its traps and gives its end. */
export function scanValue(scan: Scan, place: ValuePlace): ValueEnd {
	const { start } = place;
	const letter = scan.text[start] ?? "\n";
	if (isGap(letter)) return { ...ended(start), empty: true };
	if (beginsComment(scan.text, start)) return emptyValue(scan, place);
	if (letter === '"' || letter === "'") return quotedValue(scan, place);
	if (letter === "{" || letter === "[") return bracketValue(scan, place);
	if (letter === "|" || letter === ">") return announced(scan, place);
	if ("*&!%@`]},".includes(letter) || isSign(scan.text, start))
		return signValue(scan, place);
	return plainValue(scan, place);
}

function isSign(text: string, at: number): boolean {
	return "-?:".includes(text[at] ?? " ") && isGap(text[at + 1]);
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
