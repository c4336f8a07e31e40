import { attachmentsOf, keywordForms, stemsOf } from "./attachments.ts";
import { readText } from "./read-text.ts";

/**
 * A text as a search looks through it: its words, emoji and signs, folded as the rules read them, parted by spaces; behind an Arabic
 * word stand the words it may be a form of.
 *
 * `C'est où l'adresse ?` → `est ou adresse` · `والدوام` → `والدوام دوام`
 */
export function indexedWords(text: string): string {
	return readText(text)
		.tokens.flatMap(({ word }) => [word, ...formsIn(word)])
		.join(" ");
}

/** What is searched for, a word an item; any of a word's spellings will do. Empty where there is no word in it. */
export function searchedWords(text: string): readonly (readonly string[])[] {
	return readText(text).tokens.map(({ word }) => keywordForms(word));
}

function formsIn(word: string): readonly string[] {
	return [
		...new Set(
			stemsOf(word).filter((stem) => attachmentsOf(word, stem) !== null),
		),
	];
}
