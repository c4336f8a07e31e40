import { describe, expect, it } from "vitest";
import { inlineIf } from "../../../src/engine/actions/inline-if.ts";
import { withInner } from "../../../src/engine/actions/read-actions.ts";
import type { JsonValue } from "../../../src/engine/model.ts";
import { MINUTE } from "../../../src/engine/model.ts";
import { bookOf } from "../book.ts";
import { exampleOf } from "../examples.ts";
import {
	decided,
	known,
	later,
	message,
	next,
	now,
	textsOf,
	timer,
} from "../scene.ts";
import { siteOf } from "../situation.ts";

const when = { keyword: "menu" };

function bookWith(...actions: readonly Readonly<Record<string, unknown>>[]) {
	return bookOf({ rules: [{ name: "menu", when, do: actions }] });
}

function said(
	actions: readonly Readonly<Record<string, unknown>>[],
	tags: readonly string[] = [],
) {
	const conversation = known({ tags });
	return textsOf(
		decided(bookWith(...actions), message("menu"), { conversation }),
	);
}

describe("if inside a list", () => {
	it("reads its example", () => {
		expect(exampleOf(inlineIf)).toMatchObject({
			if: [{ key: "hours", spec: "closed" }],
			do: [{ key: "text" }],
			else: [{ key: "text" }],
		});
	});

	const vip = {
		if: { tag: "vip" },
		do: [{ text: "Welcome back" }],
		else: [{ text: "Hello" }],
	};

	it("does one thing or the other, and what follows in both cases", () => {
		const actions = [{ text: "One" }, vip, { text: "Two" }];
		expect(said(actions)).toEqual(["One", "Hello", "Two"]);
		expect(said(actions, ["vip"])).toEqual(["One", "Welcome back", "Two"]);
	});

	it("does nothing where it does not hold and says nothing else", () => {
		const actions = [
			{ if: { tag: "vip" }, do: [{ text: "A" }] },
			{ text: "B" },
		];
		expect(said(actions)).toEqual(["B"]);
	});

	it("sees what the steps before it changed, inside and outside", () => {
		const actions = [
			{ tag: "vip" },
			{
				...vip,
				do: [
					{ untag: "vip" },
					{ if: { tag: "vip" }, do: [{ text: "still" }] },
					{ if: { not: { tag: "vip" } }, do: [{ text: "no more" }] },
				],
			},
			vip,
		];
		expect(said(actions)).toEqual(["no more", "Hello"]);
	});

	it("asks what was captured", () => {
		const book = bookOf({
			rules: [
				{
					name: "guests",
					when: { regex: "for (?<guests>\\d+)" },
					do: [
						{
							if: { guests: { above: "8" } },
							do: [{ text: "A large table" }],
							else: [{ text: "A table for {guests}" }],
						},
					],
				},
			],
		});
		expect(textsOf(decided(book, message("for 12")))).toEqual([
			"A large table",
		]);
		expect(textsOf(decided(book, message("for 2")))).toEqual(["A table for 2"]);
	});

	it("a wait inside holds up what is left inside, and then what is left around it", () => {
		const book = bookWith(
			{ text: "One" },
			{
				if: { not: { tag: "vip" } },
				do: [
					{
						if: { not: { tag: "vip" } },
						do: [{ wait: "5m" }, { text: "Two" }],
					},
					{ text: "Three" },
				],
			},
			{ text: "Four" },
		);
		const conversation = known();
		const first = decided(book, message("menu"), { conversation });
		expect(textsOf(first)).toEqual(["One"]);
		const after = next(conversation, first);
		const [waiting] = after.state.timers;
		const due = later(now, 5 * MINUTE);
		const rest = decided(book, timer(waiting?.id ?? "", due), {
			conversation: after,
			pinned: new Map<string, JsonValue>(Object.entries(first.pins)),
		});
		expect(textsOf(rest)).toEqual(["Two", "Three", "Four"]);
		expect(rest.conversation?.continuations).toEqual([]);
	});

	it("a message inside quotes the customer's where it says so", () => {
		const book = bookWith({
			if: { not: { tag: "vip" } },
			do: [{ text: "A", quote: "true" }, { text: "B" }],
		});
		const { effects } = decided(book, message("menu"));
		expect(effects).toMatchObject([{ quote: "wamid.1" }, { quote: null }]);
	});

	it.each([
		[{ if: { tag: "vip" } }, "do"],
		[{ if: {}, do: ["silent"] }, "if"],
		[{ if: { tag: "vip" }, do: [] }, "do"],
		[{ if: { tag: "vip" }, do: "silent" }, "do"],
		[{ if: { tag: "vip" }, do: ["menu"] }, "do.0"],
		[{ if: { tag: "vip" }, do: ["text"] }, "do.0"],
		[{ if: { tag: "vip" }, do: [null] }, "do.0"],
		[{ if: { tag: "vip" }, do: [{ txt: "Hi" }] }, "do.0.txt"],
		[{ if: { tag: "vip" }, do: [{ quote: true }] }, "do.0.quote"],
		[{ if: { tag: "vip" }, do: [{ text: "A", image: "a.jpg" }] }, "do.0.image"],
		[{ if: { tag: "vip" }, do: [{ text: "" }] }, "do.0.text"],
		[{ if: { tag: "vip" }, do: [{ text: "A", quote: "so" }] }, "do.0.quote"],
		[
			{
				if: { tag: "vip" },
				do: ["silent"],
				else: [{ if: { hours: "shut" }, do: ["silent"] }],
			},
			"else.0.if.hours",
		],
	])("refuses %j and says where", (written, path) => {
		const { error } = inlineIf.schema.safeParse(written);
		expect(error?.issues.map((issue) => issue.path.join("."))).toContain(path);
	});

	it("finds what is wrong inside", () => {
		const spec = inlineIf.schema.parse({
			if: { language: "de" },
			do: [{ image: "a.gif" }],
			else: [{ if: { tag: "vip" }, do: [{ image: "b.gif" }] }],
		});
		const found = inlineIf.findings?.(spec, siteOf()) ?? [];
		expect(found.map(({ path }) => path.join("."))).toEqual([
			"if.language",
			"do.0.image.url",
			"else.0.do.0.image.url",
		]);
	});

	it("tells what stands in it, what it saves and where it leads", () => {
		const spec = inlineIf.schema.parse({
			if: { tag: "vip" },
			do: [{ set: { size: "large" } }],
			else: [{ if: { tag: "new" }, do: [{ set: { colour: "red" } }] }],
		});
		const data = {
			key: "if",
			spec: spec as unknown as JsonValue,
			quote: false,
		};
		expect(inlineIf.saves?.(spec)).toEqual(["size", "colour"]);
		expect(inlineIf.leadsTo?.(spec)).toEqual([]);
		expect(withInner([data]).map(({ key }) => key)).toEqual([
			"if",
			"set",
			"if",
			"set",
		]);
	});
});
