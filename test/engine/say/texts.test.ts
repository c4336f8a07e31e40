import { describe, expect, it } from "vitest";
import type { ConversationState } from "../../../src/engine/model.ts";
import { compileTexts } from "../../../src/engine/say/compile-texts.ts";
import { cutGraphemes } from "../../../src/engine/say/cut-graphemes.ts";
import { lengthFindings } from "../../../src/engine/say/limits.ts";
import {
	leavesIn,
	singleTextSchema,
	textsSchema,
} from "../../../src/engine/say/texts.ts";
import { type SituationSketch, siteOf, situationOf } from "../situation.ts";

function said(written: unknown, sketch: SituationSketch = {}) {
	const texts = compileTexts(textsSchema.parse(written), siteOf());
	return texts.say(situationOf(sketch));
}

const lines = (written: unknown, sketch: SituationSketch = {}) =>
	said(written, sketch).lines;

const closed = { now: "2026-11-22T20:30:00Z" };

describe("the forms of a text", () => {
	it.each<[string, unknown, SituationSketch, string[]]>([
		["a plain text", "Hi", {}, ["Hi"]],
		["a number", 42, {}, ["42"]],
		["its language", { en: "Hi", fr: "Salut" }, { language: "fr" }, ["Salut"]],
		[
			"the default where its language is missing",
			{ fr: "Salut", en: "Hi" },
			{ language: "ar" },
			["Hi"],
		],
		[
			"the language of a regional one",
			{ en: "Hi", fr: "Salut" },
			{ language: "fr-CA" },
			["Salut"],
		],
		["what there is", { ar: "أهلاً" }, { language: "fr" }, ["أهلاً"]],
		["open", { open: "In", closed: "Out" }, {}, ["In"]],
		["closed", { open: "In", closed: "Out" }, closed, ["Out"]],
		["several messages", ["One", "Two"], {}, ["One", "Two"]],
		[
			"all of it at once",
			{ open: ["x"], closed: ["One", { any: [{ en: "Two", fr: "Deux" }] }] },
			{ ...closed, language: "fr" },
			["One", "Deux"],
		],
	])("%s", (_, written, sketch, expected) => {
		expect(lines(written, sketch)).toEqual(expected);
	});

	it("days are written in the language of the text they stand in", () => {
		expect(lines({ en: "Today is {today}" }, { language: "ar" })).toEqual([
			"Today is Sunday 22 November",
		]);
	});

	it.each([
		[null],
		[""],
		["  "],
		[{}],
		[[]],
		[{ any: [] }],
		[{ open: "x" }],
		[{ open: "x", closed: "y", en: "z" }],
		[{ english: "x" }],
		[{ en: { fr: "x" } }],
		[[["x"]]],
		[{ any: [["x"]] }],
		[{ en: ["x"] }],
		[[{ open: "x", closed: "y" }]],
		[{ any: [{ any: ["x"] }] }],
	])("%j is refused", (written) => {
		expect(textsSchema.safeParse(written).success).toBe(false);
	});

	it("a caption is one message", () => {
		expect(singleTextSchema.safeParse(["a", "b"]).success).toBe(false);
		expect(
			singleTextSchema.safeParse({ open: { en: "a" }, closed: "b" }).success,
		).toBe(true);
	});

	it("every text is found with the way to it", () => {
		expect(
			leavesIn({ open: "a", closed: ["b", { any: [{ en: "c" }] }] }),
		).toEqual([
			{ path: ["open"], branch: "open", text: "a" },
			{ path: ["closed", 0], branch: "closed", text: "b" },
			{ path: ["closed", 1, "any", 0], branch: "closed", text: { en: "c" } },
		]);
	});
});

describe("variants", () => {
	const any = { any: ["A", "B", "C"] };

	function inTurn(times: number, sketch: SituationSketch = {}): string[] {
		const texts = compileTexts(textsSchema.parse(any), siteOf());
		let conversation: Partial<ConversationState> = {};
		return Array.from({ length: times }, () => {
			const one = texts.say(situationOf({ ...sketch, conversation }));
			conversation = one.conversation;
			return one.lines[0] ?? "";
		});
	}

	it("come in turn, from wherever the contact begins", () => {
		const six = inTurn(6);
		expect([...new Set(six.slice(0, 3))].toSorted()).toEqual(["A", "B", "C"]);
		expect(six.slice(3)).toEqual(six.slice(0, 3));
	});

	it("begin differently for different contacts, and the same for the same", () => {
		const first = (id: number) =>
			inTurn(1, {
				contact: { id, addresses: [{ kind: "phone", value: "1" }] },
			})[0];
		const firsts = Array.from({ length: 50 }, (_, id) => first(id));
		expect(new Set(firsts).size).toBe(3);
		expect(first(7)).toBe(first(7));
	});

	it("each place has its own turn", () => {
		const { conversation } = said([any, { any: ["x", "y"] }]);
		expect(Object.values(conversation.variants)).toEqual([1, 1]);
	});

	it("counters do not grow without end", () => {
		let conversation: Partial<ConversationState> = {};
		for (let index = 0; index < 200; index++)
			conversation = said(any, {
				rule: `rule ${index}`,
				conversation,
			}).conversation;
		const kept = Object.keys(conversation.variants ?? {});
		expect(kept).toHaveLength(64);
		expect(kept.at(-1)).toContain("rule 199");
	});

	it("a rule may be called __proto__", () => {
		expect(said(any, { rule: "__proto__" }).lines).toHaveLength(1);
	});
});

describe("the length of what is said", () => {
	it("a message never grows beyond what WhatsApp takes", () => {
		const one = said("{message} and more", { says: "é".repeat(10_000) });
		expect(one.lines[0]).toHaveLength(4096);
		expect(one.cut).toBe(true);
		expect(said("short").cut).toBe(false);
	});

	it("letters as people see them are not cut in two", () => {
		const family = "👨‍👩‍👧";
		expect(cutGraphemes(`ab${family}`, 5)).toBe("ab");
		expect(cutGraphemes(`ab${family}`, 2 + family.length)).toBe(`ab${family}`);
		expect(cutGraphemes(`${family}${family}`, family.length + 3)).toBe(family);
		expect(cutGraphemes("e\u0301".repeat(10), 5)).toBe("e\u0301".repeat(2));
		expect(cutGraphemes(`a${"\u0301".repeat(9_000)}`, 4096)).toHaveLength(4096);
		expect(cutGraphemes(`${"a".repeat(4095)}😀`, 4096)).toBe("a".repeat(4095));
	});

	it("a message that comes out empty is left out and noted", () => {
		expect(said(["{missing}", "Hi"])).toMatchObject({
			lines: ["Hi"],
			emptied: ["missing"],
		});
	});

	it("what is too long by itself is found at load, in every language", () => {
		const texts = { en: "a".repeat(21), fr: `{name}${"b".repeat(20)}` };
		expect(
			lengthFindings(texts, { limit: 20, what: "A label", path: ["label"] }),
		).toEqual([
			{
				path: ["label", "en"],
				code: "whatsapp-limit",
				severity: "error",
				message: "A label can have 20 letters; this has 21.",
				help: "Take 1 away.",
			},
		]);
	});
});
