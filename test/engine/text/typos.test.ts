import fc from "fast-check";
import { expect, test } from "vitest";
import {
	allowsTypos,
	deletionsOf,
	isOneLetterOff,
} from "../../../src/engine/text/typos.ts";

test.each([
	["wrong", "horaites", "horaires"],
	["missing", "horares", "horaires"],
	["extra", "horraires", "horaires"],
	["swapped", "horaries", "horaires"],
	["missing at the front", "oraires", "horaires"],
	["missing at the end", "horaire", "horaires"],
	["swapped at the end", "horairse", "horaires"],
])("one %s letter is one letter off", (_, said, wanted) => {
	expect(isOneLetterOff(said, wanted)).toBe(true);
	expect(isOneLetterOff(wanted, said)).toBe(true);
});

test.each([
	["horaires", "horaires"],
	["horirae", "horaires"],
	["hoares", "horaires"],
	["xxraires", "horaires"],
	["seriaroh", "horaires"],
])("%s is not one letter off %s", (said, wanted) => {
	expect(isOneLetterOff(said, wanted)).toBe(false);
});

test("a digit is no letter", () => {
	expect(isOneLetterOff("iphone14", "iphone15")).toBe(false);
	expect(isOneLetterOff("iphone1", "iphone15")).toBe(false);
	expect(isOneLetterOff("ipone15", "iphone15")).toBe(true);
});

test("words of five letters and more may be misspelt", () => {
	expect(allowsTypos("horaires")).toBe(true);
	expect(allowsTypos("heure")).toBe(true);
	expect(allowsTypos("menu")).toBe(false);
	expect(allowsTypos("12345")).toBe(false);
});

const word = fc.string({
	unit: fc.constantFrom("a", "b", "c", "م", "1"),
	maxLength: 7,
});

test("one letter off is what the textbook's distance of one is", () => {
	fc.assert(
		fc.property(word, word, (one, other) => {
			const sameDigits = one.replace(/\D/g, "") === other.replace(/\D/g, "");
			expect(isOneLetterOff(one, other)).toBe(
				distance(one, other) === 1 && sameDigits,
			);
		}),
		{ numRuns: 5_000 },
	);
});

test("words one letter apart meet in what is left of them", () => {
	fc.assert(
		fc.property(word, word, (one, other) => {
			fc.pre(isOneLetterOff(one, other));
			const left = new Set([one, ...deletionsOf(one)]);
			expect(
				[other, ...deletionsOf(other)].some((rest) => left.has(rest)),
			).toBe(true);
		}),
		{ numRuns: 5_000 },
	);
});

// Optimal string alignment by the full table.
function distance(one: string, other: string): number {
	const rows = Array.from({ length: one.length + 1 }, (_, row) =>
		Array.from({ length: other.length + 1 }, (_, column) => row + column),
	);
	const at = (row: number, column: number) =>
		rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
	for (let row = 1; row <= one.length; row++)
		for (let column = 1; column <= other.length; column++) {
			const same = one[row - 1] === other[column - 1] ? 0 : 1;
			const swapped =
				one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
					? at(row - 2, column - 2) + 1
					: Number.POSITIVE_INFINITY;
			const line = rows[row];
			if (line)
				line[column] = Math.min(
					at(row - 1, column) + 1,
					at(row, column - 1) + 1,
					at(row - 1, column - 1) + same,
					swapped,
				);
		}
	return at(one.length, other.length);
}
