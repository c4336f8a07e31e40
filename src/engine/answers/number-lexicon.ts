import { type AnswerLanguage, perLanguages } from "./languages.ts";
import { foldedSet, type Lexicon, makeLexicon, phrasesIn } from "./lexicon.ts";
import type { NumberWords } from "./words/number-words.ts";
import { arabic } from "./words/numbers-arabic.ts";
import { arabizi } from "./words/numbers-arabizi.ts";
import { english } from "./words/numbers-english.ts";
import { french } from "./words/numbers-french.ts";

/** What a number word does. */
export type NumberMeaning =
	| { readonly kind: "add" | "twoOf" | "dozen"; readonly value: number }
	| { readonly kind: "alone" | "weak"; readonly value: number }
	| { readonly kind: "scale"; readonly value: number }
	| { readonly kind: "part"; readonly value: number }
	| {
			readonly kind:
				| "article"
				| "articleOne"
				| "hundred"
				| "and"
				| "minus"
				| "point"
				| "over"
				| "outOf"
				| "skip";
	  };

/** What divides the number in front of it. */
export interface Divisor {
	readonly value: number;
	/** Whether it is never an ordinal: *quarters*, but not *fifth*. */
	readonly many: boolean;
}

/** The number words of a set of languages. */
export interface NumberLexicon {
	readonly languages: readonly AnswerLanguage[];
	readonly words: Lexicon<NumberMeaning>;
	readonly divisors: Lexicon<Divisor>;
	/** What may be written onto digits: `4pers`. */
	readonly units: ReadonlySet<string>;
	/** What makes digits an ordinal: `25th`. */
	readonly ordinalEndings: ReadonlySet<string>;
	/** Whether a folded word is one of these. */
	knows(word: string): boolean;
}

const tables: Readonly<Record<AnswerLanguage, readonly NumberWords[]>> = {
	en: [english],
	fr: [french],
	ar: [arabic, arabizi],
};

/** The number words of a business's languages; made once for each set of them. */
export const numberLexicon = perLanguages((languages): NumberLexicon => {
	const read = languages.flatMap((language) => tables[language]);
	const words = makeLexicon(read.flatMap(meaningsOf));
	const divisors = makeLexicon(read.flatMap(divisorsOf));
	return {
		languages,
		words,
		divisors,
		units: foldedSet(read.map(({ units }) => units ?? "")),
		ordinalEndings: foldedSet(read.map((table) => table.ordinalEndings ?? "")),
		knows: (word) => words.knows(word) || divisors.knows(word),
	};
});

type Entry<Meaning> = readonly [phrase: string, meaning: Meaning];

function meaningsOf(table: NumberWords): readonly Entry<NumberMeaning>[] {
	return [
		...plain(table.skip, { kind: "skip" }),
		...phrasesIn(table.partsAlone ?? "").flatMap((phrase) =>
			partOf(table, phrase),
		),
		...plain(table.twoThirds, { kind: "part", value: 2 / 3 }),
		...valued(table.alone, "alone"),
		...valued(table.add, "add"),
		...valued(table.weak, "weak"),
		...valued(table.scales, "scale"),
		...valued(table.twoOf, "twoOf"),
		...valued(table.dozens, "dozen"),
		...plain(table.article, { kind: "article" }),
		...plain(table.articleOne, { kind: "articleOne" }),
		...plain(table.hundred, { kind: "hundred" }),
		...plain(table.and, { kind: "and" }),
		...plain(table.minus, { kind: "minus" }),
		...plain(table.point, { kind: "point" }),
		...plain(table.over, { kind: "over" }),
		...plain(table.outOf, { kind: "outOf" }),
	];
}

function partOf(
	{ parts }: NumberWords,
	phrase: string,
): readonly Entry<NumberMeaning>[] {
	return Object.entries(parts ?? {})
		.filter(([, line]) => phrasesIn(line).includes(phrase))
		.map(([value]) => [phrase, { kind: "part", value: 1 / Number(value) }]);
}

function divisorsOf(table: NumberWords): readonly Entry<Divisor>[] {
	return [
		...lines(table.parts).map(
			([phrase, value]): Entry<Divisor> => [phrase, { value, many: true }],
		),
		...lines(table.ordinals).map(
			([phrase, value]): Entry<Divisor> => [phrase, { value, many: false }],
		),
	];
}

function valued(
	table: Readonly<Record<number, string>> | undefined,
	kind: "add" | "alone" | "weak" | "scale" | "twoOf" | "dozen",
): readonly Entry<NumberMeaning>[] {
	return lines(table).map(([phrase, value]) => [phrase, { kind, value }]);
}

function lines(
	table: Readonly<Record<number, string>> | undefined,
): readonly (readonly [phrase: string, value: number])[] {
	return Object.entries(table ?? {}).flatMap(([value, line]) =>
		phrasesIn(line).map((phrase) => [phrase, Number(value)] as const),
	);
}

function plain(
	line: string | undefined,
	meaning: NumberMeaning,
): readonly Entry<NumberMeaning>[] {
	return phrasesIn(line ?? "").map((phrase) => [phrase, meaning]);
}
