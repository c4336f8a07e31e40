import { describe, expect, it } from "vitest";
import { readDescription } from "../../src/cli/templates/read-description.ts";

const read = (text: string) => readDescription(text, "menu.yaml");

describe("the description of a template", () => {
	it("becomes one request for each of its languages", () => {
		expect(
			read(`
name: lunch_menu
category: marketing
header: { text: { en: Lunch, fr: Déjeuner } }
body: { en: "Hello {{1}}", fr: "Bonjour {{1}}" }
examples: [Rana]
footer: { en: See you, fr: À bientôt }
buttons:
  - quick_reply: { en: Book, fr: Réserver }
  - { url: "https://example.com/{{1}}", label: See, example: "https://example.com/a" }
  - { phone: "+9611234567", label: { en: Call, fr: Appeler } }
`),
		).toEqual([
			{
				name: "lunch_menu",
				language: "en",
				category: "MARKETING",
				structure: {
					header: { format: "TEXT", text: "Lunch" },
					body: { text: "Hello {{1}}", examples: ["Rana"] },
					footer: { text: "See you" },
					buttons: [
						{ type: "QUICK_REPLY", text: "Book" },
						{
							type: "URL",
							text: "See",
							url: "https://example.com/{{1}}",
							example: "https://example.com/a",
						},
						{ type: "PHONE_NUMBER", text: "Call", phoneNumber: "+9611234567" },
					],
				},
			},
			expect.objectContaining({ language: "fr" }),
		]);
	});

	it.each([
		["header: { image: https://example.com/a.jpg }", { format: "IMAGE" }],
		["header: { document: https://example.com/a.pdf }", { format: "DOCUMENT" }],
		["header: { location: true }", { format: "LOCATION" }],
	])("knows %s", (line, header) => {
		const [one] = read(
			`name: a\nlanguage: en\ncategory: utility\nbody: Hi\n${line}`,
		);
		expect(one).toMatchObject({ category: "UTILITY", structure: { header } });
	});

	it("has its own examples for each language where that is wanted", () => {
		const all = read(`
name: a
category: utility
body: { en: "Hi {{1}}", ar: "مرحبا {{1}}" }
examples: { en: [Rana], ar: [رنا] }
`);
		expect(all).toMatchObject([
			{ structure: { body: { examples: ["Rana"] } } },
			{ structure: { body: { examples: ["رنا"] } } },
		]);
	});

	it("is told that a blank is a number in two braces", () => {
		expect(() =>
			read('name: a\nlanguage: en\ncategory: utility\nbody: "Hi {name}"'),
		).toThrow('written {{1}}, {{2}}; "{name}" would be shown');
	});

	it("may be Infobip's own request", () => {
		const own = {
			name: "otp",
			language: "en",
			category: "AUTHENTICATION",
			structure: {
				body: { addSecurityRecommendation: true },
				footer: { codeExpirationMinutes: 5 },
				buttons: [{ otpType: "COPY_CODE" }],
			},
		};
		expect(read(JSON.stringify(own))).toEqual([own]);
	});

	it.each([
		["name: a\ncategory: utility\nbody: Hi", "does not say its language"],
		["name: a\nlanguage: en\ncategory: spam\nbody: Hi", "marketing or utility"],
		["name: a\nlanguage: en\ncategory: utility\nbodi: Hi", "bodi"],
		[
			"name: A b\nlanguage: en\ncategory: utility\nbody: Hi",
			"name must be 1 to 512",
		],
		[
			'name: a\nlanguage: en\ncategory: utility\nbody: "{{1}}"',
			"number of examples",
		],
		[
			"name: a\ncategory: utility\nbody: { en: Hi, fr: Salut }\nfooter: { en: Bye }",
			'no text in "fr"',
		],
		["name: [a", "is not YAML"],
		["a: &a [x]\nb: *a", "is not YAML"],
	])("is refused with what is wrong in it: %j", (text, words) => {
		expect(() => read(text)).toThrow(words);
	});
});
