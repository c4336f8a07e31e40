import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchesPattern } from "../../../src/desk/owner-tests/wildcards.ts";
import { EXPLODED_MS, processorMs } from "../../processor-ms.ts";

describe("a pattern", () => {
	it.each([
		["Fermé. Ouverture demain.", "Fermé. Ouverture *", true],
		["Fermé.", "Ouvert*", false],
		["a b c", "a*c", true],
		["a b c", "a*d", false],
		["abc", "*", true],
		["", "*", true],
		["aba", "ab*ba", false],
		["one two three", "*two*", true],
		["one two three", "*three*two*", false],
		["line\nbreak", "line*", true],
		["Welcome to *Shop*", "Welcome to *Shop*", true],
	])("%j is %j: %j", (text, pattern, fits) => {
		expect(matchesPattern(text, pattern)).toBe(fits);
	});

	it("does not mind what nobody sees", () => {
		expect(matchesPattern("12\u202Fh\u00A030\u200F", " 12 h 30")).toBe(true);
		expect(matchesPattern("\u2068Amel\u2069", "Amel")).toBe(true);
	});

	it("fits every text it was made from by taking something out", () => {
		const part = fc.string().map((text) => text.replaceAll("*", "").trim());
		fc.assert(
			fc.property(fc.array(part, { minLength: 2 }), part, (parts, filling) => {
				const text = `x${parts.join(filling)}x`;
				expect(matchesPattern(text, `x${parts.join("*")}x`)).toBe(true);
			}),
		);
	});

	it("takes no time for hostile patterns", () => {
		const match = () =>
			matchesPattern("a".repeat(20_000), `${"a*".repeat(5_000)}b`);
		expect(processorMs(match)).toBeLessThan(EXPLODED_MS);
	});
});
