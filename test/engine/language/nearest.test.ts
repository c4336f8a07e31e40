import { expect, test } from "vitest";
import { didYouMean, nearest } from "../../../src/engine/language/nearest.ts";

const words = ["keyword", "regex", "reply", "schedule", "button"];

test.each([
	["keywrods", "keyword"],
	["keyword", "keyword"],
	["repply", "reply"],
	["shcedule", "schedule"],
	["Re-gex", "regex"],
	["song", null],
	["", null],
])("B44: %s is meant as %s", (typed, meant) => {
	expect(nearest(typed, words)).toBe(meant);
});

test("B44: a hint asks, and says nothing where no word is near", () => {
	expect(didYouMean("buton", words)).toBe('Did you mean "button"?');
	expect(didYouMean("song", words)).toBeNull();
});
