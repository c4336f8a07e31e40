import { addTrap, endOfLine, type Scan } from "./scan-state.ts";
import type { SourceText } from "./source-text.ts";
import type { Trap } from "./trap.ts";

/**
 * Reports what must be put right before lines can be told apart: tabs and invisible letters at the start of lines, a second
 * document, directives. Everything after the end of the first document is left out. A tab counts as `tabWidth` spaces.
 */
export function prelude(source: SourceText, tabWidth: number): readonly Trap[] {
	const scan: Scan = { source, text: source.text, traps: [] };
	invisibleStarts(scan, tabWidth);
	for (let line = 1; line <= source.lineCount; line++)
		if (documentLine(scan, line)) break;
	return scan.traps;
}

/** Blanks that are no spaces: tabs, those of web pages and word processors, direction marks. */
const invisible =
	/^(?: *[\t\u00A0\u1680\u2000-\u200F\u202A-\u202F\u205F-\u2064\u2066-\u2069\u3000\uFEFF])[ \t\u00A0\u1680\u2000-\u200F\u202A-\u202F\u205F-\u2064\u2066-\u2069\u3000\uFEFF]*/gm;

function invisibleStarts(scan: Scan, tabWidth: number): void {
	const found = [...scan.text.matchAll(invisible)].filter(
		({ index, 0: blanks }) => !isEmptyLine(scan.text, index + blanks.length),
	);
	for (const tab of [true, false]) {
		const some = found.filter(({ 0: blanks }) => blanks.includes("\t") === tab);
		if (some.length > 0) invisibleTrap(scan, some, tab ? tabWidth : null);
	}
}

function isEmptyLine(text: string, at: number): boolean {
	return "\r\n".includes(text[at] ?? "\n");
}

function invisibleTrap(
	scan: Scan,
	found: readonly RegExpExecArray[],
	tabWidth: number | null,
): void {
	const tab = tabWidth !== null;
	const first = found[0];
	if (!first) return;
	const more = found.length > 1 ? ` (and ${found.length - 1} more below)` : "";
	const start = first.index + first[0].search(/[^ ]/);
	addTrap(scan, {
		start,
		end: first.index + first[0].length,
		code: tab ? "text-lost" : "yaml-syntax",
		message: tab
			? `This line begins with a tab${more}. YAML wants spaces.`
			: `This line begins with an invisible letter that is no space${more}.`,
		help: tab
			? "Press the space bar twice for each tab; most editors can replace all tabs at once."
			: "Delete everything before the first word and put in spaces again.",
		edits: found.map(({ index, 0: blanks }) => ({
			start: index,
			end: index + blanks.length,
			text: asSpaces(blanks, tabWidth ?? 2),
		})),
		showLine: false,
	});
}

function asSpaces(blanks: string, tabWidth: number): string {
	return blanks
		.replaceAll("\t", " ".repeat(tabWidth))
		.replace(
			/[\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g,
			"",
		)
		.replace(/[^ ]/g, " ");
}

/** True where the first document ends. */
function documentLine(scan: Scan, line: number): boolean {
	const { source, text } = scan;
	const start = source.lineStart(line);
	const first = text[start];
	if (first !== "%" && first !== "-" && first !== ".") return false;
	const raw = text.slice(start, endOfLine(scan, start));
	if (/^%[A-Z]/.test(raw)) directive(scan, start, raw);
	if (/^---(?:\s|$)/.test(raw) && nothingBefore(text.slice(0, start))) {
		// The mark itself is harmless; blanked out it cannot announce anything.
		const behind = raw.slice(3).trim();
		if (behind !== "" && !behind.startsWith("#"))
			separator(scan, start, start + 3, text.length);
		return false;
	}
	if (!/^(?:---|\.\.\.)(?:\s|$)/.test(raw)) return false;
	const rest = text.slice(start + 3).replace(/#.*$/gm, "");
	if (raw.startsWith("...") && rest.trim() === "") return true;
	separator(scan, start, start + raw.length, text.length);
	return true;
}

function nothingBefore(before: string): boolean {
	return (
		before
			.replace(/^\uFEFF/, "")
			.replace(/^[#%].*$/gm, "")
			.trim() === ""
	);
}

function directive(scan: Scan, start: number, raw: string): void {
	addTrap(scan, {
		start,
		end: start + raw.trimEnd().length,
		code: "yaml-syntax",
		message:
			"Lines that begin with % tell YAML how to read a file; rules need none.",
		help: "Delete this line.",
		edits: [{ start, end: start + raw.length, text: "#" }],
		showLine: false,
	});
}

function separator(
	scan: Scan,
	start: number,
	end: number,
	until: number,
): void {
	addTrap(scan, {
		start,
		end,
		code: "yaml-syntax",
		message:
			"A second document begins here: nothing from this line on is read.",
		help: "Delete this line, or put what follows into a file of its own.",
		edits: [{ start, end: until, text: "" }],
		showLine: false,
		leavesOut: true,
	});
}
