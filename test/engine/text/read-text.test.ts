import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold } from "../../../src/engine/text/fold.ts";
import { readText } from "../../../src/engine/text/read-text.ts";
import { cutByPattern, cutTokens } from "../../../src/engine/text/tokens.ts";
import { EXPLODED_MS, processorMs } from "../../processor-ms.ts";

const cut = (text: string) => readText(text).tokens.map(({ word }) => word);

describe("reading a text", () => {
	test.each([
		[
			"punctuation and formatting",
			"*Stop*, _now_! (ok) «oui»…",
			["stop", "now", "ok", "oui"],
		],
		["Arabic punctuation", "مرحبا، كيفك؟", ["مرحبا", "كيفك"]],
		["dashes", "pick-up – now", ["pick", "up", "now"]],
		[
			"apostrophes between letters",
			"don't 'quoted' aujourd’hui",
			["don't", "quoted", "aujourd'hui"],
		],
		[
			"what stands between digits",
			"12.50 1:30 10/12 1,000.",
			["12.50", "1:30", "10/12", "1,000"],
		],
		["letters and digits together", "i7jez sa3at", ["i7jez", "sa3at"]],
		["each emoji by itself", "ok👍👍🏽 ❤️🇱🇧", ["ok", "👍", "👍", "❤", "🇱🇧"]],
		["a picture made of several", "👩🏽‍🍳", ["👩\u200d🍳"]],
		["keycaps as digits", "1️⃣", ["1"]],
		[
			"signs as tokens",
			"c++ 50% #1 5€",
			["c", "++", "50", "%", "#", "1", "5", "€"],
		],
		["scripts with marks", "हिन्दी", ["हिन्दी"]],
		["nothing", "?! … — *", []],
	])("cuts %s", (_, text, words) => {
		expect(cut(text)).toEqual(words);
	});

	test.each([
		["l'adresse", "adresse"],
		["L’ADRESSE", "adresse"],
		["d'accord", "accord"],
		["j'arrive", "arrive"],
		["n'oublie", "oublie"],
		["s'il", "il"],
		["m'aider", "aider"],
		["t'attends", "attends"],
		["c'est", "est"],
		["qu'est", "est"],
		["jusqu'ici", "ici"],
		["lorsqu'on", "on"],
		["puisqu'elle", "elle"],
		["don't", "don't"],
		["aujourd'hui", "aujourd'hui"],
		["presqu'ile", "presqu'ile"],
		["rock'n'roll", "rock'n'roll"],
	])("reads %s as %s", (typed, word) => {
		expect(cut(typed)).toEqual([word]);
	});

	test("signs are no words", () => {
		expect(readText("c++ & 50%").words).toEqual(["c", "50"]);
	});

	test("what contains looks through has one space wherever tokens do not touch", () => {
		const text = readText(" Fish *&*  chips,\n50% l'eau ");
		expect(text.flat).toBe("fish & chips 50% l'eau");
		expect(text.flatWithoutSigns).toBe("fish chips 50 l'eau");
	});

	test("A22: the original is kept as it was typed", () => {
		const broken = "a\ud800\u0000 É";
		expect(readText(broken).original).toBe(broken);
	});

	test("a regex reads digits and quotes plainly, and accents as they were typed", () => {
		expect(readText("Où’s ORDER ٤٨٢١٣ ۷ 1️⃣ “x”\u200f").typed).toBe(
			'Où\'s ORDER 48213 7 1 "x"',
		);
		expect(readText("e\u0301 أة").typed).toBe("é أة");
	});

	test("a regex reads the first 1,000 characters and never half of one", () => {
		expect(readText("x".repeat(5_000)).typed).toHaveLength(1_000);
		expect(readText(`${"x".repeat(999)}🙂`).typed).toBe("x".repeat(999));
	});

	test.each([
		["long text", "a b ".repeat(16_384)],
		["many emoji", "🙂".repeat(32_768)],
		["what folding lengthens", "ﷺ".repeat(65_536)],
		["accents piled up", `a${"\u0301".repeat(65_535)}`],
		["signs", "+-".repeat(32_768)],
		["one word", "a".repeat(65_536)],
		["apostrophes", "a'".repeat(32_768)],
		["numbers", "1.".repeat(32_768)],
		["joiners", "🙂\u200d".repeat(21_845)],
		["lone surrogates", "\ud83d".repeat(65_536)],
	])("65,000 characters of %s are read at once", (_, text) => {
		const read = readText(text);
		expect(read.tokens.length).toBeLessThanOrEqual(8_192);
		expect(read.flat.length + read.typedKey.length).toBeLessThan(30_000);
		expect(processorMs(() => readText(text))).toBeLessThan(EXPLODED_MS);
	});

	test("any text is read", () => {
		const units = fc
			.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
			.map((codes) => String.fromCharCode(...codes));
		fc.assert(
			fc.property(units, (text) => {
				const { words, tokens, flat, typedKey } = readText(text);
				expect(words.length).toBeLessThanOrEqual(tokens.length);
				expect(words.every((word) => word !== "")).toBe(true);
				expect(typeof flat + typeof typedKey).toBe("stringstring");
			}),
		);
	});

	test("the quick way of cutting gives what the patterns give", () => {
		const unit = fc.constantFrom(
			..."ab1٣'.,:/+-#%*_ دé🙂👍©‼\u200d中が\u3099Ⅷⅷ²\ud83d🇱🇧!~`§हि\u0001",
		);
		const text = fc.oneof(
			fc.string({ unit, maxLength: 20 }),
			fc.string({ unit: "binary", maxLength: 30 }),
			fc
				.array(fc.integer({ min: 0, max: 0x2100 }), { maxLength: 30 })
				.map((codes) => String.fromCharCode(...codes)),
		);
		fc.assert(
			fc.property(text, (typed) => {
				expect(cutTokens(fold(typed))).toEqual(cutByPattern(fold(typed)));
				expect(cutTokens(typed)).toEqual(cutByPattern(typed));
			}),
			{ numRuns: 5_000 },
		);
	});
});
