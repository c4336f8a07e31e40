import { quoteText } from "./quote.ts";
import { addTrap, endOfText, isGap, type Scan } from "./scan-state.ts";

/** Where a quoted text ends. */
export interface QuotedEnd {
	/** After the closing quote; where it is missing, where the search ended. */
	readonly end: number;
	readonly closed: boolean;
}

/**
 * Finds the end of the quoted text that begins at `start`. It may run over several lines as long as they are indented deeper
 * than `parent`, the column of what it belongs to.
 */
export function quotedEnd(
	text: string,
	start: number,
	parent: number,
): QuotedEnd {
	const quote = text[start];
	for (let at = start + 1; at < text.length; at++) {
		const letter = text[at];
		if (letter === "\n" && !continues(text, at + 1, parent))
			return { end: at, closed: false };
		if (letter === "\\" && quote === '"') at++;
		else if (letter !== quote) continue;
		else if (quote === "'" && text[at + 1] === "'") at++;
		else return { end: at + 1, closed: true };
	}
	return { end: text.length, closed: false };
}

/** Whether the line at `lineStart` still belongs to a text whose owner stands in column `parent` (from 0; −1 for the whole file). */
export function continues(
	text: string,
	lineStart: number,
	parent: number,
): boolean {
	let at = lineStart;
	while (text[at] === " ") at++;
	const letter = text[at];
	if (letter === "\n" || letter === "\r") return true;
	return letter !== undefined && at - lineStart > parent;
}

/** What YAML knows behind a backslash in double quotes. */
const escapes = new Set([...'0abtnvfre "/\\N_LPxuU\t\n\r']);

/** Reports backslashes in double quotes that YAML does not know, one trap for the whole text. */
export function checkEscapes(scan: Scan, start: number, end: number): void {
	if (scan.text[start] !== '"') return;
	const bad = badEscapes(scan.text, start, end);
	const [first] = bad;
	if (first === undefined) return;
	const shown = scan.text.slice(first, first + 2);
	const braces = bad.every((at) => /[{}]/.test(scan.text[at + 1] ?? ""));
	addTrap(scan, {
		start: first,
		end: first + 2,
		code: "text-lost",
		message: `In double quotes YAML takes \`\\\` for itself and does not know \`${shown}\`.`,
		help: braces ? "Write the backslash twice:" : "Use single quotes here:",
		edits: braces
			? bad.map((at) => ({ start: at, end: at, text: "\\" }))
			: [
					{
						start,
						end,
						text: quoteText(scan.text.slice(start + 1, end - 1)),
					},
				],
	});
}

function badEscapes(
	text: string,
	start: number,
	end: number,
): readonly number[] {
	const bad: number[] = [];
	for (let at = start + 1; at < end - 1; at++) {
		if (text[at] !== "\\") continue;
		if (!knownEscape(text, at)) bad.push(at);
		at++;
	}
	return bad;
}

function knownEscape(text: string, at: number): boolean {
	const letter = text[at + 1] ?? "";
	const digits = { x: 2, u: 4, U: 8 }[letter];
	if (digits === undefined) return escapes.has(letter);
	const code = text.slice(at + 2, at + 2 + digits);
	return (
		/^[0-9a-f]+$/i.test(code) &&
		code.length === digits &&
		Number.parseInt(code, 16) <= 0x10ffff
	);
}

/** Reports a quote that is closed too early: `'It's ok'`, `"He said "hi""`. `end` is the end of the whole text. */
export function quoteInQuotes(scan: Scan, start: number, end: number): void {
	const raw = scan.text.slice(start, end);
	const quote = raw[0] ?? '"';
	const whole = raw.length > 1 && raw.endsWith(quote);
	const meant = whole ? unescaped(raw.slice(1, -1), quote) : raw;
	addTrap(scan, {
		start,
		end,
		code: "text-lost",
		message: `The quote ${quote} ends the text too early: what follows it is lost.`,
		help:
			quote === "'"
				? "Use double quotes around it:"
				: "Use single quotes around it:",
		edits: [{ start, end, text: quoteText(meant) }],
	});
}

function unescaped(inner: string, quote: string): string {
	return quote === "'"
		? inner.replaceAll("''", "'")
		: inner.replace(/\\(["\\])/g, "$1");
}

/** Reports a quote that is never closed, and closes it at the end of its line. */
export function unclosedQuote(
	scan: Scan,
	start: number,
	end: number = endOfText(scan, start),
): void {
	const quote = scan.text[start] ?? '"';
	addTrap(scan, {
		start,
		end: start + 1,
		code: "yaml-syntax",
		message: `This quote ${quote} is never closed.`,
		help: "Close it where the text ends:",
		edits: [
			{
				start,
				end,
				text: quoteText(unescaped(scan.text.slice(start + 1, end), quote)),
			},
		],
	});
}

/** The end of a text in `{ }` or `[ ]` whose quote closed too early: the next quote that a comma or a bracket follows. */
export function endOfBrokenQuote(
	scan: Scan,
	start: number,
	from: number,
): number | null {
	const quote = scan.text[start];
	const until = endOfText(scan, start);
	for (let at = from; at < until; at++) {
		if (scan.text[at] !== quote) continue;
		let next = at + 1;
		while (next < until && isGap(scan.text[next])) next++;
		if (next === until || ",}]".includes(scan.text[next] ?? "")) return at + 1;
	}
	return null;
}
