import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	asTyped,
	caseKey,
	wholeAsTyped,
	wholeCaseKey,
} from "../../../src/engine/text/as-typed.ts";
import { leavesAlone } from "../../../src/engine/text/common-units.ts";

const anyText = fc.oneof(
	fc.string({ unit: "grapheme", maxLength: 30 }),
	fc
		.array(fc.integer({ min: 0, max: 0x2100 }), { maxLength: 8 })
		.map((units) => String.fromCharCode(...units)),
	fc.string({
		unit: fc.constantFrom(
			..."aE \n'’éÉßẞſςΣσK…،ةأ٤\u0301\u0345\u0653\u064b\u200d\ufe0f\u20e3👍🏽½ﬁ",
		),
		maxLength: 20,
	}),
);

/** Whether the quick way gives the same as the whole one, for many texts. */
function expectSame(
	quick: (text: string) => string,
	whole: (text: string) => string,
): void {
	fc.assert(
		fc.property(anyText, (text) => {
			expect(quick(text)).toBe(whole(text));
		}),
		{ numRuns: 5_000 },
	);
}

describe("readings that leave most texts alone", () => {
	test("a text as a regex reads it is what all of its steps give", () => {
		expectSame(asTyped, wholeAsTyped);
	});

	test("the key of a text is the one by way of its capitals", () => {
		expectSame(caseKey, wholeCaseKey);
	});

	test("what is said to be left alone is", () => {
		const compose = (text: string) => text.normalize("NFKC");
		const isComposed = leavesAlone(compose);
		expectSame((text) => (isComposed(text) ? text : compose(text)), compose);
	});

	test.each([
		["English", "Hi, are you open?\nThanks", true],
		["French", "Où êtes-vous ? Ça va", true],
		["Arabic", "مرحبا، بدي أعرف", true],
		["what must be composed", "e\u0301te\u0301", false],
		["what is another letter's form", "ﬁn", false],
	])("of %s it tells by a look at each unit", (_, text, left) => {
		const isComposed = leavesAlone((one) => one.normalize("NFKC"));
		expect(isComposed(text)).toBe(left);
	});
});
