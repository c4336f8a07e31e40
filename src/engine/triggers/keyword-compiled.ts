import type {
	CompiledTrigger,
	IndexKey,
	Match,
	Site,
	Situation,
	WhyNot,
} from "../kinds.ts";
import { describeFound } from "../text/describe-found.ts";
import { type Found, findPhrase } from "../text/find-phrase.ts";
import { type Phrase, readPhrase } from "../text/phrase.ts";
import type { ReadText } from "../text/read-text.ts";
import type { KeywordSpec } from "./keyword.ts";
import { keywordWhyNot } from "./keyword-why-not.ts";

/** Makes a keyword trigger ready. Its words are read when a message first asks for them. */
export function compileKeyword(
	spec: KeywordSpec,
	{ vocabulary }: Site,
): CompiledTrigger {
	return new CompiledKeyword(spec, vocabulary);
}

// A class because it keeps state: its words, once read. Of many thousand rules a day's messages reach a few, and the index keeps
// what it needs.
class CompiledKeyword implements CompiledTrigger {
	readonly #spec: KeywordSpec;
	readonly #vocabulary: ReadonlySet<string>;
	#phrases: Phrases | undefined;

	constructor(spec: KeywordSpec, vocabulary: ReadonlySet<string>) {
		this.#spec = spec;
		this.#vocabulary = vocabulary;
	}

	get keys(): readonly IndexKey[] {
		return keysOf(readPhrases(this.#spec));
	}

	match({ text }: Situation): Match | null {
		if (text === null) return null;
		return matchText(this.#read(), text, this.#vocabulary);
	}

	whyNot({ text }: Situation): WhyNot {
		return keywordWhyNot(this.#read(), text, this.#vocabulary);
	}

	#read(): Phrases {
		this.#phrases ??= readPhrases(this.#spec);
		return this.#phrases;
	}
}

/** The entries of a keyword trigger, read. */
export interface Phrases {
	readonly any: readonly Phrase[];
	readonly all: readonly Phrase[];
	readonly except: readonly Phrase[];
}

function readPhrases(spec: KeywordSpec): Phrases {
	const { any, all, except } = spec;
	const match = spec.match ?? "words";
	// What stands beside other words that must be there too can never be the whole message.
	const alone = any.length === 0 ? all.length === 1 : all.length === 0;
	const short = spec.match ?? (alone ? "exact" : "words");
	const typos = spec.typos === 1;
	const wanted = (entry: string) => readPhrase(entry, { match, short, typos });
	const unwanted = (entry: string) =>
		readPhrase(entry, { match, short: match, typos });
	return {
		any: any.map(wanted),
		all: all.map(wanted),
		except: except.map(unwanted),
	};
}

/** Each of `all` must be there, so one lookup covers them; of `any` each has its own. */
function keysOf({ any, all }: Phrases): readonly IndexKey[] {
	const [first] = all;
	if (first === undefined) return any.map((phrase) => keyOf([phrase]));
	return [keyOf(all)];
}

function keyOf(phrases: readonly Phrase[]): IndexKey {
	const letters = phrases.flatMap((phrase) => phrase.letters ?? []);
	if (letters.length > 0) return { by: "letters", letters: longest(letters) };
	const parts = phrases.flatMap((phrase) => phrase.parts);
	return {
		by: "phrase",
		words: parts.map(({ word }) => word),
		typos: parts.some(({ misspellable }) => misspellable.length > 0),
	};
}

function longest(texts: readonly string[]): string {
	return texts.reduce((one, other) =>
		other.length > one.length ? other : one,
	);
}

function matchText(
	phrases: Phrases,
	text: ReadText,
	vocabulary: ReadonlySet<string>,
): Match | null {
	const found = findAll(phrases, text, vocabulary);
	if (found === null || findFirst(phrases.except, text, vocabulary))
		return null;
	const described = found.map(([phrase, tokens]) =>
		describeFound(phrase, tokens, text),
	);
	return { because: `keyword ${described.join(" and ")}`, captures: {} };
}

type Finding = readonly [Phrase, Found];

/** One of `any` and each of `all`; null when one is missing. */
function findAll(
	{ any, all }: Phrases,
	text: ReadText,
	vocabulary: ReadonlySet<string>,
): readonly Finding[] | null {
	const found: Finding[] = [];
	if (any.length > 0) {
		const first = findFirst(any, text, vocabulary);
		if (first === null) return null;
		found.push(first);
	}
	for (const phrase of all) {
		const tokens = findPhrase(phrase, text, vocabulary);
		if (tokens === null) return null;
		found.push([phrase, tokens]);
	}
	return found;
}

function findFirst(
	phrases: readonly Phrase[],
	text: ReadText,
	vocabulary: ReadonlySet<string>,
): Finding | null {
	for (const phrase of phrases) {
		const tokens = findPhrase(phrase, text, vocabulary);
		if (tokens !== null) return [phrase, tokens];
	}
	return null;
}
