import { distance } from "fastest-levenshtein";

/** The one word that `typed` was probably meant to be, or null. Words that stand there already are left out by the caller. */
export function nearest(typed: string, words: Iterable<string>): string | null {
	const wanted = plain(typed);
	let best: string | null = null;
	let least = allowed(wanted) + 1;
	const others = swappedIn(wanted);
	for (const word of words) {
		const meant = plain(word);
		const away = Math.min(
			distance(wanted, meant),
			...others.map((other) => 1 + distance(other, meant)),
		);
		if (away < least) {
			least = away;
			best = word;
		}
	}
	return best;
}

/** `Did you mean "reply"?`, or null. */
export function didYouMean(
	typed: string,
	words: Iterable<string>,
): string | null {
	const word = nearest(typed, words);
	return word === null ? null : `Did you mean "${word}"?`;
}

/** `"any", "all" or "except"`; no more than `most` of them. */
export function listWords(words: readonly string[], most = 12): string {
	const shown = words.slice(0, most).map((word) => `"${word}"`);
	if (words.length > most) return `${shown.join(", ")} …`;
	return shown.length < 2
		? shown.join("")
		: `${shown.slice(0, -1).join(", ")} or ${shown.at(-1)}`;
}

function plain(word: string): string {
	return word.slice(0, 64).toLowerCase().replace(/[-\s]/g, "_");
}

/** One letter in short words, two in middling ones, three in long ones. */
function allowed({ length }: string): number {
	if (length <= 2) return 0;
	if (length <= 4) return 1;
	return length <= 8 ? 2 : 3;
}

/** The same letters, two neighbours of which have changed places: one slip, not two. */
function swappedIn(word: string): readonly string[] {
	return Array.from(
		{ length: Math.max(0, word.length - 1) },
		(_, at) =>
			`${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`,
	);
}
