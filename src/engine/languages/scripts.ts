/** A way of writing, and the languages that are written in it as their codes say. */
export interface Script {
	readonly name: string;
	readonly letters: RegExp;
	readonly languages: readonly string[];
}

/** The scripts by which languages are told apart; Latin is not among them. */
export const scripts: readonly Script[] = [
	script("Arabic", ["ar", "fa", "ur", "ps", "ckb", "sd", "ug"]),
	script("Cyrillic", [
		"ru",
		"uk",
		"bg",
		"sr",
		"mk",
		"be",
		"kk",
		"ky",
		"mn",
		"tg",
	]),
	script("Greek", ["el"]),
	script("Hebrew", ["he", "yi"]),
	script("Armenian", ["hy"]),
	script("Georgian", ["ka"]),
	script("Devanagari", ["hi", "mr", "ne"]),
	script("Bengali", ["bn", "as"]),
	script("Gurmukhi", ["pa"]),
	script("Gujarati", ["gu"]),
	script("Tamil", ["ta"]),
	script("Telugu", ["te"]),
	script("Kannada", ["kn"]),
	script("Malayalam", ["ml"]),
	script("Sinhala", ["si"]),
	script("Thai", ["th"]),
	script("Lao", ["lo"]),
	script("Khmer", ["km"]),
	script("Myanmar", ["my"]),
	script("Ethiopic", ["am", "ti"]),
	script("Hangul", ["ko"]),
	script("Hiragana", ["ja"]),
	script("Katakana", ["ja"]),
	script("Han", ["zh", "ja"]),
];

function script(name: string, languages: readonly string[]): Script {
	return {
		name,
		letters: new RegExp(`\\p{Script=${name}}`, "u"),
		languages,
	};
}

/** Whether a language is written in Latin letters, as far as its code tells. */
export function isLatin(language: string): boolean {
	return !scripts.some(({ languages }) => languages.includes(language));
}

/** Letters that Arabic itself does not have: they tell Persian and Urdu from it. */
export const notArabic = /[پچژگٹڈڑںےک]/u;
