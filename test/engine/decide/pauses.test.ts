import { describe, expect, test } from "vitest";
import type { DecideInput } from "../../../src/engine/decide.ts";
import {
	type Conversation,
	DAY,
	type Decision,
	type Instant,
	instant,
	MINUTE,
	newBusiness,
	SECOND,
} from "../../../src/engine/model.ts";
import type { RuleBook } from "../../../src/engine/rule-book.ts";
import { type BookSketch, bookOf } from "../book.ts";
import {
	command,
	decided,
	known,
	later,
	message,
	next,
	now,
	textsOf,
	timer,
} from "../scene.ts";
import { flowChat } from "./flow-chat.ts";

const rules: BookSketch["rules"] = [
	{
		name: "hello",
		when: { regex: "^hello (?<who>\\S+)" },
		do: [
			{ text: "One moment" },
			{ wait: "5s" },
			{ text: "Here I am, {who}: {message}", quote: true },
			{ wait: "10m" },
			{ text: "Still there?" },
		],
	},
	{ name: "menu", when: { keyword: "menu" }, do: [{ text: "Falafel" }] },
];

const book = bookOf({ rules });

/** A chat that goes on: pins are kept as the store would keep them. */
function chat(start: Conversation = known()) {
	const pinned = new Map<
		string,
		DecideInput["pinned"] extends ReadonlyMap<string, infer Value>
			? Value
			: never
	>();
	let conversation = start;
	const take = (decision: Decision) => {
		for (const [hash, value] of Object.entries(decision.pins)) {
			pinned.set(hash, JSON.parse(JSON.stringify(value)));
		}
		conversation = next(conversation, decision);
		return decision;
	};
	return {
		state: () => conversation.state,
		says: (text: string, at: Instant = now, rules: RuleBook = book) =>
			take(decided(rules, message(text, { at }), { conversation, pinned })),
		fires: (id: string, at: Instant, more: Partial<DecideInput> = {}) => {
			const event = timer(id, at);
			const { book: rules = book, ...rest } = more;
			return take(decided(rules, event, { conversation, pinned, ...rest }));
		},
		told: (event: DecideInput["event"]) =>
			take(decided(book, event, { conversation, pinned })),
		pinned,
	};
}

const firstTimer = (one: ReturnType<typeof chat>) => {
	const [timer] = one.state().timers;
	if (!timer) throw new Error("No timer.");
	return timer;
};

describe("a wait", () => {
	test("sends what stands before it and keeps the rest with what it was about", () => {
		const one = chat();
		const decision = one.says("hello Rana");
		expect(textsOf(decision)).toEqual(["One moment"]);
		expect(decision.actions.at(-1)).toEqual({
			type: "wait",
			wait: "5 seconds",
		});
		expect(one.state().continuations).toEqual([
			expect.objectContaining({
				rule: "hello",
				captures: { who: "Rana" },
				messageId: "wamid.1",
				messageText: "hello Rana",
				startedAt: now,
				pause: "wait",
			}),
		]);
		expect(firstTimer(one)).toMatchObject({
			kind: "continue",
			dueAt: later(now, 5 * SECOND),
			about: one.state().continuations[0]?.id,
		});
	});

	test("goes on when it is due, with captures, message and quote", () => {
		const one = chat();
		one.says("hello Rana");
		const due = firstTimer(one);
		const decision = one.fires(due.id, due.dueAt);
		expect(decision.rule).toBe("hello");
		expect(decision.because).toBe('the rest of "hello", after its wait');
		expect(textsOf(decision)).toEqual(["Here I am, Rana: hello Rana"]);
		expect(decision.effects[0]).toMatchObject({
			quote: "wamid.1",
			answers: true,
			priority: "answer",
		});
	});

	test("may follow a wait, and nothing is left at the end", () => {
		const one = chat();
		one.says("hello Rana");
		for (const texts of [["Here I am, Rana: hello Rana"], ["Still there?"]]) {
			const due = firstTimer(one);
			expect(textsOf(one.fires(due.id, due.dueAt))).toEqual(texts);
		}
		expect(one.state()).toMatchObject({ continuations: [], timers: [] });
	});

	test("fires once: its timer is gone, and an early one is ignored", () => {
		const one = chat();
		one.says("hello Rana");
		const due = firstTimer(one);
		const early = one.fires(due.id, instant(due.dueAt - 1));
		expect(early).toMatchObject({ rule: null, silent: null, effects: [] });
		one.fires(due.id, due.dueAt);
		const again = one.fires(due.id, due.dueAt);
		expect(again).toMatchObject({ rule: null, silent: null, effects: [] });
	});

	test("holds up its own rule only", () => {
		const one = chat();
		one.says("hello Rana");
		expect(textsOf(one.says("menu"))).toEqual(["Falafel"]);
		expect(one.state().continuations).toHaveLength(1);
	});

	test("as the last action keeps nothing", () => {
		const last = bookOf({
			rules: [{ name: "x", when: { keyword: "x1" }, do: [{ wait: "5s" }] }],
		});
		const decision = decided(last, message("x1"));
		expect(decision.conversation?.continuations).toEqual([]);
		expect(decision.pins).toEqual({});
	});

	test("the rest stays as it stood when it began, in any later book", () => {
		const one = chat();
		one.says("hello Rana");
		const due = firstTimer(one);
		const changed = bookOf({ rules: [] });
		const decision = one.fires(due.id, due.dueAt, { book: changed });
		expect(textsOf(decision)).toEqual(["Here I am, Rana: hello Rana"]);
	});

	test("five may wait; a sixth is left out, and the action says so", () => {
		const one = chat();
		for (let count = 0; count < 5; count++) one.says("hello Rana");
		const sixth = one.says("hello Rana");
		expect(textsOf(sixth)).toEqual(["One moment"]);
		expect(sixth.actions.at(-1)).toMatchObject({
			type: "wait",
			dropped: expect.stringContaining("5 things"),
		});
		const { continuations } = one.state();
		expect(new Set(continuations.map(({ id }) => id)).size).toBe(5);
		expect(one.state().timers).toHaveLength(5);
	});

	test("until a moment that is over leaves the rest out, and the search goes on", () => {
		const over = { wait: { until: "today 9:00" } };
		const rules: BookSketch["rules"] = [
			{
				name: "late",
				when: { message: "any" },
				continue: true,
				do: [{ text: "First" }, over, { text: "Never" }],
			},
			{ name: "menu", when: { keyword: "menu" }, do: [{ text: "Falafel" }] },
		];
		const decision = decided(bookOf({ rules }), message("menu"));
		expect(textsOf(decision)).toEqual(["First", "Falafel"]);
		expect(decision.actions[1]).toEqual({
			type: "wait",
			wait: { until: "2026-11-22 09:00" },
			dropped: "this is over",
			rule: "late",
		});
		expect(decision.conversation?.continuations).toEqual([]);
	});

	test("until a moment that is over inside an if leaves out what stands around it too", () => {
		const rules: BookSketch["rules"] = [
			{
				name: "late",
				when: { keyword: "late" },
				do: [
					{
						if: { language: "en" },
						do: [{ wait: { until: "today 9:00" } }, { text: "Never" }],
					},
					{ text: "Nor this" },
				],
			},
		];
		const decision = decided(bookOf({ rules }), message("late"));
		expect(textsOf(decision)).toEqual([]);
		expect(decision.rule).toBe("late");
	});

	test("until a moment runs with what a flow asked, also when the flow has ended", () => {
		const flows = [
			{
				name: "booking",
				steps: [
					{ ask: "Which day?", save_as: "day", type: "date" },
					{ go: "remind" },
				],
			},
		];
		const wait = { until: "{day} 10:00", minus: "1 day" };
		const rules: BookSketch["rules"] = [
			{ name: "book", when: { keyword: "book" }, do: [{ start: "booking" }] },
			{ name: "remind", do: [{ wait }, { text: "See you on {day}" }] },
		];
		const one = flowChat(bookOf({ rules, flows }));
		one.says("book");
		one.says("25 December");
		expect(one.state()).toMatchObject({
			question: null,
			timers: [{ dueAt: Date.parse("2026-12-24T08:00:00Z") }],
		});
		const decisions = one.waits(40 * DAY);
		expect(decisions.flatMap(textsOf)).toEqual([
			"See you on Friday 25 December",
		]);
	});

	test("until a moment that is over ends the flow it stands in", () => {
		const flows = [
			{
				name: "booking",
				steps: [
					{ ask: "Which day?", save_as: "day", type: "date" },
					{ wait: { until: "{day} 10:00", minus: "1 day" } },
					{ ask: "Still coming?", save_as: "coming", type: "yes_no" },
				],
			},
		];
		const rules: BookSketch["rules"] = [
			{ name: "book", when: { keyword: "book" }, do: [{ start: "booking" }] },
		];
		const one = flowChat(bookOf({ rules, flows }));
		one.says("book");
		expect(textsOf(one.says("tomorrow"))).toEqual([]);
		expect(one.state()).toMatchObject({ question: null, timers: [] });
	});

	test("what falls due while the bot is off is dropped, and that is said", () => {
		const one = chat();
		one.says("hello Rana");
		const due = firstTimer(one);
		const state = { ...newBusiness.state, offUntil: "for-good" as const };
		const business = { ...newBusiness, state };
		const decision = one.fires(due.id, due.dueAt, { business });
		expect(decision).toMatchObject({
			rule: null,
			silent: "paused",
			because: 'the rest of "hello" is dropped: the bot is off',
			effects: [],
		});
		expect(one.state().continuations).toEqual([]);
	});

	test("what the database lost is dropped, and that is said", () => {
		const one = chat();
		one.says("hello Rana");
		const due = firstTimer(one);
		one.pinned.clear();
		const decision = one.fires(due.id, due.dueAt);
		expect(decision).toMatchObject({
			rule: null,
			silent: "error",
			effects: [],
		});
		expect(one.state()).toMatchObject({ continuations: [], timers: [] });
	});

	test("what another version of Marhaba kept is dropped, and that is said", () => {
		const one = chat();
		one.says("hello Rana");
		const due = firstTimer(one);
		for (const hash of one.pinned.keys()) {
			const step = { key: "teleport", spec: {}, quote: false };
			one.pinned.set(hash, { do: [step], outsideWindow: null });
		}
		const decision = one.fires(due.id, due.dueAt);
		expect(decision.silent).toBe("error");
		expect(decision.because).toContain('Unknown action "teleport"');
	});

	test("a hand-over drops it, says so, and withholds what earlier decisions queued", () => {
		const one = chat();
		one.says("hello Rana");
		const handoff = { kind: "handoff", backAfterMs: null } as const;
		const decision = one.told(command(handoff));
		expect(decision.withhold).toBe("handed-off");
		expect(decision.facts).toEqual([
			{
				type: "handoff.started",
				rule: null,
				body: { by: "api", until: null, dropped: ["hello"] },
			},
		]);
		expect(one.state()).toMatchObject({ continuations: [], timers: [] });
	});
});

describe("somebody who opted out", () => {
	test("gets the rest of an answer after a short wait, and none after a long one", () => {
		const one = chat(known({ optedOut: true }));
		one.says("hello Rana");
		const short = firstTimer(one);
		const soon = one.fires(short.id, short.dueAt);
		expect(textsOf(soon)).toEqual(["Here I am, Rana: hello Rana"]);
		const long = firstTimer(one);
		expect(long.dueAt - now).toBe(10 * MINUTE + 5 * SECOND);
		const late = one.fires(long.id, long.dueAt);
		expect(textsOf(late)).toEqual([]);
		expect(late.actions).toEqual([
			{ type: "text", text: "Still there?", withheld: "opted-out" },
		]);
		expect(late.facts).toEqual([
			{
				type: "send.withheld",
				rule: "hello",
				body: {
					reason: "opted-out",
					content: { type: "text", text: "Still there?" },
				},
			},
		]);
	});
});

describe("outside_window", () => {
	test("stands in once more after a wait, where it stood beside a message before", () => {
		const twice = bookOf({
			rules: [
				{
					name: "later",
					when: { keyword: "later" },
					outsideWindow: { template: { name: "still_there", body: [] } },
					do: [{ text: "One" }, { wait: "2d" }, { text: "Two" }],
				},
			],
		});
		const one = chat();
		one.says("later", now, twice);
		const due = firstTimer(one);
		const { effects } = one.fires(due.id, due.dueAt, { book: twice });
		expect(effects).toMatchObject([
			{ content: { text: "Two" }, instead: { name: "still_there" } },
		]);
	});

	const template = { name: "still_there", body: [] };
	const waiting = bookOf({
		rules: [
			{
				name: "later",
				when: { keyword: "later" },
				outsideWindow: { template },
				do: [{ wait: "2d" }, { text: "One" }, { text: "Two" }],
			},
		],
	});

	test("stands beside the first message of a run, also after a wait, in any later book", () => {
		const one = chat();
		one.says("later", now, waiting);
		const due = firstTimer(one);
		const { effects } = one.fires(due.id, due.dueAt, { book });
		expect(effects).toMatchObject([
			{
				content: { type: "text", text: "One" },
				instead: { type: "template", name: "still_there" },
			},
			{ content: { type: "text", text: "Two" }, instead: null },
		]);
	});
});
