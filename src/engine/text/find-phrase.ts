import { attachmentsOf, stemsOf } from "./attachments.ts";
import { isNoRepeat, type Phrase, type PhrasePart } from "./phrase.ts";
import type { ReadText } from "./read-text.ts";
import type { Token } from "./tokens.ts";
import { isOneLetterOff } from "./typos.ts";

/** How a phrase was found: the message's tokens that stand for its parts; none for `contains`. */
export type Found = readonly Token[];

/**
 * Finds a phrase in a message; null when it is not there. `vocabulary` holds the words that are keywords anywhere in the
 * rules: none of them is read as a shorter word with attachments, or as another word misspelt.
 */
export function findPhrase(
	phrase: Phrase,
	text: ReadText,
	vocabulary: ReadonlySet<string>,
): Found | null {
	if (phrase.parts.length === 0) return null;
	switch (phrase.match) {
		case "words":
			return findAnywhere(phrase, text.tokens, vocabulary);
		case "starts":
			return findFrom(phrase, text.tokens, 0, vocabulary)?.found ?? null;
		case "exact":
			return findExact(phrase, text.tokens, vocabulary);
		case "contains":
			return holdsLetters(phrase, text) ? [] : null;
	}
}

/** Whether a word of the message stands for a word of a phrase. */
export function standsFor(
	{ word: said, kind }: Token,
	part: PhrasePart,
	vocabulary: ReadonlySet<string>,
): boolean {
	if (said === part.word) return true;
	if (kind !== "word" || part.kind !== "word") return false;
	return (
		part.forms.includes(said) ||
		((isAttached(said, part) || isMisspelt(said, part)) &&
			!vocabulary.has(said))
	);
}

function findAnywhere(
	phrase: Phrase,
	tokens: readonly Token[],
	vocabulary: ReadonlySet<string>,
): Found | null {
	const [first] = phrase.parts;
	if (first === undefined) return null;
	for (let at = 0; at < tokens.length; at++) {
		const token = tokens[at];
		if (token === undefined || !standsFor(token, first, vocabulary)) continue;
		if (phrase.parts.length === 1) return [token];
		const fit = findFrom(phrase, tokens, at, vocabulary);
		if (fit !== null) return fit.found;
	}
	return null;
}

interface Fit {
	readonly found: Found;
	/** The first token behind it. */
	readonly end: number;
}

/** The phrase's parts side by side; signs that it lacks are passed over. */
function findFrom(
	{ parts }: Phrase,
	tokens: readonly Token[],
	from: number,
	vocabulary: ReadonlySet<string>,
): Fit | null {
	const found: Token[] = [];
	let at = from;
	for (const part of parts) {
		let token = tokens[at++];
		while (token !== undefined && !standsFor(token, part, vocabulary)) {
			if (token.kind !== "sign") return null;
			token = tokens[at++];
		}
		if (token === undefined) return null;
		found.push(token);
	}
	return { found, end: at };
}

function findExact(
	phrase: Phrase,
	tokens: readonly Token[],
	vocabulary: ReadonlySet<string>,
): Found | null {
	const counted = tokens.filter(
		(token, at) =>
			token.kind !== "emoji" ||
			(isNoRepeat(token, at, tokens) && hasEmoji(phrase, token)),
	);
	const fit = findFrom(phrase, counted, 0, vocabulary);
	if (fit === null) return null;
	const rest = counted.slice(fit.end);
	return rest.every(({ kind }) => kind === "sign") ? fit.found : null;
}

function hasEmoji(phrase: Phrase, { word }: Token): boolean {
	return phrase.parts.some((part) => part.word === word);
}

function holdsLetters({ letters, hasSigns }: Phrase, text: ReadText): boolean {
	if (letters === null) return false;
	return (hasSigns ? text.flat : text.flatWithoutSigns).includes(letters);
}

// Asked of every word of a message: a loop makes no function for each.
function isAttached(said: string, { forms }: PhrasePart): boolean {
	for (const form of forms) if (attachmentsOf(said, form) !== null) return true;
	return false;
}

function isMisspelt(said: string, { misspellable }: PhrasePart): boolean {
	for (const form of misspellable)
		if ([said, ...stemsOf(said)].some((stem) => isOneLetterOff(stem, form)))
			return true;
	return false;
}
