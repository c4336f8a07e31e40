import { short } from "./plain-traps.ts";
import { quoteText } from "./quote.ts";
import { addTrap, endOfText, type Scan } from "./scan-state.ts";
import type { Behind } from "./value-end.ts";

/** Reports a line that begins in a column where no line of its kind begins, and moves it. */
export function indentTrap(
	scan: Scan,
	at: number,
	column: number,
	meant: number,
): void {
	addTrap(scan, {
		start: at,
		end: endOfKey(scan, at),
		code: "yaml-syntax",
		message: `This line begins after ${spaces(column)}; the lines it belongs with begin after ${spaces(meant)}.`,
		help: `Lines that belong together begin in the same column: move it ${column > meant ? "left" : "right"} by ${Math.abs(column - meant)}.`,
		edits: [{ start: at - column, end: at, text: " ".repeat(meant) }],
		showLine: false,
		indent: true,
	});
}

function spaces(count: number): string {
	return count === 1 ? "1 space" : `${count} spaces`;
}

function endOfKey(scan: Scan, at: number): number {
	const line = scan.text.slice(at, endOfText(scan, at));
	return at + (/^(?:- +)*[^\s:]+/.exec(line)?.[0].length ?? line.length);
}

/** Reports a dash among keys or a key among dashes. The line is left out while the rest is read. */
export function mixedTrap(scan: Scan, at: number, kind: "map" | "list"): void {
	const end = endOfText(scan, at);
	addTrap(scan, {
		start: at,
		end: endOfKey(scan, at),
		code: "yaml-syntax",
		message:
			kind === "list"
				? 'A list ("- …") begins here, among lines of the form "key: value".'
				: 'Every line here begins with "- ", but this one does not.',
		help:
			kind === "list"
				? "Put the list under a key of its own, or take the dash away."
				: 'Put "- " before it, or move it to where it belongs.',
		edits: [{ start: at, end, text: "#" }],
		showLine: false,
		leavesOut: true,
	});
}

/** Reports a key where every line begins with a dash, and puts one before it. */
export function missingDash(scan: Scan, at: number): void {
	addTrap(scan, {
		start: at,
		end: endOfKey(scan, at),
		code: "yaml-syntax",
		message: 'Every line here begins with "- ", but this one does not.',
		help: "Put a dash before it, or move it to where it belongs:",
		edits: [{ start: at, end: at, text: "- " }],
	});
}

/** Reports a line without a colon where `key: value` is expected. */
export function noColonTrap(scan: Scan, at: number): void {
	const end = endOfText(scan, at);
	const raw = scan.text.slice(at, end);
	const joined = /^([\w-]+):(?=[^ \t])/.exec(raw);
	if (joined) {
		missingBlank(scan, at + joined[0].length);
		return;
	}
	const [, word = ""] = /^(\w+) /.exec(raw) ?? [];
	if (commonKeys.has(word)) {
		missingColon(scan, at, at + word.length);
		return;
	}
	addTrap(scan, {
		start: at,
		end,
		code: "yaml-syntax",
		message: `"${short(raw)}" is no line of the form "key: value".`,
		help: /^\w+ /.test(raw)
			? `Is a colon missing? For example: ${raw.replace(/^(\w+) +(.*)$/, (_, key, rest) => `${key}: ${short(rest)}`)}`
			: "Put a colon and a space behind the key.",
		edits: [{ start: at, end, text: "#" }],
		showLine: false,
		leavesOut: true,
	});
}

/** Words that a line without a colon may well begin with. */
const commonKeys: ReadonlySet<string> = new Set([
	"name",
	"when",
	"if",
	"reply",
	"limit",
	"continue",
	"interrupt",
	"after_limit",
	"timezone",
	"languages",
	"text",
	"keyword",
]);

function missingColon(scan: Scan, start: number, end: number): void {
	addTrap(scan, {
		start,
		end,
		code: "yaml-syntax",
		message: `A colon is missing after "${scan.text.slice(start, end)}".`,
		help: "Put one there:",
		edits: [{ start: end, end, text: ":" }],
	});
}

/** Reports a colon with no space behind it, which ends at `at`. */
export function missingBlank(scan: Scan, at: number): void {
	addTrap(scan, {
		start: at - 1,
		end: at,
		code: "yaml-syntax",
		message: "A space is missing after the colon.",
		help: "Put one there:",
		edits: [{ start: at, end: at, text: " " }],
	});
}

/** Reports lines under a key that has its value already, and leaves them out; gives the first line behind them. */
export function dropBlock(scan: Scan, line: number, behind: Behind): number {
	const { source, text } = scan;
	let next = line;
	const edits = [];
	for (; next <= source.lineCount; next++) {
		const start = source.lineStart(next);
		let at = start;
		while (text[at] === " ") at++;
		const blank = "\r\n#".includes(text[at] ?? "\n");
		if (!blank && at - start <= behind.parent) break;
		if (!blank) edits.push({ start: at, end: endOfText(scan, at), text: "#" });
	}
	const first = edits[0]?.start ?? source.lineStart(line);
	const value = text.slice(behind.start, endOfText(scan, behind.start));
	addTrap(scan, {
		start: first,
		end: endOfKey(scan, first),
		code: "yaml-syntax",
		message: behind.isKey
			? `These lines cannot stand here: the key above them has the value ${quoteText(short(value))} already.`
			: `These lines cannot stand here: the item above them is ${quoteText(short(value))}, and nothing can stand below that.`,
		help: behind.isKey
			? "Take that value away, or move these lines to where they belong."
			: 'Put "- " before them, in the column of the dash above.',
		edits,
		showLine: false,
		leavesOut: true,
	});
	return next;
}
