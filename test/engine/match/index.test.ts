import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { IndexKey } from "../../../src/engine/kinds.ts";
import { buildIndex } from "../../../src/engine/match/index.ts";
import { runSteps } from "../../../src/engine/run-steps.ts";
import { keyword } from "../../../src/engine/triggers/keyword.ts";
import { regex } from "../../../src/engine/triggers/regex.ts";
import { EXPLODED_MS, processorMs } from "../../processor-ms.ts";
import { situationOf, tryTrigger } from "../matching.ts";

const index = (...rules: readonly (readonly IndexKey[])[]) =>
	runSteps(buildIndex(rules.map((keys, order) => ({ order, keys }))));
const event = { by: "event", type: "message.received" } as const;

describe("the index", () => {
	test("names rules in their order, each once", () => {
		const book = index(
			[
				{ by: "word", word: "b" },
				{ by: "word", word: "a" },
			],
			[{ by: "always" }, event],
			[{ by: "word", word: "zzz" }],
			[
				{ by: "literal", literal: "b a" },
				{ by: "letters", letters: "a" },
			],
		);
		expect(book.candidates(situationOf("b a b"))).toEqual([0, 1, 3]);
		expect(book.candidates(situationOf("c"))).toEqual([1]);
	});

	test("an answer stays what it was while the next is asked", () => {
		const book = index(
			[{ by: "word", word: "a" }],
			[{ by: "word", word: "b" }],
		);
		const first = book.candidates(situationOf("a"));
		book.candidates(situationOf("b"));
		expect(first).toEqual([0]);
	});

	test("taps are found by id and by label, kinds of content by name", () => {
		const book = index(
			[{ by: "tap", value: "hours" }],
			[{ by: "tap", value: "opening hours" }],
			[{ by: "content", type: "button" }],
			[{ by: "content", type: "text" }],
			[{ by: "content", type: "image" }],
			[{ by: "event", type: "timer.fired" }],
		);
		const tap = (id: string, label: string) =>
			({ type: "button", id, label, source: "reply" }) as const;
		expect(book.candidates(situationOf(null, tap("hours", "x")))).toEqual([
			0, 2, 3,
		]);
		expect(
			book.candidates(
				situationOf("y", tap("x", " Opening  hours".replace("  ", " "))),
			),
		).toEqual([1, 2, 3]);
		expect(
			book.candidates(
				situationOf(null, { type: "image", url: "x", caption: null }),
			),
		).toEqual([4]);
	});

	test("a phrase is looked up by its rarest word", () => {
		const rules = Array.from({ length: 100 }, (_, order) => ({
			order,
			keys: [
				{ by: "phrase", words: ["the", `w${order}`], typos: false } as const,
			],
		}));
		const book = runSteps(buildIndex(rules));
		expect(book.candidates(situationOf("the the w7"))).toEqual([7]);
	});

	test("is built in steps: it pauses for every rule, every entry, and every unit of what is looked for in the letters", () => {
		const keys: readonly IndexKey[] = [
			{ by: "word", word: "a" },
			{ by: "phrase", words: ["b", "c"], typos: false },
			{ by: "letters", letters: "four" },
			{ by: "literal", literal: "seven77" },
		];
		const steps = buildIndex([{ order: 0, keys }]);
		let pauses = 0;
		while (!steps.next().done) pauses += 1;
		expect(pauses).toBe(1 + 2 * 2 + (1 + 4) + (1 + 7));
	});

	test("letters without signs are found as if the message had none either", () => {
		const book = index(
			[{ by: "letters", letters: "fish chips" }],
			[{ by: "letters", letters: "fish & ch" }],
		);
		expect(book.candidates(situationOf("Fish & chipsy"))).toEqual([0, 1]);
		expect(book.candidates(situationOf("fish chips"))).toEqual([0]);
	});

	test.each([
		["words with attachments", "والحجوزاتكم ".repeat(6_000)],
		["one endless word", "ا".repeat(65_000)],
		["signs", "+ - ".repeat(16_000)],
		["emoji", "🙂".repeat(32_000)],
	])("65,000 characters of %s are looked up at once", (_, text) => {
		const rules = Array.from({ length: 2_000 }, (_, order) => {
			const entry = `حجوزات${order}ابجد`;
			const { trigger } = tryTrigger(keyword, { any: entry, typos: 1 });
			return { order, keys: trigger.keys };
		});
		const book = runSteps(buildIndex(rules));
		const look = () => book.candidates(situationOf(text));
		expect(processorMs(look)).toBeLessThan(EXPLODED_MS);
	});

	test("an empty rule book has no candidates", () => {
		expect(index().candidates(situationOf("hello"))).toEqual([]);
		expect(index([]).candidates(situationOf("hello"))).toEqual([]);
	});
});

const words = [
	..."stop hours opening menu table order l'adresse aujourd'hui c++ 50% #1 1 12.50 👍 🙏".split(
		" ",
	),
	..."horaires ouvert réserver d'accord été œuf jusqu'à carte".split(" "),
	..."دوام الدوام حجز سعر فتة بن حر باب رز لبن بحر كباب كرز والد بكرا طاولة أهلا الحجوزات".split(
		" ",
	),
];
const fronts = [
	"",
	"ال",
	"وال",
	"بال",
	"لل",
	"ولل",
	"و",
	"ب",
	"ل",
	"ك",
	"l'",
	"qu'",
	"*",
	"(",
	"#",
];
const behinds = ["", "كم", "كن", "ها", "!", "?", "s", "🙏", "%", "+"];

const word = fc.constantFrom(...words);
const phrase = fc
	.oneof(
		{ weight: 4, arbitrary: fc.tuple(word) },
		{ weight: 1, arbitrary: fc.array(word, { minLength: 2, maxLength: 3 }) },
	)
	.map((all) => all.join(" "));
const list = fc.array(phrase, { minLength: 1, maxLength: 3 });
const spec = fc.oneof(
	list,
	fc.record(
		{
			any: list,
			all: list,
			except: list,
			match: fc.constantFrom("words", "exact", "starts", "contains"),
			typos: fc.constantFrom(0, 1),
		},
		{ requiredKeys: ["any"] },
	),
	fc.record({ all: list, typos: fc.constant(1) }),
);

// A word as customers write it: with what is attached, and with a letter wrong, missing, extra or swapped.
const said = fc
	.record({
		word,
		front: fc.constantFrom(...fronts),
		behind: fc.constantFrom(...behinds),
		edit: fc.constantFrom(
			"none",
			"none",
			"none",
			"drop",
			"swap",
			"double",
			"capital",
		),
		at: fc.nat(7),
	})
	.map(
		({ word, front, behind, edit, at }) =>
			front + edited(word, edit, at) + behind,
	);
const message = fc.array(said, { maxLength: 6 }).map((all) => all.join(" "));

function edited(text: string, edit: string, at: number): string {
	const [head, letter, next] = [
		text.slice(0, at),
		text[at] ?? "",
		text[at + 1] ?? "",
	];
	if (edit === "drop") return head + text.slice(at + 1);
	if (edit === "swap") return head + next + letter + text.slice(at + 2);
	if (edit === "double") return head + letter + text.slice(at);
	return edit === "capital" ? text.toUpperCase() : text;
}

describe("against a plain loop over all rules", () => {
	test("no keyword rule that fits is left out", () => {
		let fitting = 0;
		fc.assert(
			fc.property(
				fc.array(spec, { minLength: 1, maxLength: 12 }),
				fc.array(message, { minLength: 1, maxLength: 6 }),
				(values, messages) => {
					const vocabulary = values.flatMap((value) => [
						...(keyword.vocabulary?.(keyword.schema.parse(value)) ?? []),
					]);
					const tried = values.map((value) =>
						tryTrigger(keyword, value, vocabulary),
					);
					const book = index(...tried.map(({ trigger }) => trigger.keys));
					for (const text of messages) {
						const fits = tried.flatMap(({ match }, order) =>
							match(text) ? [order] : [],
						);
						const candidates = book.candidates(situationOf(text));
						fitting += fits.length;
						expect(candidates).toEqual(expect.arrayContaining(fits));
						expect(candidates).toEqual(
							[...new Set(candidates)].toSorted((a, b) => a - b),
						);
					}
				},
			),
			{ numRuns: 1_500 },
		);
		expect(fitting).toBeGreaterThan(500);
	});

	test("no regex rule that fits is left out", () => {
		const piece = fc.constantFrom(
			"order",
			"#?",
			"\\s*",
			"\\d+",
			"(?:menu|carte)",
			"[hH]ours?",
			"دوام",
			"(?:ال)?",
			"\\p{L}+",
			"é",
			"^",
			"$",
			"(?<n>x|1)",
		);
		const pattern = fc
			.array(piece, { minLength: 1, maxLength: 4 })
			.map((all) => all.join(""));
		fc.assert(
			fc.property(
				fc.array(pattern, { minLength: 1, maxLength: 8 }),
				message,
				(patterns, text) => {
					const tried = patterns.map((value) => tryTrigger(regex, value));
					const book = index(...tried.map(({ trigger }) => trigger.keys));
					const fits = tried.flatMap(({ match }, order) =>
						match(text) ? [order] : [],
					);
					expect(book.candidates(situationOf(text))).toEqual(
						expect.arrayContaining(fits),
					);
				},
			),
			{ numRuns: 1_000 },
		);
	});
});
