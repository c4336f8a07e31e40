import { fold } from "../text/fold.ts";
import { cutTokens } from "../text/tokens.ts";
import { foldAnswer } from "./atoms.ts";
import { dateTags } from "./date-tags.ts";
import type { Reading } from "./languages.ts";
import { readNumber } from "./number.ts";
import { only } from "./only.ts";

/** One option of a choice. */
export interface ChoiceOption {
	readonly id: string;
	/** What it is called, in every language. */
	readonly labels: readonly string[];
}

/** What a choice asks for. */
export interface ChoiceQuestion extends Reading {
	/** In the order in which they are shown. */
	readonly options: readonly ChoiceOption[];
}

/**
 * Reads which option an answer means, as its id: by its label in any language, alone or in a sentence, by words that only one
 * option has, by number (*2*, *deux*, *the second one*, *الأخير*). Null where none or several fit.
 */
export function readChoice(
	text: string,
	{ options, languages }: ChoiceQuestion,
): string | null {
	const said = wordsOf(foldAnswer(text));
	if (said.length === 0) return null;
	const shown = options.map((option) => ({
		id: option.id,
		labels: [...option.labels, option.id].map((label) => wordsOf(fold(label))),
	}));
	for (const ways of [isWhole, isInside]) {
		const found = fitting(shown, (label) => ways(said, label));
		if (found.length > 0) return longest(found);
	}
	return byWords(said, shown) ?? byPlace(text, shown, languages);
}

interface Shown {
	readonly id: string;
	readonly labels: readonly (readonly string[])[];
}

interface Fitting {
	readonly id: string;
	/** The label that was found, with spaces around its words. */
	readonly label: string;
}

function wordsOf(folded: string): readonly string[] {
	return cutTokens(folded).map(({ word }) => word);
}

function fitting(
	shown: readonly Shown[],
	fits: (label: readonly string[]) => boolean,
): readonly Fitting[] {
	return shown.flatMap(({ id, labels }) =>
		labels
			.filter((label) => label.length > 0 && fits(label))
			.map((label) => ({ id, label: spaced(label) })),
	);
}

function spaced(words: readonly string[]): string {
	return ` ${words.join(" ")} `;
}

function isWhole(said: readonly string[], label: readonly string[]): boolean {
	return spaced(said) === spaced(label);
}

/** Not with a label that is one letter or a number: *a table for 2* is no *2*. */
function isInside(said: readonly string[], label: readonly string[]): boolean {
	const isShort = label.length === 1 && /^(?:\p{L}|\d+)$/u.test(label[0] ?? "");
	return !isShort && spaced(said).includes(spaced(label));
}

/** *menu du jour* is not *menu* as well. */
function longest(found: readonly Fitting[]): string | null {
	const whole = found.filter(
		({ label, id }) =>
			!found.some(
				(other) =>
					other.id !== id &&
					other.label.length > label.length &&
					other.label.includes(label),
			),
	);
	return only(whole.map(({ id }) => id));
}

/** *the large one* for *Large (40 cm)*: the words that only one option has. */
function byWords(
	said: readonly string[],
	shown: readonly Shown[],
): string | null {
	const owners = said
		.filter(
			(word) => word.length >= 3 || (said.length === 1 && /\d/.test(word)),
		)
		.map((word) =>
			shown.filter(({ labels }) =>
				labels.some((label) => label.includes(word)),
			),
		)
		.filter((options) => options.length === 1);
	return only(owners.flatMap(([owner]) => (owner ? [owner.id] : [])));
}

function byPlace(
	text: string,
	shown: readonly Shown[],
	languages: readonly string[],
): string | null {
	const tags = dateTags(text, languages);
	const places = [...tags.matchAll(/ [ow]:(\d+)(?= )/g)].map(numberOf);
	const isLast = / lastp? /.test(tags) && places.length === 0;
	const place = isLast
		? shown.length
		: (only(places) ?? readNumber(text, { languages }));
	return place === null ? null : (shown[place - 1]?.id ?? null);
}

function numberOf(match: RegExpMatchArray): number {
	return Number(match[1]);
}
