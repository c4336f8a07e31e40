import type { RE2JS } from "re2js";
import { compilePattern } from "../match/linear-regex.ts";
import { asTyped } from "../text/as-typed.ts";
import { only } from "./only.ts";

/** What a text question asks for. */
export interface TextQuestion {
	/** Fewest letters. */
	readonly min?: number | undefined;
	/** Most letters. */
	readonly max?: number | undefined;
	/** A pattern as in `regex`: the whole answer fits it, or one piece that stands alone in it, which then is the answer. */
	readonly pattern?: string | undefined;
}

/**
 * Reads a text answer: what was typed, without the spaces around it; with a `pattern`, the piece that fits: *my order is 4711*
 * with `\d{4}` gives `4711`. Null where nothing was typed, where it is too short or too long, and where no piece or two
 * different ones fit. A pattern that cannot be used, which loading refuses, fits nothing.
 */
export function readText(
	text: string,
	{ min, max, pattern }: TextQuestion,
): string | null {
	const said = pattern === undefined ? text.trim() : findPiece(text, pattern);
	if (said === null || said === "") return null;
	const letters = countLetters(said);
	return letters >= (min ?? 0) && letters <= (max ?? Infinity) ? said : null;
}

/** Letters as people count them: an emoji of several parts is one. */
function countLetters(text: string): number {
	return [...graphemes.segment(text)].length;
}

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

function findPiece(text: string, pattern: string): string | null {
	const regex = compiled(pattern);
	const said = asTyped(text).trim();
	if (regex === null) return null;
	if (regex.matcher(said).matches()) return said;
	return only(piecesIn(said, regex));
}

/** The pieces that fit and stand alone: four digits are not found among six. */
function piecesIn(said: string, regex: RE2JS): readonly string[] {
	const pieces: string[] = [];
	const matcher = regex.matcher(said);
	while (pieces.length < MOST_PIECES && matcher.find()) {
		const [start, end] = [matcher.start(), matcher.end()];
		const isPart =
			/[\p{L}\p{N}]$/u.test(said.slice(0, start)) ||
			/^[\p{L}\p{M}\p{N}]/u.test(said.slice(end));
		if (end > start && !isPart) pieces.push(said.slice(start, end));
	}
	return pieces;
}

const MOST_PIECES = 20;

const kept = new Map<string, RE2JS | null>();

/** Patterns that are remembered before the memory begins anew. */
const KEPT = 200;

function compiled(pattern: string): RE2JS | null {
	const known = kept.get(pattern);
	if (known !== undefined) return known;
	if (kept.size >= KEPT) kept.clear();
	const made = compilePattern(pattern, { caseSensitive: false });
	const regex = "regex" in made ? made.regex : null;
	kept.set(pattern, regex);
	return regex;
}
