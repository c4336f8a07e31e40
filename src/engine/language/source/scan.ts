import { enter, type Levels, noLevels } from "./levels.ts";
import {
	afterBlockScalar,
	isDash,
	isJoined,
	isLineEnd,
	keyColon,
} from "./line-starts.ts";
import {
	dropBlock,
	indentTrap,
	missingBlank,
	missingDash,
	mixedTrap,
	noColonTrap,
} from "./line-traps.ts";
import { isShown, lostText, signTrap } from "./plain-traps.ts";
import { continuation } from "./plain-value.ts";
import {
	beginsComment,
	endOfText,
	guardDepth,
	isGap,
	type Scan,
	skipBlanks,
	trimmedEnd,
} from "./scan-state.ts";
import type { SourceText } from "./source-text.ts";
import type { Trap } from "./trap.ts";
import { scanValue } from "./value.ts";
import type { Behind } from "./value-end.ts";

/**
 * Walks over a file's lines before YAML reads them and reports everything that YAML would refuse, lose or read in another way
 * than it was meant. Throws `Unreadable` when something stands too deep. On a file without traps YAML finds no fault either.
 */
export function scan(source: SourceText): readonly Trap[] {
	const state: Scan = { source, text: source.text, traps: [] };
	const block: Block = {
		scan: state,
		levels: noLevels(),
		behind: null,
		shifted: null,
	};
	let line = 1;
	while (line <= source.lineCount) line = scanLine(block, line);
	return state.traps;
}

interface Block {
	readonly scan: Scan;
	readonly levels: Levels;
	/** The unquoted text that the line before left open: deeper lines go on with it. */
	behind: Behind | null;
	/** The column that the line before was moved from: its neighbours are moved without a word. */
	shifted: number | null;
}

/** Reads the line and what belongs to it; gives the next line to look at. */
function scanLine(block: Block, line: number): number {
	const { scan } = block;
	const start = scan.source.lineStart(line);
	let at = start;
	while (scan.text[at] === " ") at++;
	if (isLineEnd(scan.text[at]) || scan.text[at] === "#") return line + 1;
	const column = at - start;
	// The marks of the one document; a second one has been reported and cut off.
	if (
		column === 0 &&
		/^(?:---|\.\.\.)(?:\s|$)/.test(scan.text.slice(at, at + 4))
	)
		return line + 1;
	if (block.shifted !== null && block.shifted !== column) block.shifted = null;
	if (block.behind !== null && column > block.behind.parent)
		return goOn(block, line, at);
	block.behind = null;
	return entries(block, line, at, column);
}

/** A deeper line behind an unquoted text: more of the text, or a key that cannot stand there. */
function goOn(block: Block, line: number, at: number): number {
	const { scan, behind } = block;
	if (behind === null) return line + 1;
	if (keyColon(scan, at) === null && !isDash(scan.text, at)) {
		continuation(scan, at, behind);
		return line + 1;
	}
	const column = at - scan.source.lineStart(line);
	// One or three columns are a slip; two or four were meant to be deeper.
	const near = [1, 3].includes(column - behind.column) && behind.column >= 0;
	const isKey = !isDash(scan.text, at);
	if (isKey && near && behind.isKey) {
		const moved = block.shifted === column;
		if (!moved) indentTrap(scan, at, column, behind.column);
		else moveSilently(scan, at, column, behind.column);
		block.shifted = column;
		block.behind = null;
		return entries(block, line, at, behind.column);
	}
	if (isKey && !behind.isKey && isJoined(scan, behind.start)) {
		const key = scan.source.position(behind.start).column - 1;
		missingBlank(scan, scan.text.indexOf(":", behind.start) + 1);
		block.levels.open.push({ column: key, kind: "map" });
		block.behind = null;
		return entries(block, line, at, column);
	}
	return dropBlock(scan, line, behind);
}

function moveSilently(scan: Scan, at: number, from: number, to: number): void {
	const moved = scan.traps.findLast(({ indent }) => indent === true);
	moved?.edits.push({ start: at - from, end: at, text: " ".repeat(to) });
}

/** Dashes, then a key, then its value. `column` is where the line counts as beginning. */
function entries(
	block: Block,
	line: number,
	from: number,
	column: number,
): number {
	const { scan, levels } = block;
	let at = from;
	let here = column;
	while (isDash(scan.text, at)) {
		here = enterAt(block, at, here, "list");
		levels.pending = here;
		guardDepth(levels.open.length, at);
		const next = skipBlanks(scan.text, at + 1);
		if (isGap(scan.text[next]) || beginsComment(scan.text, next))
			return line + 1;
		here += next - at;
		at = next;
	}
	guardDepth(levels.open.length, at);
	return keyOrText(block, line, at, here);
}

/** Enters a block and gives the column that counts, which is another one where the line had to be moved. */
function enterAt(
	block: Block,
	at: number,
	column: number,
	kind: "map" | "list",
): number {
	const { scan, levels } = block;
	const entered = enter(levels, column, kind);
	if (entered.fits) return column;
	if (entered.why === "mixed" && kind === "map") {
		missingDash(scan, at);
		enter(levels, column, "list");
		levels.open.push({ column: column + 2, kind });
		return column + 2;
	}
	if (entered.why === "mixed") {
		mixedTrap(scan, at, kind);
		return column;
	}
	if (block.shifted === column) moveSilently(scan, at, column, entered.column);
	else indentTrap(scan, at, column, entered.column);
	block.shifted = column;
	if (!enter(levels, entered.column, kind).fits)
		levels.open.push({ column: entered.column, kind });
	return entered.column;
}

function keyOrText(
	block: Block,
	line: number,
	at: number,
	column: number,
): number {
	const { scan, levels } = block;
	const colon = keyColon(scan, at);
	if (scan.text[at] === "?" && isGap(scan.text[at + 1]))
		return questionMark(block, line, at);
	if (colon === null) return textAlone(block, line, at);
	signKey(scan, at, colon);
	const parent = enterAt(block, at, column, "map");
	const key = scan.text.slice(at, colon).trim();
	const start = skipBlanks(scan.text, colon + 1);
	levels.pending = parent;
	return value(block, { line, start, parent, key });
}

function questionMark(
	{ scan, levels }: Block,
	line: number,
	at: number,
): number {
	const end = endOfText(scan, at);
	const wanted = levels.pending !== null && levels.open.length > 0;
	const message =
		'YAML reads "? " at the start of a line as the start of a key.';
	const leftOut = {
		help: "Take the question mark away, or put quotes around the text.",
		edits: [{ start: at, end, text: "#" }],
		showLine: false,
		leavesOut: true,
	};
	lostText(scan, at, end, message, wanted ? {} : leftOut);
	levels.pending = null;
	return line + 1;
}

/** `*Menu*: …` as an option's id. */
function signKey(scan: Scan, at: number, colon: number): void {
	if ("*&!%@`|>".includes(scan.text[at] ?? " "))
		signTrap(scan, at, trimmedEnd(scan.text, at, colon));
}

/** A text without a key: an item, a value on its own line – or a line whose colon was forgotten. */
function textAlone(block: Block, line: number, at: number): number {
	const { scan, levels } = block;
	const parent = levels.pending;
	const top = levels.open.at(-1);
	const expected =
		parent !== null &&
		(top !== undefined || "{[".includes(scan.text[at] ?? " ")) &&
		!(top?.kind === "map" && isKeyWithoutBlank(scan, at, top.column, line));
	if (expected) return value(block, { line, start: at, parent, key: null });
	if (top?.kind === "map" || top === undefined) noColonTrap(scan, at);
	else mixedTrap(scan, at, "map");
	const colon = /^[\w-]+:(?=[^ \t\n\r])/.exec(
		scan.text.slice(at, at + 60),
	)?.[0];
	levels.pending = top === undefined ? -1 : null;
	if (colon === undefined) return line + 1;
	enter(levels, at - scan.source.lineStart(line), "map");
	return value(block, {
		line,
		start: at + colon.length,
		parent: top?.column ?? 0,
		key: colon.slice(0, -1),
	});
}

/** `name:Beit` in the column of the keys, behind a key that is still empty. */
function isKeyWithoutBlank(
	scan: Scan,
	at: number,
	column: number,
	line: number,
): boolean {
	return at - scan.source.lineStart(line) <= column;
}

function value(
	block: Block,
	place: {
		readonly line: number;
		readonly start: number;
		readonly parent: number;
		readonly key: string | null;
	},
): number {
	const { scan, levels } = block;
	const { start, parent, key } = place;
	const read = scanValue(scan, { start, parent, key, shown: isShown(key) });
	if (read.empty) return place.line + 1;
	levels.pending = null;
	block.behind = read.plain
		? { parent, column: parent, isKey: key !== null, start }
		: null;
	const next = scan.source.position(read.end).line;
	return read.blockScalar ? afterBlockScalar(scan, next + 1, parent) : next + 1;
}
