import type { PatternNode } from "./pattern.ts";

/** Reads what follows a backslash, from `at`; null when it is not understood. */
export function readEscape(
	pattern: string,
	at: number,
): { readonly node: PatternNode; readonly end: number } | null {
	const letter = pattern[at] ?? "";
	const kind = ESCAPED_KINDS.get(letter);
	if (kind !== undefined) return { node: kind, end: at + 1 };
	if (letter === "p" || letter === "P") return readProperty(pattern, at);
	const character = readEscapedCharacter(pattern, at);
	return (
		character && {
			node: { type: "character", character: character.character },
			end: character.end,
		}
	);
}

/** Reads one escaped character, as it may also stand inside `[ ]`. */
export function readEscapedCharacter(
	pattern: string,
	at: number,
): { readonly character: string; readonly end: number } | null {
	if (at >= pattern.length) return null;
	const letter = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
	const end = at + letter.length;
	const control = CONTROLS.get(letter);
	if (control !== undefined) return { character: control, end };
	CODE.lastIndex = at;
	const code = CODE.exec(pattern);
	if (code !== null) return readCode(code, at);
	return /[A-Za-z0-9]/.test(letter) ? null : { character: letter, end };
}

/** A letter outside a–z: what `\b`, `\w` and `\d` do not know. */
export function isForeignLetter(character: string): boolean {
	return /^[^\p{ASCII}]$/u.test(character) && /\p{L}/u.test(character);
}

function readCode(
	[whole, braced, hex, octal]: RegExpExecArray,
	at: number,
): { readonly character: string; readonly end: number } | null {
	const code = Number.parseInt(
		braced ?? hex ?? octal ?? "",
		octal === undefined ? 16 : 8,
	);
	if (!(code <= 0x10ffff)) return null;
	return { character: String.fromCodePoint(code), end: at + whole.length };
}

function readProperty(
	pattern: string,
	at: number,
): { readonly node: PatternNode; readonly end: number } | null {
	PROPERTY.lastIndex = at;
	const property = PROPERTY.exec(pattern);
	if (property === null) return null;
	const name = property[1] ?? "";
	return {
		// Longer names are scripts: \p{Arabic}. General classes (\p{L}, \p{N}) hold English too.
		node: toSet(null, name.length > 2 && name !== "Latin" && name !== "Any"),
		end: at + property[0].length,
	};
}

function toSet(english: string | null, foreign: boolean): PatternNode {
	return { type: "set", choices: null, foreign, english };
}

const ESCAPED_KINDS: ReadonlyMap<string, PatternNode> = new Map([
	...["w", "W", "d", "D"].map(
		(letter) => [letter, toSet(`\\${letter}`, false)] as const,
	),
	...["s", "S"].map((letter) => [letter, toSet(null, false)] as const),
	...["b", "B"].map(
		(letter) => [letter, { type: "edge", english: `\\${letter}` }] as const,
	),
	...["A", "z"].map(
		(letter) => [letter, { type: "edge", english: null }] as const,
	),
]);

const CONTROLS: ReadonlyMap<string, string> = new Map([
	["a", "\u0007"],
	["f", "\f"],
	["n", "\n"],
	["r", "\r"],
	["t", "\t"],
	["v", "\v"],
]);

const CODE =
	/x\{([0-9A-Fa-f]+)\}|x([0-9A-Fa-f]{2})|(0[0-7]{0,2}|[1-7][0-7]{1,2})/y;
const PROPERTY = /[pP](?:\{\^?(\w+)\}|\w)/y;
