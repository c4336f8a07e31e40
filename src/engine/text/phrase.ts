import { keywordForms } from "./attachments.ts";
import { withoutElision } from "./elisions.ts";
import { fold } from "./fold.ts";
import { cutTokens, flatten, type Token } from "./tokens.ts";
import { allowsTypos } from "./typos.ts";

/** Where in a message a keyword may stand. */
export type PhraseMatch = "words" | "exact" | "starts" | "contains";

/** One entry of a keyword list, made ready: a word, or words side by side. */
export interface Phrase {
	/** As the owner wrote it. */
	readonly spelling: string;
	readonly match: PhraseMatch;
	/** Its words, emoji and signs in order; empty when nothing is left after folding. */
	readonly parts: readonly PhrasePart[];
	readonly hasSigns: boolean;
	/** What `contains` looks for: folded, without an optional opening. Null for the others. */
	readonly letters: string | null;
}

/** One word of a phrase with everything it may stand for. */
export interface PhrasePart extends Token {
	/** Itself first; then without an opening ال where that is optional. */
	readonly forms: readonly string[];
	/** The forms that may be one letter off. */
	readonly misspellable: readonly string[];
}

/** How an entry is to be read. */
export interface PhraseOptions {
	readonly match: PhraseMatch;
	/** The same for an entry that is only digits or one letter: 1 is not in "a table for 1". */
	readonly short: PhraseMatch;
	readonly typos: boolean;
}

/** Reads an entry of a keyword list. */
export function readPhrase(
	spelling: string,
	{ match: usual, short, typos }: PhraseOptions,
): Phrase {
	const folded = fold(spelling);
	const tokens = cutTokens(folded);
	const match = isShort(tokens) ? short : usual;
	const counted = match === "exact" ? tokens.filter(isNoRepeat) : tokens;
	const hasSigns = tokens.some(({ kind }) => kind === "sign");
	return {
		spelling,
		match,
		parts: counted.map((token) => readPart(token, typos)),
		hasSigns,
		letters:
			match === "contains"
				? openingOff(flatten(folded, { signs: hasSigns }))
				: null,
	};
}

/** The folded words of an entry: `["l'heure", …]` gives `heure`. One means that the entry is a single word. */
export function wordsOf(spelling: string): readonly string[] {
	return cutTokens(fold(spelling)).map(({ word }) => word);
}

/** Whether a token says something its left neighbour did not: 👍👍👍 is 👍, said with feeling. */
export function isNoRepeat(
	token: Token,
	at: number,
	tokens: readonly Token[],
): boolean {
	return token.kind !== "emoji" || token.word !== tokens[at - 1]?.word;
}

function isShort([word, ...more]: readonly Token[]): boolean {
	return more.length === 0 && word !== undefined && SHORT.test(word.word);
}

function readPart(token: Token, typos: boolean): PhrasePart {
	const forms = token.kind === "word" ? keywordForms(token.word) : [token.word];
	const misspellable = typos ? forms.filter(allowsTypos) : [];
	return { word: token.word, kind: token.kind, forms, misspellable };
}

// What contains the whole contains the rest of it too, so the rest is enough to look for.
function openingOff(flat: string): string {
	const [first = "", ...rest] = flat.split(" ");
	const shortest = keywordForms(withoutElision(first)).at(-1) ?? first;
	return [shortest, ...rest].join(" ");
}

const SHORT = /^(?:\p{Nd}+|\p{L})$/u;
