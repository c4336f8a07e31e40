import fc from "fast-check";
import { expect, test } from "vitest";
import { cutText, cutToBytes } from "../../src/engine/cut-text.ts";
import { describeDuration, describeLimit } from "../../src/engine/describe.ts";
import { parseDuration } from "../../src/engine/grammar/duration.ts";
import { DAY, HOUR, SECOND } from "../../src/engine/model.ts";

test.each([
	[5_000, "5 seconds"],
	[90_000, "90 seconds"],
	[HOUR, "1 hour"],
	[36 * HOUR, "36 hours"],
	[30 * DAY, "30 days"],
])("%i ms are %s", (ms, words) => {
	expect(describeDuration(ms)).toBe(words);
});

test("what is described is what an owner may write", () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 900_000 }), (seconds) => {
			const ms = seconds * SECOND;
			expect(parseDuration(describeDuration(ms))).toBe(ms);
		}),
	);
});

test.each([
	[{ times: 1, perMs: 12 * HOUR }, "once per 12 hours"],
	[{ times: 2, perMs: HOUR }, "2 per hour"],
	[{ times: 1, perMs: null }, "once ever"],
	[{ times: 20, perMs: 600_000 }, "20 per 10 minutes"],
])("%j is written %s", (limit, words) => {
	expect(describeLimit(limit)).toBe(words);
});

test("a cut text is its own beginning and never ends in half a letter", () => {
	const text = fc.string({ unit: "grapheme" });
	fc.assert(
		fc.property(text, fc.nat(12), (text, length) => {
			const cut = cutText(text, length);
			expect(text.startsWith(cut)).toBe(true);
			expect(cut.length).toBeLessThanOrEqual(length);
			expect(cut).not.toMatch(/[\ud800-\udbff]$/);
		}),
	);
});

test("a text cut to bytes takes no more of them as JSON, and loses nothing that fits", () => {
	const text = fc.string({ unit: "binary" });
	fc.assert(
		fc.property(text, fc.integer({ min: 2, max: 60 }), (text, bytes) => {
			const cut = cutToBytes(text, bytes);
			const size = Buffer.byteLength(JSON.stringify(cut));
			expect(text.startsWith(cut)).toBe(true);
			expect(size).toBeLessThanOrEqual(bytes);
			if (cut !== text) {
				const [letter = ""] = text.slice(cut.length);
				expect(
					size + Buffer.byteLength(JSON.stringify(letter)) - 2,
				).toBeGreaterThan(bytes - 12);
			}
		}),
	);
});
