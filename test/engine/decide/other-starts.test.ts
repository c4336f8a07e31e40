import { describe, expect, it, test } from "vitest";
import {
	DAY,
	type EventPosted,
	HOUR,
	type InboundEvent,
	type JsonObject,
	type JsonValue,
	MINUTE,
	newBusiness,
	type ReportReceived,
} from "../../../src/engine/model.ts";
import { delivery } from "../../../src/engine/triggers/delivery.ts";
import { event as eventKind } from "../../../src/engine/triggers/event.ts";
import { noReplyFor } from "../../../src/engine/triggers/no-reply-for.ts";
import { bookOf, type RuleSketch } from "../book.ts";
import { exampleOf } from "../examples.ts";
import {
	command,
	conversationIn,
	decided,
	known,
	later,
	message,
	next,
	now,
	report,
	scheduled,
	tap,
	textsOf,
	timer,
} from "../scene.ts";

const off = {
	...newBusiness,
	state: { ...newBusiness.state, offUntil: "for-good" as const },
};

function posted(
	name: string,
	data: JsonObject = {},
	more: Partial<EventPosted> = {},
): EventPosted {
	return {
		type: "event.posted",
		key: `posted:${name}`,
		ref: null,
		at: now,
		arrivedAt: now,
		name,
		data,
		...more,
	};
}

test("the examples are read", () => {
	expect(exampleOf(eventKind)).toEqual(["order_ready"]);
	expect(exampleOf(delivery)).toBe("failed");
	expect(exampleOf(noReplyFor)).toEqual({ ms: 45 * MINUTE });
	for (const written of ["0s", "31d", "soon"])
		expect(noReplyFor.schema.safeParse(written).success).toBe(false);
	expect(delivery.schema.safeParse("seen").success).toBe(false);
});

describe("an event", () => {
	const ready: RuleSketch = {
		name: "ready",
		when: { event: ["order_ready", "order_done"] },
		do: [{ text: "Order {event.number|?} is ready: {event.items.0.name}" }],
	};
	const book = bookOf({ rules: [ready] });
	const data = { number: 48, items: [{ name: "Mezze" }] };

	it("starts the rules that wait for its name, with its data", () => {
		const decision = decided(book, posted("order_ready", data));
		expect(textsOf(decision)).toEqual(["Order 48 is ready: Mezze"]);
		expect(decision).toMatchObject({
			rule: "ready",
			because: 'event "order_ready"',
			effects: [{ answers: false }],
		});
		expect(decision.runs).toBeUndefined();
		expect(textsOf(decided(book, posted("order_done")))).toHaveLength(1);
	});

	it("of another name starts nothing, and a message never does", () => {
		expect(decided(book, posted("order_lost"))).toMatchObject({
			rule: null,
			silent: "nothing-matched",
		});
		expect(decided(book, message("order_ready")).rule).toBeNull();
	});

	it("data cannot reach what every object inherits", () => {
		const odd = JSON.parse('{"__proto__": {"number": 1}, "items": "x"}');
		expect(textsOf(decided(book, posted("order_ready", odd)))).toEqual([
			"Order ? is ready:",
		]);
	});

	it("its conditions read its data", () => {
		const field = { name: "event.number", value: { above: "40" } };
		const rules = [{ ...ready, if: { field } }];
		const dear = bookOf({ rules });
		expect(decided(dear, posted("order_ready", data)).rule).toBe("ready");
		expect(decided(dear, posted("order_ready", { number: 3 })).rule).toBe(null);
	});

	it("without a contact may do what needs none, and writes to nobody", () => {
		const conversation = null;
		const event = posted("order_ready", data);
		const decision = decided(book, event, { conversation });
		expect(decision.effects).toEqual([]);
		expect(decision.actions).toMatchObject([{ withheld: "no-audience" }]);
		const contact = bookOf({ rules: [{ ...ready, to: { type: "contact" } }] });
		expect(decided(contact, event, { conversation }).rule).toBeNull();
		expect(decided(contact, event).rule).toBe("ready");
	});

	it("does not come to a chat with a person, nor while the bot is off, and opted-out people get nothing", () => {
		const event = posted("order_ready", data);
		const human = known({ mode: "human" });
		expect(decided(book, event, { conversation: human })).toMatchObject({
			rule: null,
			silent: "handed-off",
		});
		expect(decided(book, event, { business: off }).silent).toBe("paused");
		const conversation = known({ optedOut: true });
		expect(decided(book, event, { conversation })).toMatchObject({
			effects: [],
			facts: [{ type: "send.withheld", body: { reason: "opted-out" } }],
		});
	});

	describe("for an audience", () => {
		const regulars: RuleSketch = {
			...ready,
			name: "news",
			to: { type: "tag", tags: ["regulars"] },
			if: { tag: "vip" },
			limit: { times: 1, perMs: DAY },
		};
		const many = bookOf({ rules: [regulars, ready] });
		const event = posted("order_ready", data);

		it("becomes a run of each rule that has one; the others answer its own contact", () => {
			const decision = decided(many, event);
			expect(decision.runs).toEqual([
				{ rule: "news", event: { name: "order_ready", data } },
			]);
			expect(decision.rule).toBe("ready");
		});

		it("alone is no silence", () => {
			const alone = bookOf({ rules: [regulars] });
			expect(decided(alone, event, { conversation: null })).toMatchObject({
				rule: null,
				silent: null,
				because: 'event "order_ready", for the audience of "news"',
				runs: [{ rule: "news" }],
			});
			const quiet = decided(alone, event, { business: off });
			expect(quiet.runs).toBeUndefined();
			expect(quiet.silent).toBe("paused");
		});

		it("is decided for each contact by that contact's own state", () => {
			const mine = posted("order_ready", data, { rule: "news" });
			const of = (state: Parameters<typeof known>[0]) =>
				decided(many, mine, { conversation: known(state) });
			expect(textsOf(of({ tags: ["vip"] }))).toEqual([
				"Order 48 is ready: Mezze",
			]);
			expect(of({}).silent).toBe("nothing-matched");
			expect(of({ tags: ["vip"], optedOut: true }).silent).toBe("opted-out");
			const limits = { news: [later(now, -HOUR)] };
			expect(of({ tags: ["vip"], limits }).silent).toBe("limit");
			expect(of({ tags: ["vip"] }).runs).toBeUndefined();
		});

		it("that has lost its rule does nothing", () => {
			const gone = posted("order_ready", data, { rule: "gone" });
			expect(decided(many, gone)).toMatchObject({ rule: null, effects: [] });
		});
	});
});

describe("delivery: failed", () => {
	const book = bookOf({
		rules: [
			{
				name: "call them",
				when: { delivery: "failed" },
				do: [{ tag: "unreachable" }],
			},
			{ name: "menu", when: { keyword: "menu" }, do: [{ text: "Menu" }] },
		],
	});
	const failed = report("failed", "EC_UNKNOWN_USER");
	const with_ = (more: Partial<ReportReceived["report"]>): InboundEvent => ({
		...failed,
		report: { ...failed.report, ...more },
	});

	it("starts its rule, beside what is told of the failure itself", () => {
		expect(decided(book, failed)).toMatchObject({
			rule: "call them",
			because: "delivery failed: EC_UNKNOWN_USER",
			conversation: { tags: ["unreachable"] },
			facts: [{ type: "send.failed" }],
		});
	});

	it.each(["sent", "delivered", "seen"] as const)("%s does not", (status) => {
		expect(decided(book, report(status)).rule).toBeNull();
	});

	it("never because of a message that such a rule sent, nor twice for one", () => {
		expect(decided(book, with_({ quiet: true })).rule).toBeNull();
	});

	it("also for a refusal at our own attempt, which is told elsewhere", () => {
		const decision = decided(book, with_({ ours: true }));
		expect(decision.rule).toBe("call them");
		expect(decision.facts).toEqual([]);
	});

	it.each([
		["nobody", null, { conversation: null }],
		[
			"a chat with a person",
			"handed-off",
			{ conversation: known({ mode: "human" }) },
		],
		["a bot that is off", "paused", { business: off }],
	])("not for %s", (_, silent, more) => {
		expect(decided(book, failed, more)).toMatchObject({
			rule: null,
			silent,
			facts: [{ type: "send.failed" }],
		});
	});

	it("says nothing of its silence where no rule waits for a failure", () => {
		const none = bookOf({ rules: [] });
		expect(decided(none, failed, { business: off }).silent).toBeNull();
	});

	it("marks what it sends, over a wait too", () => {
		const telling = bookOf({
			rules: [
				{
					name: "again",
					when: { delivery: "failed" },
					do: [{ text: "One" }, { wait: "1m" }, { text: "Two" }],
				},
			],
		});
		const conversation = known();
		const first = decided(telling, failed, { conversation });
		expect(first.effects).toMatchObject([
			{ afterFailure: true, answers: false },
		]);
		const after = next(conversation, first);
		const due = later(now, MINUTE);
		const second = decided(
			telling,
			timer(after.state.timers[0]?.id ?? "", due),
			{
				conversation: after,
				pinned: new Map<string, JsonValue>(Object.entries(first.pins)),
			},
		);
		expect(second.effects).toMatchObject([{ afterFailure: true }]);
		expect(decided(book, message("menu")).effects[0]).not.toHaveProperty(
			"afterFailure",
		);
	});
});

describe("no_reply_for", () => {
	const rules: readonly RuleSketch[] = [
		{ name: "menu", when: { keyword: "menu" }, do: [{ text: "Menu" }] },
		{ name: "ok", when: { keyword: "ok" }, do: ["silent"] },
		{
			name: "later",
			when: { keyword: "later" },
			do: [{ wait: "10m" }, { text: "Now" }],
		},
		{
			name: "still there",
			when: { no_reply_for: "45m" },
			do: [{ text: "Still there?" }],
		},
		{
			name: "next day",
			when: { no_reply_for: "1d" },
			if: { not: { tag: "done" } },
			limit: { times: 1, perMs: null },
			do: [{ tag: "asked" }],
		},
		{
			name: "campaign",
			when: { schedule: "0 10 * * fri" },
			to: { type: "everyone" },
			do: [{ text: "News" }],
		},
	];
	const book = bookOf({ rules });
	const silences = (state: ReturnType<typeof known>["state"] | null) =>
		(state?.timers ?? [])
			.filter(({ kind }) => kind === "no_reply_for")
			.map(({ about, dueAt }) => [about, dueAt - now]);
	const both = [
		["still there", 45 * MINUTE],
		["next day", DAY],
	];
	const answered = next(known(), decided(book, message("menu")));

	it("each rule has its own timer, from our answer on", () => {
		expect(silences(answered.state)).toEqual(both);
	});

	it("fires once per silence", () => {
		const due = later(now, 45 * MINUTE);
		const first = decided(book, timer("silence:still there", due), {
			conversation: answered,
		});
		expect(first).toMatchObject({
			rule: "still there",
			because: "no reply for 45 minutes",
			effects: [{ answers: false, content: { text: "Still there?" } }],
		});
		const after = next(answered, first);
		expect(silences(after.state)).toEqual([["next day", DAY]]);
		const again = decided(book, timer("silence:still there", due), {
			conversation: after,
		});
		expect(again.rule).toBeNull();
	});

	it("not before its time", () => {
		const early = timer("silence:still there", later(now, 44 * MINUTE));
		const decision = decided(book, early, { conversation: answered });
		expect(decision.rule).toBeNull();
		expect(silences(decision.conversation)).toEqual(both);
	});

	it("stops when the customer writes, also where the bot says nothing to it", () => {
		const at = later(now, 5 * MINUTE);
		for (const event of [
			message("ok", { at }),
			message("xyz", { at }),
			message({ type: "unsupported", kind: "POLL", raw: {} }, { at }),
		])
			expect(
				silences(decided(book, event, { conversation: answered }).conversation),
			).toEqual([]);
		const human = { ...answered.state, mode: "human" as const };
		const conversation = { ...answered, state: human };
		expect(
			silences(decided(book, message("menu"), { conversation }).conversation),
		).toEqual([]);
	});

	it("is put off by the next answer, and not by a reaction", () => {
		const at = later(now, 5 * MINUTE);
		const second = decided(book, message("menu", { at }), {
			conversation: answered,
		});
		expect(silences(second.conversation)).toEqual([
			["still there", 50 * MINUTE],
			["next day", DAY + 5 * MINUTE],
		]);
		const thumb = { type: "reaction", emoji: "👍", messageId: null } as const;
		const reacted = decided(book, message(thumb, { at }), {
			conversation: answered,
		});
		expect(silences(reacted.conversation)).toEqual(both);
	});

	it("is not started or moved by follow-ups, campaigns and staff", () => {
		const said = { type: "text", text: "Hello" } as const;
		for (const event of [
			scheduled("campaign"),
			command({ kind: "send", contents: [said], staff: true }),
			command({ kind: "send", contents: [said], staff: false }),
		]) {
			expect(silences(decided(book, event).conversation)).toEqual([]);
			const decision = decided(book, event, { conversation: answered });
			expect(silences(decision.conversation)).toEqual(both);
		}
		const waiting = decided(book, message("later"));
		expect(silences(waiting.conversation)).toEqual([]);
		const after = next(known(), waiting);
		const [wait] = after.state.timers;
		const late = decided(book, timer(wait?.id ?? "", later(now, 10 * MINUTE)), {
			conversation: after,
			pinned: new Map<string, JsonValue>(Object.entries(waiting.pins)),
		});
		expect(textsOf(late)).toEqual(["Now"]);
		expect(silences(late.conversation)).toEqual([]);
	});

	it.each([
		["handed-off", { mode: "human" as const }],
		["opted-out", { optedOut: true }],
		["limit", { limits: { "next day": [now] } }],
		["nothing-matched", { tags: ["done"] }],
	])("is over without a word: %s", (silent, more) => {
		const conversation = { ...answered, state: { ...answered.state, ...more } };
		const event = timer("silence:next day", later(now, DAY));
		const decision = decided(book, event, { conversation });
		expect(decision).toMatchObject({ rule: null, silent, effects: [] });
		expect(silences(decision.conversation)).toEqual([
			["still there", 45 * MINUTE],
		]);
	});

	it("is over without a word while the bot is off, or braked", () => {
		const due = later(now, DAY);
		const event = timer("silence:next day", due);
		expect(
			decided(book, event, { conversation: answered, business: off }).silent,
		).toBe("paused");
		const braking = bookOf({
			rules,
			settings: { brake: { times: 20, perMs: 10 * MINUTE } },
		});
		const brake = { until: later(due, 1), answers: [], quick: 0 };
		const conversation = { ...answered, state: { ...answered.state, brake } };
		expect(decided(braking, event, { conversation }).silent).toBe("brake");
	});

	it("of a rule that is gone or starts otherwise now is nothing", () => {
		const event = timer("silence:still there", later(now, DAY));
		const today = bookOf({
			rules: [{ name: "still there", when: { keyword: "hi" }, do: ["silent"] }],
		});
		for (const changed of [today, bookOf({ rules: [] })]) {
			const decision = decided(changed, event, { conversation: answered });
			expect(decision).toMatchObject({ rule: null, silent: null });
			expect(silences(decision.conversation)).toEqual([["next day", DAY]]);
		}
	});

	it("a tap counts as writing, and a first message too", () => {
		const tapped = decided(book, tap("x", "menu"), { conversation: answered });
		expect(silences(tapped.conversation)).toEqual(both);
		const fresh = decided(book, message("menu"), {
			conversation: conversationIn(),
		});
		expect(silences(fresh.conversation)).toEqual(both);
	});
});
