import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hearLanguage } from "../../src/engine/languages.ts";

const ours = ["en", "ar", "fr"];

describe("the language a customer writes in", () => {
	it.each([
		["hey", "en"],
		["hi there", "en"],
		["are you open tmrw?", "en"],
		["what time do u close", "en"],
		["ORDER #48213", "en"],
		["I’m hungry", "en"],
		["no", "en"],
		["vos horaires ?", "fr"],
		["vous êtes ouverts ce soir ?", "fr"],
		["c'est où l'adresse ?", "fr"],
		["C’EST OÙ L’ADRESSE", "fr"],
		["une table pour 4", "fr"],
		["l'été", "fr"],
		["non", "fr"],
		["Hi, je voudrais réserver une table pour demain", "fr"],
		["فاتحين اليوم؟", "ar"],
		["فين الموقع؟", "ar"],
		["٤ أشخاص", "ar"],
		["hello شو الدوام؟", "ar"],
		["sa3at", "ar"],
		["kifak", "ar"],
		["bade i7jez tawle la 4", "ar"],
		["3ndkon delivery?", "ar"],
		["btefta7o lyom?", "ar"],
		["mar7aba, 3andkon table?", "ar"],
	])("%s is %s", (text, language) => {
		expect(hearLanguage(text, ours)).toBe(language);
	});

	it.each([
		"",
		"   ",
		"7",
		"👍🙏",
		"ok",
		"menu",
		"table",
		"reservation",
		"pizza Margherita",
		"Sami",
		"+961 70 111 222",
		"30 min",
		"10am",
		"2nd",
		"b2b",
		"https://example.com/bonjour",
		"bonjour@example.com",
		"bonjour hello",
		"شكرا merci",
		"on",
		"привет",
		"...",
	])("%j is not clear", (text) => {
		expect(hearLanguage(text, ours)).toBeNull();
	});

	it("only the business's own languages are heard", () => {
		expect(hearLanguage("bonjour à tous", ["en", "ar"])).toBeNull();
		expect(hearLanguage("kifak", ["en", "fr"])).toBeNull();
		expect(hearLanguage("hello", [])).toBeNull();
	});

	it.each([
		["привет", ["en", "ru"], "ru"],
		["привет", ["uk", "ru"], null],
		["γεια σας", ["el", "en"], "el"],
		["שלום", ["he", "en"], "he"],
		["こんにちは", ["ja", "zh"], "ja"],
		["你好", ["ja", "zh"], null],
		["你好", ["zh-Hant", "en"], "zh-Hant"],
		["سلام چطوری", ["ar", "fa"], "fa"],
		["hola, qué tal", ["es", "ar"], "es"],
		["hola, qué tal", ["es", "en"], null],
		["hello my friend", ["es", "en"], "en"],
		["ok", ["es", "ar"], null],
		["hello", ["en", "en-GB"], null],
		["ouvert ?", ["fr-CA", "en"], "fr-CA"],
	])("%s among %j is %s", (text, languages, language) => {
		expect(hearLanguage(text, languages)).toBe(language);
	});

	it("any text gives one of the languages or none, and the same again", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (text) => {
				const heard = hearLanguage(text, ours);
				expect([null, ...ours]).toContain(heard);
				expect(hearLanguage(text, ours)).toBe(heard);
			}),
		);
	});

	it("a megabyte is heard by its beginning", () => {
		expect(hearLanguage("bonjour ".repeat(130_000), ours)).toBe("fr");
		expect(hearLanguage("é".repeat(1_000_000), ours)).toBeNull();
	});
});
