import type { PatternNode } from "./pattern.ts";
import { isForeignLetter, readEscapedCharacter } from "./pattern-escapes.ts";

/** Reads a character class from behind its `[`; null when it is not understood. */
export function parseSet(
	pattern: string,
	from: number,
): { readonly node: PatternNode; readonly end: number } | null {
	let at = from;
	const negated = pattern[at] === "^";
	if (negated) at++;
	const members: SetMember[] = [];
	// A ] in the first place is a character like any other.
	while (members.length === 0 || pattern[at] !== "]") {
		const member = readMember(pattern, at);
		if (member === null) return null;
		members.push(member);
		at = member.end;
	}
	return { node: toSet(members, negated), end: at + 1 };
}

interface SetMember {
	/** Null for ranges and named classes. */
	readonly character: string | null;
	readonly foreign: boolean;
	readonly end: number;
}

function readMember(pattern: string, at: number): SetMember | null {
	NAMED.lastIndex = at;
	const named = NAMED.exec(pattern)?.[0];
	if (named !== undefined)
		return { character: null, foreign: false, end: at + named.length };
	const first = readCharacter(pattern, at);
	if (first === null) return null;
	const isRange = pattern[first.end] === "-" && pattern[first.end + 1] !== "]";
	if (!isRange) return { ...first, foreign: isForeignLetter(first.character) };
	const last = readCharacter(pattern, first.end + 1);
	return (
		last && {
			character: null,
			foreign: isForeignLetter(last.character),
			end: last.end,
		}
	);
}

function readCharacter(
	pattern: string,
	at: number,
): { readonly character: string; readonly end: number } | null {
	if (at >= pattern.length) return null;
	if (pattern[at] === "\\") return readEscapedCharacter(pattern, at + 1);
	const character = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
	return { character, end: at + character.length };
}

function toSet(members: readonly SetMember[], negated: boolean): PatternNode {
	const characters = members.map(({ character }) => character);
	const listed = characters.filter((character) => character !== null);
	const isList = !negated && listed.length === members.length;
	return {
		type: "set",
		choices: isList && listed.length <= MOST_CHOICES ? listed : null,
		foreign: !negated && members.some(({ foreign }) => foreign),
		english: null,
	};
}

const MOST_CHOICES = 4;
const NAMED = /\[:\^?\w+:\]|\\[dDsSwW]|\\[pP](?:\{\^?\w+\}|\w)/y;
