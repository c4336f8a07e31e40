import { describe, expect, test } from "vitest";
import { forget } from "../../../src/engine/actions/forget.ts";
import { markRead } from "../../../src/engine/actions/mark-read.ts";
import { set } from "../../../src/engine/actions/set.ts";
import { silent } from "../../../src/engine/actions/silent.ts";
import { tag } from "../../../src/engine/actions/tag.ts";
import { untag } from "../../../src/engine/actions/untag.ts";
import type { ConversationState } from "../../../src/engine/model.ts";
import type { ActionSketch } from "../book.ts";
import { bookOf } from "../book.ts";
import { exampleOf } from "../examples.ts";
import { decided, known, message, scheduled, textsOf } from "../scene.ts";

function doing(
	actions: readonly ActionSketch[],
	state: Partial<ConversationState> = {},
) {
	const rule = { name: "r", when: { regex: "order (?<number>\\d+)" } };
	const book = bookOf({ rules: [{ ...rule, do: actions }] });
	const conversation = known(state);
	return decided(book, message("order 007"), { conversation });
}

test("every example loads", () => {
	expect(exampleOf(set)).toEqual({ size: "large" });
	expect(exampleOf(forget)).toEqual(["size"]);
	expect(exampleOf(tag)).toEqual(["vip"]);
	expect(exampleOf(untag)).toEqual(["vip"]);
	expect(exampleOf(silent)).toBe(true);
	expect(exampleOf(markRead)).toBe(true);
});

describe("set", () => {
	test("saves a text as it was typed, beside what is there", () => {
		const decision = doing([{ set: { size: "007" } }], { fields: { a: 1 } });
		expect(decision.conversation?.fields).toEqual({ a: 1, size: "007" });
		expect(decision.actions).toEqual([{ type: "set", set: { size: "007" } }]);
	});

	test("fills in what was captured; the next action prints it", () => {
		const decision = doing([
			{ set: { order_number: "{number}" } },
			{ text: "Order {order_number}" },
		]);
		expect(decision.conversation?.fields.order_number).toBe("007");
		expect(textsOf(decision)).toEqual(["Order 007"]);
	});

	test("D64: a field has the name that the owner wrote, whatever a customer writes", () => {
		const decision = doing([{ set: { "{number}": "{number}" } }]);
		expect(decision.conversation?.fields).toEqual({ "{number}": "007" });
	});

	test("language is the one to answer in, from the next action on", () => {
		const decision = doing([
			{ set: { language: "fr" } },
			{ text: { en: "Hi", fr: "Salut" } },
		]);
		expect(decision.conversation?.language.chosen).toBe("fr");
		expect(decision.conversation?.fields).toEqual({});
		expect(textsOf(decision)).toEqual(["Salut"]);
	});

	test("a language that is filled in and not ours is refused, and the action says so", () => {
		const decision = doing([{ set: { language: "{number}" } }]);
		expect(decision.conversation?.language.chosen).toBeNull();
		expect(decision.actions[0]).toMatchObject({ refused: ["language"] });
	});

	test("what stayed empty is noted", () => {
		const decision = doing([{ set: { size: "{nothing_of_the_kind}" } }]);
		expect(decision.actions[0]).toMatchObject({
			emptied: ["nothing_of_the_kind"],
		});
	});

	test("a language that the business does not speak is a problem at load", () => {
		const site = { data: bookOf({ rules: [] }).data } as Parameters<
			NonNullable<typeof set.findings>
		>[1];
		expect(set.findings?.({ language: "de" }, site)).toMatchObject([
			{ code: "wrong-value", severity: "error", path: ["language"] },
		]);
		expect(set.findings?.({ language: "fr", size: "x" }, site)).toEqual([]);
	});

	test("its fields may be asked for; the language is no field", () => {
		expect(set.saves?.({ size: "large", language: "fr" })).toEqual(["size"]);
	});

	test("names that every object has are names like any other", () => {
		const decision = doing([
			{ set: JSON.parse('{"constructor":"a","toString":"b"}') },
			{ forget: "constructor" },
		]);
		expect(decision.conversation?.fields).toEqual({ toString: "b" });
	});

	test.each([{}, { size: null }, { size: "" }, { " ": "x" }, "large", null])(
		"%j is not one of its forms",
		(value) => {
			expect(set.schema.safeParse(value).success).toBe(false);
		},
	);
});

test("forget removes fields, and language the choice of it", () => {
	const decision = doing([{ forget: ["size", "language", "unknown"] }], {
		fields: { size: "large", a: 1 },
		language: { chosen: "ar", heard: "en" },
	});
	expect(decision.conversation).toMatchObject({
		fields: { a: 1 },
		language: { chosen: null, heard: "en" },
	});
	expect(decision.actions).toContainEqual({ type: "forget", forget: "size" });
});

test("tag and untag, each once however often", () => {
	const decision = doing(
		[{ tag: ["vip", "new"] }, { tag: "vip" }, { untag: ["old", "none"] }],
		{ tags: ["old", "vip"] },
	);
	expect(decision.conversation?.tags).toEqual(["vip", "new"]);
	expect(decision.actions[0]).toEqual({ type: "tag", tag: "vip" });
	expect(decision.actions.at(-1)).toEqual({ type: "untag", untag: "none" });
});

test("mark_read marks the message it answers, and does nothing where there is none", () => {
	expect(doing(["mark_read"]).courtesies).toEqual([
		{ type: "read", messageId: "wamid.1" },
	]);
	const book = bookOf({
		rules: [
			{
				name: "r",
				when: { schedule: "0 10 * * fri" },
				do: ["mark_read"],
			},
		],
	});
	expect(decided(book, scheduled("r")).courtesies).toEqual([]);
});

test("silent does nothing and is told", () => {
	const decision = doing(["silent"]);
	expect(decision).toMatchObject({
		silent: null,
		effects: [],
		actions: [{ type: "silent" }],
	});
});
