import { describe, expect, it } from "vitest";
import { readNumber } from "../../../src/engine/answers/number.ts";

const languages = ["en", "ar", "fr"];
const read = (text: string) => readNumber(text, { languages });

describe("a number", () => {
	it.each([
		["4", 4],
		["٤", 4],
		["۴", 4],
		["4️⃣", 4],
		["four.", 4],
		["for 4 please", 4],
		["we are 4", 4],
		["table for four people", 4],
		["4pers", 4],
		["٤اشخاص", 4],
		["اربعة اشخاص", 4],
		["نحن أربعة", 4],
		["لأربعة", 4],
		["arb3a", 4],
		["3 ashkhas", 3],
		["nous sommes quatre", 4],
		["une table pour 4", 4],
		["un", 1],
		["just me", 1],
		["شخصين", 2],
		["تنين", 2],
		["tnen", 2],
		["جوج", 2],
		["a couple", 2],
		["a dozen", 12],
		["half a dozen", 6],
		["une douzaine", 12],
		["نص دزينة", 6],
		["حداشر", 11],
		["طناش", 12],
		["خمسة عشر", 15],
		["خمسة وعشرين", 25],
		["twenty-five", 25],
		["vingt et un", 21],
		["vingt-et-un", 21],
		["soixante et onze", 71],
		["quatre-vingt-dix-sept", 97],
		["septante", 70],
		["مية وخمسين", 150],
		["a hundred and fifty", 150],
		["mille deux cents", 1200],
		["خمس تلاف", 5000],
		["ثلاثمية وخمسين ألف", 350_000],
		["10k", 10_000],
		["3 hundred and 21", 321],
		["1 234 567", 1_234_567],
		["half", 0.5],
		["نص", 0.5],
		["1/2", 0.5],
		["2½", 2.5],
		["two and a half", 2.5],
		["deux et demi", 2.5],
		["تلاتة ونص", 3.5],
		["three quarters", 0.75],
		["مليون ونص", 1_500_000],
		["2,5", 2.5],
		["١٢٫٥", 12.5],
		["$1,000.50", 1000.5],
		["1.234,50 €", 1234.5],
		["-3", -3],
		["minus five", -5],
		["zero", 0],
		["100%", 100],
	])("%s is %d", (text, value) => {
		expect(read(text)).toBe(value);
	});

	it.each([
		"",
		"hello",
		"which one",
		"the 5th",
		"25th",
		"le 1er",
		"A4",
		"180ml",
		"25/12/2026",
		"192.168.1.2",
		"19:30",
		"1e10",
	])("is not in %j", (text) => {
		expect(read(text)).toBeNull();
	});

	it.each([
		"4 or 5",
		"4-5",
		"five or six",
		"une ou deux personnes",
		"خمسة او ستة",
		"4 people at 8",
		"2 adults and 1 child",
	])("two different ones are no answer: %s", (text) => {
		expect(read(text)).toBeNull();
	});

	it("said twice is one", () => {
		expect(read("4, four, أربعة")).toBe(4);
	});

	it("is read as the first language writes it where that makes a difference", () => {
		const inFrench = { languages: ["fr", "en"] };
		const inEnglish = { languages: ["en", "fr"] };
		expect(readNumber("1,500", inFrench)).toBe(1.5);
		expect(readNumber("1,500", inEnglish)).toBe(1500);
		expect(readNumber("un billion", inFrench)).toBe(1e12);
		expect(readNumber("one billion", inEnglish)).toBe(1e9);
	});

	it("in words is read only in the business's languages", () => {
		expect(readNumber("trois", { languages: ["en"] })).toBeNull();
		expect(readNumber("trois", { languages: ["fr-CA"] })).toBe(3);
		expect(readNumber("three", { languages: ["de"] })).toBe(3);
	});

	it.each([
		[0, null],
		[1, 1],
		[12, 12],
		[13, null],
	])("%d within 1 to 12 gives %s", (said, value) => {
		const question = { languages, min: 1, max: 12 };
		expect(readNumber(String(said), question)).toBe(value);
	});
});
