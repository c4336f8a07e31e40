import fc from "fast-check";
import { expect, test } from "vitest";
import { cutWords } from "../../../src/engine/languages/cut-words.ts";

/** What a word is; the function gives the same, several times faster on common letters. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’‘ʼ-][\p{L}\p{M}\p{N}]+)*/gu;

test("words keep what an apostrophe or a dash joins to them", () => {
	expect(cutWords("c'est-à-dire: ça va? -ok-", 60)).toEqual([
		"c'est-à-dire",
		"ça",
		"va",
		"ok",
	]);
	expect(cutWords("a b c", 2)).toEqual(["a", "b"]);
});

test("words are cut exactly as the pattern says", () => {
	const piece = fc.oneof(
		fc.constantFrom(..."aé5'’‘ʼ- .@שم🙏👩‍🍳한漢𝒜𐐀½²©\ud83d\udc00"),
		fc.constantFrom("🙏🏽", "e\u0301", "l'été", "--", "\u200d"),
		fc.string({ unit: "binary", maxLength: 2 }),
	);
	const text = fc.array(piece, { maxLength: 30 }).map((all) => all.join(""));
	fc.assert(
		fc.property(text, fc.integer({ min: 1, max: 60 }), (words, most) => {
			const byPattern = words.match(WORD)?.slice(0, most) ?? [];
			expect(cutWords(words, most)).toEqual(byPattern);
		}),
		{ numRuns: 100 },
	);
});
