import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { ActionKind, Plan } from "../../../src/engine/kinds.ts";
import { HOUR, type JsonValue } from "../../../src/engine/model.ts";
import { type BookSketch, bookOf } from "../book.ts";
import {
	decided,
	inputOf,
	known,
	later,
	message,
	next,
	now,
	scheduled,
	textsOf,
} from "../scene.ts";

/** An action that plans what its spec says: what kinds to come may do, before they are here. */
function acting(
	key: string,
	planned: (value: string, fetched: string | undefined) => Plan,
): ActionKind {
	return {
		key,
		summary: "Does what a test wants.",
		example: `${key}: x`,
		schema: z.string() as z.ZodType<JsonValue>,
		compile: (spec) => (situation) =>
			planned(String(spec), JSON.stringify(situation.fetched)),
	};
}

const actions: readonly ActionKind[] = [
	acting("go", (rule) => ({ taken: [], next: { rule } })),
	acting("end", () => ({ taken: [], next: "end" })),
	acting("notify", (text) => ({
		taken: [{ type: "notify", text }],
		notices: [{ to: "9617000000", content: { type: "text", text } }],
	})),
	acting("unfit", () => ({
		taken: [{ type: "template" }],
		messages: [{ type: "text", text: "Dear " }],
		emptied: ["name"],
		withheld: "empty-placeholder",
	})),
	acting("fetch", (url, fetched) =>
		fetched === undefined
			? {
					taken: [{ type: "fetch", url }],
					pause: { type: "fetch", request: request(url) },
				}
			: { taken: [], captures: { order: JSON.parse(fetched) } },
	),
];

function request(url: string) {
	const method = "GET";
	return {
		url,
		method,
		headers: {},
		body: null,
		timeoutMs: 5_000,
		retry: false,
	};
}

const ruled = (rules: BookSketch["rules"]) => bookOf({ rules, actions });

describe("go", () => {
	const book = ruled([
		{
			name: "order",
			when: { regex: "order (?<number>\\d+)" },
			continue: true,
			do: [{ text: "Let me see" }, { go: "person" }, { text: "Never said" }],
		},
		{ name: "later", when: { keyword: "order" }, do: [{ text: "Never" }] },
		{
			name: "person",
			when: { keyword: "person" },
			if: { tag: "vip" },
			limit: { times: 1, perMs: null },
			do: [{ text: "A colleague takes order {number}" }],
		},
	]);

	test("runs another rule at once, with what was captured, and ends the search", () => {
		const decision = decided(book, message("order 4711"));
		expect(decision.rule).toBe("person");
		expect(textsOf(decision)).toEqual([
			"Let me see",
			"A colleague takes order 4711",
		]);
		expect(decision.because).toMatch(/^regex .* – "order" goes on here$/);
		expect(decision.actions[0]).toMatchObject({ rule: "order" });
		expect(decision.conversation?.limits).toEqual({ person: [now] });
	});

	test("does not ask for the other rule's limit", () => {
		const conversation = known({ limits: { person: [now] } });
		const decision = decided(book, message("order 1"), { conversation });
		expect(decision.rule).toBe("person");
	});

	test("in a schedule's run stays part of the run", () => {
		const runs = ruled([
			{
				name: "weekly",
				when: { schedule: "0 10 * * fri" },
				do: [{ go: "say" }],
			},
			{ name: "say", do: [{ text: "Hi" }] },
		]);
		const { effects, rule } = decided(runs, scheduled("weekly"));
		expect(rule).toBe("say");
		expect(effects).toMatchObject([{ priority: "run", answers: false }]);
	});

	test("to a rule that is gone hands the chat to a person", () => {
		const gone = ruled([
			{ name: "order", when: { keyword: "order" }, do: [{ go: "old" }] },
		]);
		const decision = decided(gone, message("order"));
		expect(decision.conversation).toMatchObject({
			mode: "human",
			humanUntil: later(now, 12 * HOUR),
		});
		expect(decision.withhold).toBe("handed-off");
		expect(decision.facts[0]).toMatchObject({
			type: "handoff.started",
			body: {
				by: 'rule "order"',
				because: 'There is no rule "old" any more.',
			},
		});
	});
});

test("end ends the rule and the search", () => {
	const book = ruled([
		{
			name: "one",
			when: { keyword: "hi" },
			continue: true,
			do: [{ text: "One" }, { end: "x" }, { text: "Never" }],
		},
		{ name: "two", when: { keyword: "hi" }, do: [{ text: "Never" }] },
	]);
	expect(textsOf(decided(book, message("hi")))).toEqual(["One"]);
});

test("a notice goes to its number, is no answer, and leaves after answers", () => {
	const book = ruled([
		{ name: "n", when: { keyword: "hi" }, do: [{ notify: "New guest" }] },
	]);
	expect(decided(book, message("hi")).effects).toMatchObject([
		{
			to: "9617000000",
			priority: "notice",
			answers: false,
			staff: false,
			rule: "n",
		},
	]);
	const alone = decided(book, message("hi"));
	expect(alone.conversation?.lastAnswerAt).toBeNull();
});

test("what must not leave is told with its reason, and the rest goes on", () => {
	const book = ruled([
		{
			name: "n",
			when: { keyword: "hi" },
			do: [{ unfit: "x" }, { text: "Hi" }],
		},
	]);
	const decision = decided(book, message("hi"));
	expect(textsOf(decision)).toEqual(["Hi"]);
	expect(decision.actions[0]).toEqual({
		type: "template",
		withheld: "empty-placeholder",
		emptied: ["name"],
	});
	expect(decision.facts).toMatchObject([
		{ type: "send.withheld", rule: "n", body: { reason: "empty-placeholder" } },
	]);
});

describe("a fetch", () => {
	const book = ruled([
		{
			name: "order",
			when: { regex: "order (?<number>\\d+)" },
			do: [
				{ text: "Let me see" },
				{ fetch: "https://shop.example.com" },
				{ text: "Order {number}: {order.body.status}" },
			],
		},
	]);

	const asked = decided(book, message("order 7"));
	const chat = next(known(), asked);
	const [continuation] = chat.state.continuations;
	const finished = (id: string, status: string) => ({
		type: "fetch.finished" as const,
		key: "f1",
		ref: null,
		at: now,
		arrivedAt: now,
		continuation: id,
		result: { ok: true as const, status: 200, body: { status } },
	});

	test("leaves as an effect, after what stands before it, and has a timer for when no answer comes", () => {
		expect(textsOf(asked)).toEqual(["Let me see"]);
		expect(asked.effects.at(-1)).toEqual({
			type: "fetch",
			continuation: continuation?.id,
			...request("https://shop.example.com"),
		});
		expect(chat.state.timers).toMatchObject([
			{ kind: "continue", about: chat.state.continuations[0]?.id },
		]);
	});

	test("goes on with the step that asked, which alone sees the answer", () => {
		const event = finished(continuation?.id ?? "", "on its way");
		const pinned = new Map(Object.entries(asked.pins));
		const decision = decided(book, event, { conversation: chat, pinned });
		expect(textsOf(decision)).toEqual(["Order 7: on its way"]);
		expect(decision.facts).toEqual([
			{
				type: "fetch.finished",
				rule: "order",
				body: { ok: true, status: 200 },
			},
		]);
		expect(decision.conversation?.continuations).toEqual([]);
	});

	test("an answer that nobody waits for any more is told, and nothing runs", () => {
		const input = inputOf(book, finished("gone", "x"), { conversation: chat });
		const decision = decided(book, input.event, input);
		expect(decision).toMatchObject({ rule: null, effects: [] });
		expect(decision.facts).toHaveLength(1);
	});
});

test("a throw in a kind is a bug and comes through", () => {
	const broken = acting("broken", () => {
		throw new Error("A bug.");
	});
	const book = bookOf({
		rules: [{ name: "n", when: { keyword: "hi" }, do: [{ broken: "x" }] }],
		actions: [broken],
	});
	expect(() => decided(book, message("hi"))).toThrow("A bug.");
});
