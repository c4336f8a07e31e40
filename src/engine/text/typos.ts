import { countLetters } from "./attachments.ts";

/** Whether `typos: 1` looks at this word of a keyword: it has five letters or more. */
export function allowsTypos(word: string): boolean {
	return countLetters(word) >= 5;
}

/**
 * Whether two different words are one wrong, missing, extra or swapped letter apart (optimal string alignment 1). Digits are
 * not letters: `iphone14` is no misspelt `iphone15`.
 */
export function isOneLetterOff(said: string, wanted: string): boolean {
	if (said === wanted || Math.abs(said.length - wanted.length) > 1)
		return false;
	return differByOneEdit(said, wanted) && digitsOf(said) === digitsOf(wanted);
}

/** The word with each of its letters left out in turn: words that are one letter apart share one of these, or are one. */
export function deletionsOf(word: string): readonly string[] {
	return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

function differByOneEdit(one: string, other: string): boolean {
	const from = commonStart(one, other);
	if (one.length > other.length) return sameRest(one, from + 1, other, from);
	if (one.length < other.length) return sameRest(one, from, other, from + 1);
	return (
		sameRest(one, from + 1, other, from + 1) || areSwapped(one, other, from)
	);
}

function areSwapped(one: string, other: string, at: number): boolean {
	return (
		one[at] === other[at + 1] &&
		one[at + 1] === other[at] &&
		sameRest(one, at + 2, other, at + 2)
	);
}

function commonStart(one: string, other: string): number {
	let at = 0;
	while (at < one.length && one[at] === other[at]) at++;
	return at;
}

function sameRest(
	one: string,
	oneFrom: number,
	other: string,
	otherFrom: number,
): boolean {
	return (
		one.length - oneFrom === other.length - otherFrom &&
		one.startsWith(other.slice(otherFrom), oneFrom)
	);
}

function digitsOf(word: string): string {
	return word.replace(/\P{Nd}+/gu, "");
}
