import { describe, expect, test } from "vitest";
import type { MediaVerdict } from "../../../src/engine/language/lint/fetched-media.ts";
import { sentMedia } from "../../../src/engine/language/lint/fetched-media.ts";
import { loadRules } from "../../../src/engine/language/load-rules.ts";
import type { KnownTemplate } from "../../../src/engine/model.ts";

const menu: KnownTemplate = {
	id: "1",
	name: "weekend_menu",
	language: "en",
	status: "APPROVED",
	usable: true,
	category: "MARKETING",
	quality: null,
	reason: null,
	text: "Hello {{1}}",
	blanks: 1,
	header: null,
	buttons: [],
};
const arabic = { ...menu, id: "2", language: "ar" };
const order: KnownTemplate = {
	...menu,
	id: "3",
	name: "order",
	blanks: 0,
	header: "image",
	buttons: ["quick_reply", "url"],
};

function rules(action: string, business = ""): string {
	return `version: 1
business: { name: Test, timezone: Asia/Beirut, languages: [en, ar]${business} }
rules:
  - name: menu
    when: { keyword: menu }
    do:
      - ${action}
  - name: other
    when: nothing_matched
    reply: { en: Hello, ar: مرحبا }
`;
}

function told(
	action: string,
	known: readonly KnownTemplate[] = [menu, arabic, order],
	business = "",
) {
	const { problems } = loadRules(
		[{ name: "rules.yaml", text: rules(action, business) }],
		{ templates: { templates: known, severity: "error" } },
	);
	return problems
		.filter(({ code }) => /template/.test(code))
		.map(({ code, message, line }) => `${line} ${code}: ${message}`);
}

describe("a template that is sent", () => {
	test.each([
		'template: { name: weekend_menu, body: ["{first_name|friend}"] }',
		'template: { name: weekend_menu, language: en, body: ["a"] }',
		'template: { name: weekend_menu, language: { en: en, ar: en }, body: ["a"] }',
		'template: { name: order, language: en, header: { image: "https://example.com/a.jpg" }, buttons: [yes, { url: "1" }] }',
	])("as WhatsApp has it is all right: %s", (action) => {
		expect(told(action)).toEqual([]);
	});

	test("that nobody has approved is told, with those there are", () => {
		expect(told('template: { name: weekend_men, body: ["a"] }')).toEqual([
			'7 unknown-template: In rule "menu": WhatsApp has no template "weekend_men" for this number.',
		]);
	});

	test("is looked for in every language of the business", () => {
		const action = 'template: { name: weekend_menu, body: ["a"] }';
		expect(told(action, [menu])).toEqual([
			'7 unknown-template: In rule "menu": The template "weekend_menu" is not there in "ar", only in en.',
		]);
	});

	test.each([
		["weekend_menu, language: en", "has 1 blank, and this fills 0"],
		[
			'weekend_menu, language: en, body: ["a", "b"]',
			"has 1 blank, and this fills 2",
		],
		[
			'weekend_menu, language: en, body: ["a"], header: { text: "b" }',
			"has no header that a message fills",
		],
		[
			'order, language: en, header: { document: "https://example.com/a.pdf" }, buttons: [yes, { url: "1" }]',
			"wants a header of the kind image, and this gives document",
		],
		[
			'order, language: en, header: { image: "https://example.com/a.jpg" }, buttons: [{ url: "1" }]',
			"wants values for quick_reply, url, and this gives url",
		],
	])("otherwise than it was approved is told: %s", (spec, words) => {
		const all = told(`template: { name: ${spec} }`);
		expect(all).toHaveLength(1);
		expect(all[0]).toContain("template-mismatch");
		expect(all[0]).toContain(words);
	});

	test("while it is paused or rejected is told, with WhatsApp's reason", () => {
		const paused = {
			...menu,
			status: "REJECTED",
			reason: "SCAM",
			usable: false,
		};
		const action =
			'template: { name: weekend_menu, language: en, body: ["a"] }';
		expect(told(action, [paused])[0]).toContain("it is REJECTED (SCAM)");
	});

	test("for staff is looked at too", () => {
		const staff = ', staff: { numbers: ["+96170111222"], template: notice }';
		expect(told("text: Hello", [menu], staff)).toEqual([
			'2 unknown-template: WhatsApp has no template "notice" for this number.',
		]);
		const notice = { ...menu, name: "notice" };
		expect(told("text: Hello", [notice], staff)).toEqual([]);
	});

	test("is not looked at where nobody knows the templates", () => {
		const text = rules("template: nobody_knows");
		const { problems } = loadRules([{ name: "rules.yaml", text }]);
		expect(problems.filter(({ code }) => /template/.test(code))).toEqual([]);
	});
});

describe("files on the web that rules send", () => {
	const action =
		'if: { tag: vip }\n        do: [{ image: "https://example.com/a.jpg" }]\n        else: [{ document: { url: "https://example.com/b.pdf" } }]';
	const text = rules(action);

	test("are found wherever they stand, but not those with placeholders", () => {
		const { artefact } = loadRules([{ name: "rules.yaml", text }]);
		expect(sentMedia(artefact?.data ?? expect.fail())).toEqual([
			{ kind: "image", url: "https://example.com/a.jpg" },
			{ kind: "document", url: "https://example.com/b.pdf" },
		]);
		const filled = rules('image: "https://example.com/{first_name}.jpg"');
		const { artefact: other } = loadRules([{ name: "a", text: filled }]);
		expect(sentMedia(other?.data ?? expect.fail())).toEqual([]);
	});

	test("that WhatsApp would not take are told in their place", () => {
		const verdict: MediaVerdict = {
			kind: "image",
			url: "https://example.com/a.jpg",
			code: "media-unreachable",
			severity: "error",
			message: "It is gone.",
			help: null,
		};
		const { problems, ok } = loadRules([{ name: "rules.yaml", text }], {
			media: [verdict, { ...verdict, kind: "video" }],
		});
		expect(ok).toBe(false);
		expect(
			problems.filter(({ severity }) => severity === "error"),
		).toMatchObject([{ code: "media-unreachable", line: 8, rule: "menu" }]);
	});
});
