import { describeFound, spellingOf } from "./describe-found.ts";
import { findPhrase } from "./find-phrase.ts";
import { type Phrase, type PhraseMatch, readPhrase } from "./phrase.ts";
import type { ReadText } from "./read-text.ts";

/**
 * What kept a phrase from being found although it nearly was, in words for the owner; null when it was not near. Asked only
 * for the full why.
 */
export function describeNearMiss(
	phrase: Phrase,
	text: ReadText,
	vocabulary: ReadonlySet<string>,
): string | null {
	return (
		oneLetterOff(phrase, text, vocabulary) ??
		keywordOfItsOwn(phrase, text) ??
		elsewhere(phrase, text, vocabulary)
	);
}

function oneLetterOff(
	phrase: Phrase,
	text: ReadText,
	vocabulary: ReadonlySet<string>,
): string | null {
	if (phrase.match === "contains") return null;
	const { spelling, match } = phrase;
	const lenient = readPhrase(spelling, { match, short: match, typos: true });
	const found = findPhrase(lenient, text, vocabulary);
	const off = found?.find(({ word }, at) => word !== lenient.parts[at]?.word);
	if (off === undefined) return null;
	return `"${spellingOf(off.word, text)}" is one letter from "${spelling}"; set typos: 1`;
}

function keywordOfItsOwn(phrase: Phrase, text: ReadText): string | null {
	const found = findPhrase(phrase, text, new Set());
	if (found === null) return null;
	return `${describeFound(phrase, found, text)}, but that is a keyword of its own`;
}

function elsewhere(
	phrase: Phrase,
	text: ReadText,
	vocabulary: ReadonlySet<string>,
): string | null {
	const why = STRICTER[phrase.match];
	if (why === undefined || phrase.parts.length === 0) return null;
	const loose: Phrase = { ...phrase, match: "words" };
	return findPhrase(loose, text, vocabulary) === null
		? null
		: `"${phrase.spelling}" is there, but ${why}`;
}

const STRICTER: Partial<Record<PhraseMatch, string>> = {
	exact: "not alone (match: exact)",
	starts: "not at the beginning (match: starts)",
};
