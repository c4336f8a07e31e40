import { describe, expect, test } from "vitest";
import type { DecideInput } from "../../../src/engine/decide.ts";
import {
	type Command,
	DAY,
	HOUR,
	type InboundEvent,
	type NoticeReceived,
	newBusiness,
} from "../../../src/engine/model.ts";
import { mayLeave } from "../../../src/engine/window.ts";
import { bookOf } from "../book.ts";
import {
	command,
	conversationIn,
	decided,
	known,
	later,
	next,
	now,
	phone,
	report,
	scheduled,
	textsOf,
	timer,
} from "../scene.ts";

const book = bookOf({
	rules: [
		{
			name: "reminder",
			when: { schedule: "0 10 * * fri" },
			if: { tag: "regulars" },
			limit: { times: 1, perMs: DAY },
			do: [{ text: "Weekend menu" }, { tag: "reminded" }],
		},
	],
});

const regular = known({ tags: ["regulars"] });
const text = { type: "text", text: "On my way" } as const;

describe("reports", () => {
	test.each([
		["sent", "delivery.updated"],
		["delivered", "delivery.updated"],
		["seen", "message.seen"],
		["failed", "send.failed"],
	] as const)("%s is told as %s", (status, type) => {
		const { facts, rule, silent } = decided(book, report(status));
		expect(facts).toEqual([
			{ type, rule: null, body: { messageId: "mb-a1b2c3d4-7", status } },
		]);
		expect({ rule, silent }).toEqual({ rule: null, silent: null });
	});

	test("a failure carries its error", () => {
		const { facts } = decided(book, report("failed", "EC_UNKNOWN_USER"));
		expect(facts[0]?.body).toMatchObject({
			error: { code: "EC_UNKNOWN_USER", message: "No", advice: null },
		});
	});

	test("a report leaves the conversation as it was, and one of nobody's message is told too", () => {
		const conversation = known();
		const decision = decided(book, report("delivered"), { conversation });
		expect(decision.conversation).toBe(conversation.state);
		const alone = decided(book, report("seen"), { conversation: null });
		expect(alone.conversation).toBeNull();
		expect(alone.facts).toHaveLength(1);
	});

	test("EC_NO_SESSION closes the window", () => {
		const conversation = known();
		const event = report("failed", "EC_NO_SESSION");
		const decision = decided(book, event, { conversation });
		const lastInboundAt = decision.conversation?.lastInboundAt ?? null;
		const send = { content: text, instead: null };
		expect(mayLeave(send, conversation.state.lastInboundAt, now)).toBe(
			"message",
		);
		expect(mayLeave(send, lastInboundAt, now)).toBe("withheld");
	});

	test("but not one that a later message has opened anew", () => {
		const conversation = known({ lastInboundAt: now });
		const event = report("failed", "EC_NO_SESSION", later(now, -HOUR));
		const decision = decided(book, event, { conversation });
		expect(decision.conversation?.lastInboundAt).toBe(now);
	});
});

function notice(given: NoticeReceived["notice"]): NoticeReceived {
	const head = { key: "n1", ref: null, at: now, arrivedAt: now };
	return { type: "notice.received", ...head, notice: given };
}

describe("notices", () => {
	test("WhatsApp's stop opts out, drops what waits and withholds what is queued", () => {
		const decision = decided(
			book,
			notice({ kind: "marketing", wanted: false }),
		);
		expect(decision.conversation?.optedOut).toBe(true);
		expect(decision.withhold).toBe("opted-out");
		expect(decision.facts).toEqual([
			{
				type: "optout.changed",
				rule: null,
				body: { optedOut: true, by: "whatsapp", dropped: [] },
			},
		]);
	});

	test("its resume opts in", () => {
		const conversation = known({ optedOut: true });
		const event = notice({ kind: "marketing", wanted: true });
		const decision = decided(book, event, { conversation });
		expect(decision.conversation?.optedOut).toBe(false);
		expect(decision.withhold).toBeNull();
		expect(decision.facts[0]?.type).toBe("optout.changed");
	});

	test.each([
		["identity", "identity.changed"],
		["template", "template.updated"],
		["payment", "event.refused"],
	] as const)("%s is told as %s", (kind, type) => {
		const event = notice({ kind, body: { a: 1 } });
		const { facts } = decided(book, event, { conversation: null });
		expect(facts).toHaveLength(1);
		expect(facts[0]?.type).toBe(type);
		expect(JSON.stringify(facts[0]?.body)).toContain('"a":1');
	});
});

describe("what staff are told of", () => {
	const told = bookOf({
		profile: { staff: { numbers: ["96170999888"], template: "staff_notice" } },
		rules: [
			{
				name: "menu",
				when: { keyword: "menu" },
				do: [{ template: { name: "weekend_menu", body: [] } }],
			},
		],
	});
	const template = (change: object, name = "weekend_menu") =>
		notice({
			kind: "template",
			body: {},
			change: { id: "1", name, language: "en", ...change },
		});

	test("a customer's new identity, with who it is", () => {
		const event = notice({ kind: "identity", body: {} });
		const { effects, facts } = decided(told, event, { conversation: known() });
		expect(facts[0]?.type).toBe("identity.changed");
		expect(effects).toMatchObject([
			{ type: "send", to: "96170999888", staff: true, priority: "notice" },
		]);
		expect(JSON.stringify(effects)).toContain("new phone");
	});

	test.each([
		[
			"a template that rules send is rejected",
			{ status: "REJECTED", reason: "SCAM" },
			"REJECTED (SCAM)",
		],
		["its quality is low", { quality: "LOW" }, "LOW"],
	])("%s", (_, change, words) => {
		const { effects } = decided(told, template(change), { conversation: null });
		expect(effects).toMatchObject([{ to: "96170999888", staff: true }]);
		expect(JSON.stringify(effects)).toContain(`weekend_menu (en): ${words}`);
	});

	test("the template of staff notices itself", () => {
		const event = template({ status: "FIRST_PAUSED" }, "staff_notice");
		const { effects } = decided(told, event, { conversation: null });
		expect(effects).toHaveLength(1);
	});

	test.each([
		["another template", template({ status: "REJECTED" }, "unused")],
		["a change of its category", template({ category: "UTILITY" })],
		["an event that tells nothing", notice({ kind: "template", body: {} })],
	])("but not of %s", (_, event) => {
		const { effects, facts } = decided(told, event, { conversation: null });
		expect(effects).toEqual([]);
		expect(facts).toHaveLength(1);
	});
});

describe("a schedule", () => {
	test("runs its rule for a contact, as a run and not as an answer", () => {
		const decision = decided(book, scheduled("reminder"), {
			conversation: regular,
		});
		expect(decision.rule).toBe("reminder");
		expect(decision.because).toBe("schedule, due 2026-11-22 21:30");
		expect(decision.effects).toMatchObject([
			{ priority: "run", answers: false, content: { text: "Weekend menu" } },
		]);
		expect(decision.conversation).toMatchObject({
			tags: ["regulars", "reminded"],
			lastAnswerAt: null,
			lastInboundAt: regular.state.lastInboundAt,
		});
	});

	const off = { ...newBusiness.state, offUntil: "for-good" as const };
	const cases: readonly [string, Partial<DecideInput>, string][] = [
		["has opted out", { conversation: known({ optedOut: true }) }, "opted-out"],
		[
			"is with a person",
			{ conversation: known({ mode: "human" }) },
			"handed-off",
		],
		["does not fit its if", { conversation: known() }, "nothing-matched"],
		[
			"had it already",
			{
				conversation: known({
					tags: ["regulars"],
					limits: { reminder: [later(now, -HOUR)] },
				}),
			},
			"limit",
		],
		[
			"is fine, while the bot is off",
			{ conversation: regular, business: { ...newBusiness, state: off } },
			"paused",
		],
		[
			"is in never_answer",
			{
				conversation: regular,
				book: bookOf({
					settings: { neverAnswer: [phone] },
					rules: [
						{
							name: "reminder",
							when: { schedule: "0 10 * * fri" },
							do: ["silent"],
						},
					],
				}),
			},
			"not-listed",
		],
	];

	test.each(cases)("leaves out a contact who %s", (_, more, silent) => {
		const event = scheduled("reminder");
		const decision = decided(more.book ?? book, event, more);
		expect(decision).toMatchObject({ rule: null, silent, effects: [] });
		expect(decision.because).not.toBeNull();
	});

	test("of a rule that is gone does nothing", () => {
		const decision = decided(book, scheduled("gone"));
		expect(decision).toMatchObject({ rule: null, silent: null, facts: [] });
	});

	test("may be about nobody in particular; a message then has nowhere to go, and that is said", () => {
		const alone = bookOf({
			rules: [
				{
					name: "alone",
					when: { schedule: "0 10 * * fri" },
					do: [{ text: "Hi" }],
				},
			],
		});
		const decision = decided(alone, scheduled("alone"), { conversation: null });
		expect(decision).toMatchObject({
			rule: "alone",
			conversation: null,
			effects: [],
		});
		expect(decision.facts[0]).toMatchObject({
			type: "send.withheld",
			body: { reason: "no-audience" },
		});
	});
});

describe("commands", () => {
	test("what a program writes leaves, and the bot goes on answering", () => {
		const send: Command = { kind: "send", contents: [text], staff: false };
		const decision = decided(book, command(send));
		expect(decision).toMatchObject({
			rule: null,
			silent: null,
			withhold: null,
			actions: [text],
			effects: [{ content: text, staff: false, answers: false }],
			conversation: { mode: "bot", lastAnswerAt: null },
		});
	});

	test("what a program writes to somebody who opted out is withheld", () => {
		const send: Command = { kind: "send", contents: [text], staff: false };
		const conversation = known({ optedOut: true });
		const decision = decided(book, command(send), { conversation });
		expect(decision.effects).toEqual([]);
		expect(decision.actions).toEqual([{ ...text, withheld: "opted-out" }]);
		expect(decision.facts).toMatchObject([
			{ type: "send.withheld", body: { reason: "opted-out", content: text } },
		]);
	});

	const staffWrites: Command = { kind: "send", contents: [text], staff: true };

	test("what a person writes leaves and hands the chat over for 12 hours", () => {
		const decision = decided(book, command(staffWrites, "Rana"));
		const until = later(now, 12 * HOUR);
		expect(decision).toMatchObject({
			withhold: "handed-off",
			effects: [{ content: text, staff: true }],
			facts: [
				{
					type: "handoff.started",
					body: { by: "Rana", until: "2026-11-23T07:30:00.000Z" },
				},
			],
			conversation: {
				mode: "human",
				humanUntil: until,
				timers: [{ id: "bot_back", kind: "bot_back", dueAt: until }],
			},
		});
	});

	test("the next thing they write puts the bot's return off", () => {
		const hour: Command = { kind: "handoff", backAfterMs: HOUR };
		let chat = known();
		chat = next(chat, decided(book, command(hour), { conversation: chat }));
		const event = { ...command(staffWrites), at: later(now, HOUR / 2) };
		const decision = decided(book, event, { conversation: chat });
		const until = later(now, 1.5 * HOUR);
		expect(decision.facts).toEqual([]);
		expect(decision.conversation).toMatchObject({
			humanUntil: until,
			timers: [{ kind: "bot_back", dueAt: until }],
		});
	});

	test("a chat handed over for good stays so", () => {
		const conversation = known({ mode: "human" });
		const decision = decided(book, command(staffWrites), { conversation });
		expect(decision.conversation).toMatchObject({
			mode: "human",
			humanUntil: null,
			timers: [],
		});
	});

	test("the bot is back at its time, once, and not before", () => {
		const hour: Command = { kind: "handoff", backAfterMs: HOUR };
		const chat = next(known(), decided(book, command(hour)));
		const early = decided(book, timer("bot_back", later(now, HOUR - 1)), {
			conversation: chat,
		});
		expect(early.conversation).toBe(chat.state);
		const back = decided(book, timer("bot_back", later(now, HOUR)), {
			conversation: chat,
		});
		expect(back.facts).toEqual([
			{ type: "handoff.ended", rule: null, body: { by: "time" } },
		]);
		expect(back.conversation).toEqual(known().state);
	});

	test("bot_back ends a hand-over, and does nothing where there is none", () => {
		const conversation = known({ mode: "human" });
		const back = command({ kind: "bot_back" });
		const ended = decided(book, back, { conversation });
		expect(ended.conversation?.mode).toBe("bot");
		expect(ended.facts).toEqual([
			{ type: "handoff.ended", rule: null, body: { by: "api" } },
		]);
		expect(decided(book, back).facts).toEqual([]);
	});

	test("a hand-over ends an open question and leaves other timers alone", () => {
		const kept = {
			id: "n",
			kind: "no_reply_for",
			dueAt: now,
			about: "x",
		} as const;
		const conversation = known({
			question: {
				rule: "book",
				flow: "booking",
				pinned: "sha256:0",
				step: 0,
				tries: 0,
				answers: {},
				askedAt: now,
			},
			timers: [kept, { ...kept, id: "f", kind: "forget" }],
		});
		const event = command({ kind: "handoff", backAfterMs: null });
		const decision = decided(book, event, { conversation });
		expect(decision.conversation).toMatchObject({
			question: null,
			timers: [kept],
		});
	});
});

test.each<InboundEvent>([
	timer("never-heard-of"),
	command({ kind: "bot_back" }),
	{
		type: "fetch.finished",
		key: "f",
		ref: null,
		at: now,
		arrivedAt: now,
		continuation: "gone",
		result: { ok: true, status: 200, body: {} },
	},
])("$type about something that is gone changes nothing", (event) => {
	const conversation = conversationIn();
	const decision = decided(book, event, { conversation });
	expect(decision.conversation).toBe(conversation.state);
	expect(textsOf(decision)).toEqual([]);
});
