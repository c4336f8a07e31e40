import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, foldWhole } from "../../../src/engine/text/fold.ts";

const anyText = fc.oneof(
	fc.string({ unit: "binary", maxLength: 40 }),
	fc.string({ unit: "grapheme", maxLength: 40 }),
	fc
		.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
		.map((units) => String.fromCharCode(...units)),
	// What people mostly write, with what changes in between.
	fc.string({
		unit: fc.constantFrom(
			..."aZ é’œßİ…،ةأئ\u064b\u200e\u200d\ufe0f1٤👍🏽🙏©が",
		),
		maxLength: 40,
	}),
);

describe("folding", () => {
	test.each([
		["capitals", "ORDER Now", "order now"],
		["French accents", "Où êtes-vous ? Ça, là", "ou etes-vous ? ca, la"],
		["accents written apart", "e\u0301te\u0301", "ete"],
		[
			"ligatures",
			"œuf, Cæsar, Straße, STRAẞE",
			"oeuf, caesar, strasse, strasse",
		],
		["letters without a decomposition", "Søren Łódź Đorđe", "soren lodz dorde"],
		["the Turkish i", "İstanbul Kadıköy", "istanbul kadikoy"],
		["the Greek final sigma", "ΟΔΟΣ οδος", "οδοσ οδοσ"],
		["fullwidth letters", "ＭＥＮＵ", "menu"],
		["bold letters", "𝐌𝐞𝐧𝐮", "menu"],
		["Arabic diacritics", "السَّلَامُ عَلَيْكُم", "السلام عليكم"],
		["tatweel", "مرحـــبا", "مرحبا"],
		["alif with its hats", "أهلا إلى آخر ٱلبيت", "اهلا الي اخر البيت"],
		["hamza on its seats", "سؤال رئيس ماء", "سوال رييس ما"],
		["final ya and Persian letters", "على یک", "علي يك"],
		["ta marbuta", "طاولة", "طاوله"],
		["Arabic presentation forms", "ﻣﺮﺣﺒﺎ", "مرحبا"],
		["Arabic digits", "١٢٫٥٠ و ۷", "12.50 و 7"],
		["the Arabic percent sign", "٥٠٪", "50%"],
		["keycaps", "1️⃣2️⃣", "12"],
		["apostrophes", "l’eau l‘eau lʼeau l´eau", "l'eau l'eau l'eau l'eau"],
		["skin tones", "👍🏽👍🏿", "👍👍"],
		["variation selectors", "❤️", "❤"],
		[
			"invisible and bidi marks",
			"me\u200bnu\u200f \u202aok\u202c s\u00adtop",
			"menu ok stop",
		],
		["joiners that join no picture", "a\u200db", "ab"],
		["fractions", "½", "1/2"],
		["marks upon marks", "m\u0337e\u0335\u0301n\u0353u\u0334", "menu"],
	])("A22: makes %s no longer matter", (_, typed, folded) => {
		expect(fold(typed)).toBe(folded);
	});

	test("keeps a picture made of several together", () => {
		expect(fold("👩🏽‍🍳")).toBe("👩\u200d🍳");
	});

	test("leaves the vowel marks of scripts that write words with them", () => {
		expect(fold("हिन्दी が 한글 ไทย")).toBe("हिन्दी が 한글 ไทย");
	});

	test("folding twice changes nothing, whatever the text", () => {
		fc.assert(
			fc.property(anyText, (text) => {
				expect(fold(fold(text))).toBe(fold(text));
			}),
			{ numRuns: 2_000 },
		);
	});

	test("the quick way gives what Unicode's own steps give", () => {
		fc.assert(
			fc.property(anyText, (text) => {
				expect(fold(text)).toBe(foldWhole(text));
			}),
			{ numRuns: 2_000 },
		);
	});

	test("texts that Unicode holds for the same fold to the same", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme" }), (text) => {
				expect(fold(text.normalize("NFD"))).toBe(fold(text.normalize("NFC")));
			}),
		);
	});
});
