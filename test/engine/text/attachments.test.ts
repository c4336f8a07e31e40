import fc from "fast-check";
import { expect, test } from "vitest";
import {
	attachmentsOf,
	keywordForms,
	stemsOf,
} from "../../../src/engine/text/attachments.ts";

test.each([
	["والدوام", "دوام", "وال", ""],
	["للحجز", "حجز", "لل", ""],
	["بسعر", "سعر", "ب", ""],
	["دوامكم", "دوام", "", "كم"],
	["دوامكن", "دوام", "", "كن"],
	["دوامها", "دوام", "", "ها"],
	["ودوامكم", "دوام", "و", "كم"],
	["الرز", "رز", "ال", ""],
	["والرز", "رز", "وال", ""],
	["فالدوام", "دوام", "فال", ""],
	["بالدوام", "دوام", "بال", ""],
	["كالدوام", "دوام", "كال", ""],
	["وللحجز", "حجز", "ولل", ""],
	["فحجز", "حجز", "ف", ""],
	["لحجز", "حجز", "ل", ""],
	["بحجزها", "حجز", "ب", "ها"],
])("%s is %s with %s in front and %s behind", (said, form, front, behind) => {
	expect(attachmentsOf(said, form)).toEqual({ front, behind });
	expect(stemsOf(said)).toContain(form);
});

test.each([
	["كفته", "فته"],
	["لبن", "بن"],
	["بحر", "حر"],
	["كباب", "باب"],
	["كرز", "رز"],
	["والد", "د"],
	["دوام", "دوام"],
	["رزكم", "رز"],
	["دوامهم", "دوام"],
	["وودوام", "دوام"],
	["مدوام", "دوام"],
])("%s is no form of %s", (said, form) => {
	expect(attachmentsOf(said, form)).toBeNull();
});

test("an opening ال of a keyword of five letters or more is optional", () => {
	expect(keywordForms("الدوام")).toEqual(["الدوام", "دوام"]);
	expect(keywordForms("البيت")).toEqual(["البيت", "بيت"]);
	expect(keywordForms("الرز")).toEqual(["الرز"]);
	expect(keywordForms("والدوام")).toEqual(["والدوام"]);
});

test("whatever has attachments is found by its stem", () => {
	const piece = (...choices: string[]) => fc.constantFrom("", ...choices);
	const front = piece(..."ال وال فال بال كال لل ولل و ف ب ل ك".split(" "));
	const stem = fc.string({
		unit: fc.constantFrom(..."دوامحجزبلهك"),
		minLength: 1,
		maxLength: 5,
	});
	fc.assert(
		fc.property(front, stem, piece("كم", "كن", "ها"), (before, form, after) => {
			const said = before + form + after;
			if (attachmentsOf(said, form) !== null)
				expect(stemsOf(said)).toContain(form);
		}),
		{ numRuns: 3_000 },
	);
});
