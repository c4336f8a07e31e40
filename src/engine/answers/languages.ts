/** The languages that answers are read in. */
export type AnswerLanguage = "en" | "fr" | "ar";

/** What to read an answer with. */
export interface Reading {
	/** The business's languages, the customer's own first: where a word has two meanings, the first language decides. */
	readonly languages: readonly string[];
}

/** Those of a business's languages that answers are read in, in their order; English where there is none. */
export function answerLanguages(
	languages: readonly string[],
): readonly AnswerLanguage[] {
	const read = languages
		.map((language) => language.toLowerCase().split(/[-_]/)[0] ?? "")
		.filter(isAnswerLanguage);
	return read.length === 0 ? ["en"] : [...new Set(read)];
}

function isAnswerLanguage(base: string): base is AnswerLanguage {
	return base === "en" || base === "fr" || base === "ar";
}

/** Remembers what was made for a set of languages: there are only fifteen. */
export function perLanguages<Value>(
	make: (languages: readonly AnswerLanguage[]) => Value,
): (languages: readonly string[]) => Value {
	const made = new Map<string, Value>();
	return (languages) => {
		const read = answerLanguages(languages);
		const key = read.join(" ");
		const known = made.get(key) ?? make(read);
		made.set(key, known);
		return known;
	};
}
