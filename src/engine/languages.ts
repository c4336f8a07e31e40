import { cutWords } from "./languages/cut-words.ts";
import {
	isKnownEverywhere,
	isLatinWord,
	saysLittle,
} from "./languages/latin-words.ts";
import { notArabic, scripts } from "./languages/scripts.ts";
import { hasShapeOf } from "./languages/word-shapes.ts";
import { baseOf } from "./say/phrases.ts";
import { leavesAlone } from "./text/common-units.ts";

/** Words and letters of a message that are looked at; the language shows long before that. */
const LETTERS = 600;
const WORDS = 60;

/**
 * The language a customer's text is clearly in, out of the business's own; null when it is not clear – numbers, emoji, names, a
 * word that two of them share, as much of the one as of the other. English, French and Arabic, also Arabic in Latin letters
 * (*sa3at*), are known by their words; other languages by their letters.
 *
 * @example
 * hearLanguage("vous êtes ouverts ce soir ?", ["en", "ar", "fr"]) // "fr"
 */
export function hearLanguage(
	text: string,
	languages: readonly string[],
): string | null {
	const hear = hearerOf(languages);
	const scores = languages.map(() => 0);
	for (const word of wordsOf(text)) {
		const heard = hear(word);
		if (heard !== null)
			scores[heard.place] = (scores[heard.place] ?? 0) + heard.weight;
	}
	return clearly(scores, languages);
}

/** Half as much again as of any other. */
function clearly(
	scores: readonly number[],
	languages: readonly string[],
): string | null {
	const best = Math.max(...scores);
	const place = scores.indexOf(best);
	const rivals = scores.some((score, at) => at !== place && score * 1.5 > best);
	return best === 0 || rivals ? null : (languages[place] ?? null);
}

function wordsOf(text: string): readonly string[] {
	const read = composed(text.slice(0, LETTERS));
	const mayHaveLinks = read.includes("@") || read.includes("://");
	return cutWords(mayHaveLinks ? read.replace(NO_WORDS, " ") : read, WORDS);
}

function composed(text: string): string {
	return isComposed(text) ? text : text.normalize("NFKC");
}

const isComposed = leavesAlone((text) => text.normalize("NFKC"));

const NO_WORDS = /https?:\/\/\S+|\S+@\S+/gi;

/** The one language of the business that a word belongs to, by its place among them, and how much it says. */
type Hearer = (
	word: string,
) => { readonly place: number; readonly weight: number } | null;

/** One for each list of languages: a rule book has the same one for as long as it lives. */
const hearers = new WeakMap<readonly string[], Hearer>();

/** Words that are remembered, for each list of languages, before the memory begins anew. */
const KEPT = 5_000;

function hearerOf(languages: readonly string[]): Hearer {
	const known = hearers.get(languages);
	if (known) return known;
	const kept = new Map<string, ReturnType<Hearer>>();
	const hearer: Hearer = (word) => {
		const before = kept.get(word);
		if (before !== undefined) return before;
		if (word.length > 40) return null;
		if (kept.size >= KEPT) kept.clear();
		const heard = hearWord(word.replace(/[’‘ʼ]/g, "'"), languages);
		kept.set(word, heard);
		return heard;
	};
	hearers.set(languages, hearer);
	return hearer;
}

function hearWord(
	typed: string,
	languages: readonly string[],
): ReturnType<Hearer> {
	const word = typed.toLowerCase();
	// What several could have said tells nothing.
	const [language, another] = languagesOf(word, languages);
	if (another !== undefined) return null;
	if (language !== undefined)
		return {
			place: languages.indexOf(language),
			weight: weightOf(word, baseOf(language)),
		};
	// With a capital it is more likely somebody's name.
	return typed === word ? hearShape(word, languages) : null;
}

/** A listed word counts 1; a small one that is written the same in another language's Latin letters tips no scale. */
function weightOf(word: string, base: string): number {
	if (saysLittle(word)) return 0.25;
	// Arabic in Latin letters is full of English and French nouns; its digits are unmistakable.
	return base === "ar" && /[a-z]\d|\d[a-z]/.test(word) ? 2 : 1;
}

function hearShape(
	word: string,
	languages: readonly string[],
): ReturnType<Hearer> {
	if (isKnownEverywhere(word)) return null;
	const [language, another] = languages.filter((one) =>
		hasShapeOf(word, baseOf(one)),
	);
	if (language === undefined || another !== undefined) return null;
	return { place: languages.indexOf(language), weight: 0.5 };
}

/** Those of the languages that a word belongs to. */
function languagesOf(
	word: string,
	languages: readonly string[],
): readonly string[] {
	if (/^[\p{Script=Latin}\p{N}\p{M}'-]+$/u.test(word))
		return languages.filter((language) =>
			isLatinWord(word, language, languages),
		);
	const script = scripts.find(({ letters }) => letters.test(word));
	if (!script) return [];
	return languages.filter((language) => {
		const base = baseOf(language);
		if (base === "ar" && notArabic.test(word)) return false;
		return script.languages.includes(base);
	});
}
