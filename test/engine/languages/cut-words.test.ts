import fc from "fast-check";
import { expect, test } from "vitest";
import {
	cutWords,
	cutWordsByPattern,
} from "../../../src/engine/languages/cut-words.ts";

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
			expect(cutWords(words, most)).toEqual(cutWordsByPattern(words, most));
		}),
		{ numRuns: 400 },
	);
});
