import { classOf, UnitClass } from "../text/unit-classes.ts";

/**
 * The first words of a text, as they stand: letters and digits, and what an apostrophe or a dash joins to them.
 *
 * `c'est-à-dire: ça va?` → `c'est-à-dire` `ça` `va`
 */
export function cutWords(text: string, most: number): readonly string[] {
	const words: string[] = [];
	for (let at = 0; at < text.length && words.length < most; at++) {
		const end = endOfWord(text, at);
		if (end === at) continue;
		words.push(text.slice(at, end));
		at = end;
	}
	return words;
}

function endOfWord(text: string, from: number): number {
	let end = endOfLetters(text, from);
	while (end > from && isJoiner(text.charCodeAt(end))) {
		const next = endOfLetters(text, end + 1);
		if (next === end + 1) return end;
		end = next;
	}
	return end;
}

/** Where the letters that begin here end; `from` itself where none does. */
function endOfLetters(text: string, from: number): number {
	let at = from;
	for (;;) {
		const unitClass = classOf(text, at);
		if (unitClass === UnitClass.other) {
			LETTERS.lastIndex = at;
			if (!LETTERS.test(text)) return at;
			at = LETTERS.lastIndex;
		} else if (unitClass < UnitClass.letter) return at;
		else at++;
	}
}

function isJoiner(unit: number): boolean {
	return unit === 0x27 || unit === 0x2d || unit === 0x2018 || unit === 0x2019;
}

// ʼ is a letter by itself.
const LETTERS = /[\p{L}\p{M}\p{N}]+/uy;
