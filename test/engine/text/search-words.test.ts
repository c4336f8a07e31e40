import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readText } from "../../../src/engine/text/read-text.ts";
import {
	indexedWords,
	searchedWords,
} from "../../../src/engine/text/search-words.ts";

/** Whether a search for `asked` finds `said`, as both stores look: each word in one of its spellings, the last as a beginning. */
function finds(said: string, asked: string): boolean {
	const words = indexedWords(said).split(" ");
	const wanted = searchedWords(asked);
	return wanted.every((spellings, place) =>
		spellings.some((spelling) =>
			words.some((word) =>
				place === wanted.length - 1
					? word.startsWith(spelling)
					: word === spelling,
			),
		),
	);
}

describe("words of a search", () => {
	it.each([
		["C'est où l'adresse ?", "est ou adresse"],
		["والدوام اليوم", "والدوام دوام الدوام اليوم يوم"],
		["كباب", "كباب"],
		["12:30, please!", "12:30 please"],
		["", ""],
		["?!", ""],
	])("%j is indexed as %j", (text, words) => {
		expect(indexedWords(text)).toBe(words);
	});

	it("any text is found by itself, and by each of its words", () => {
		fc.assert(
			fc.property(
				fc.string({ unit: "binary", maxLength: 30 }),
				(text) =>
					finds(text, text) &&
					readText(text).words.every((word) => finds(text, word)),
			),
		);
	});

	it("no word of the index holds a space, so that words stay words", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary", maxLength: 30 }), (text) =>
				searchedWords(text)
					.flat()
					.every((word) => word !== "" && !/\s/.test(word)),
			),
		);
	});
});
