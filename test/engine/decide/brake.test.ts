import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonBytes } from "../../../src/engine/decide/quota.ts";
import {
	type Conversation,
	type Decision,
	HOUR,
	type Instant,
	type JsonObject,
	type MessageReceived,
	MINUTE,
	SECOND,
} from "../../../src/engine/model.ts";
import type { RuleBook } from "../../../src/engine/rule-book.ts";
import { type BookSketch, bookOf } from "../book.ts";
import {
	decided,
	known,
	later,
	message,
	next,
	now,
	scheduled,
	textsOf,
} from "../scene.ts";

const staff = { numbers: ["9613111111", "9613222222"], template: null };
const brake = { times: 20, perMs: 10 * MINUTE };

const rules: BookSketch["rules"] = [
	{
		name: "person",
		when: { keyword: { any: ["agent"], match: "exact" } },
		interrupt: true,
		do: [{ text: "A colleague comes." }],
	},
	{
		name: "echo",
		when: { regex: "say (?<words>.+)" },
		do: [{ text: "You said {words}" }],
	},
	{ name: "menu", when: { keyword: "menu" }, do: [{ text: "Falafel" }] },
	{
		name: "later",
		when: { keyword: "later" },
		do: [{ wait: "2s" }, { text: "Now" }],
	},
	{
		name: "in two",
		when: { keyword: "two" },
		do: [{ text: "One" }, { wait: "2s" }, { text: "Two" }],
	},
	{
		name: "ten",
		when: { schedule: "0 10 * * *" },
		do: [{ text: "Good morning" }],
	},
];

const book = bookOf({ rules, settings: { brake }, profile: { staff } });

/** A chat in which messages come one after the other. */
class Chat {
	at: Instant = now;
	conversation: Conversation = known();
	readonly #book: RuleBook;

	constructor(rules: RuleBook = book) {
		this.#book = rules;
	}

	say(text: string, afterMs = 0, id = `wamid.${this.at + afterMs}`): Decision {
		this.at = later(this.at, afterMs);
		return this.#take(message(text, { at: this.at, messageId: id }));
	}

	/** Lets the timer fire that is due next. */
	wait(): Decision {
		const [timer] = this.conversation.state.timers;
		if (!timer) throw new Error("Nothing waits.");
		this.at = timer.dueAt;
		const head = {
			key: `t${this.at}`,
			ref: null,
			at: this.at,
			arrivedAt: this.at,
		};
		return this.#take({
			...head,
			type: "timer.fired",
			timer: timer.id,
		} as never);
	}

	#take(event: MessageReceived): Decision {
		const { conversation, at } = this;
		const pinned = new Map(this.#pins);
		const decision = decided(this.#book, event, {
			conversation,
			now: at,
			pinned,
		});
		for (const [hash, pin] of Object.entries(decision.pins))
			this.#pins.set(hash, pin);
		this.conversation = next(conversation, decision);
		return decision;
	}

	readonly #pins = new Map();
}

function notices({ effects }: Decision) {
	return effects.filter(
		(effect) => effect.type === "send" && effect.to !== null,
	);
}

function answers({ effects }: Decision) {
	return effects.filter(
		(effect) => effect.type === "send" && effect.to === null,
	);
}

describe("the same answer", () => {
	test("a third time within a minute is not given: the brake is pulled instead", () => {
		const chat = new Chat();
		expect(textsOf(chat.say("menu"))).toEqual(["Falafel"]);
		expect(textsOf(chat.say("menu", 20 * SECOND))).toEqual(["Falafel"]);
		const third = chat.say("menu", 20 * SECOND);
		expect(answers(third)).toEqual([]);
		expect(third).toMatchObject({
			rule: null,
			silent: "brake",
			because: "the same answer 3 times within a minute",
			withhold: "brake",
			actions: [
				{ type: "text", text: "Falafel", withheld: "brake", rule: "menu" },
			],
		});
		const until = new Date(later(chat.at, HOUR)).toISOString();
		expect(third.facts).toMatchObject([
			{ type: "brake.pulled", rule: "menu", body: { until } },
			{ type: "send.withheld", rule: "menu", body: { reason: "brake" } },
		]);
	});

	test("tells each staff number once, and marks nothing as read", () => {
		const chat = new Chat(
			bookOf({
				rules,
				settings: { brake, markRead: true },
				profile: { staff },
			}),
		);
		chat.say("menu");
		chat.say("menu", SECOND * 20);
		const pulled = chat.say("menu", SECOND * 20);
		expect(pulled.courtesies).toEqual([]);
		expect(notices(pulled)).toMatchObject([
			{ to: "9613111111", staff: true, priority: "notice" },
			{ to: "9613222222", staff: true, priority: "notice" },
		]);
		expect(textsOf(pulled)[0]).toContain("+96170111222");
		expect(notices(chat.say("menu", SECOND * 20))).toEqual([]);
	});

	test("may be given again when a minute has passed", () => {
		const chat = new Chat();
		for (let turn = 0; turn < 8; turn++)
			expect(textsOf(chat.say("menu", 30 * SECOND))).toEqual(["Falafel"]);
	});
});

describe("a flow", () => {
	const flows: BookSketch["flows"] = [
		{
			name: "booking",
			cancel: ["cancel"],
			steps: [
				{
					ask: "How many guests?",
					save_as: "guests",
					type: "number",
					tries: "9",
				},
			],
		},
	];
	const asking = bookOf({
		settings: { brake },
		profile: { staff },
		flows,
		rules: [
			{ name: "stop", when: { keyword: "stop" }, do: ["opt_out"] },
			{ name: "book", when: { keyword: "book" }, do: [{ start: "booking" }] },
			{ name: "menu", when: { keyword: "menu" }, do: [{ text: "Falafel" }] },
		],
	});

	test("may ask and be sorry again and again", () => {
		const chat = new Chat(asking);
		chat.say("book");
		for (let turn = 0; turn < 6; turn++)
			expect(textsOf(chat.say("hmm", 5 * SECOND))).toHaveLength(1);
	});

	test("is over for somebody who opts out in its middle", () => {
		const chat = new Chat(asking);
		chat.say("book");
		const out = chat.say("stop", 5 * SECOND);
		expect(out).toMatchObject({ rule: "stop", effects: [] });
		expect(chat.conversation.state).toMatchObject({
			question: null,
			timers: [],
			optedOut: true,
		});
	});

	test("that gives up hands the chat over, and staff are told", () => {
		const chat = new Chat(asking);
		chat.say("book");
		let last = chat.say("hmm", 5 * SECOND);
		for (let turn = 1; turn < 9; turn++) last = chat.say("hmm", 5 * SECOND);
		expect(last.conversation?.mode).toBe("human");
		expect(notices(last)).toHaveLength(2);
	});
});

describe("many answers", () => {
	test("a 21st within ten minutes is not given", () => {
		const chat = new Chat();
		for (let turn = 1; turn <= 20; turn++)
			expect(textsOf(chat.say(`say ${turn}`, 20 * SECOND))).toHaveLength(1);
		const pulled = chat.say("say 21", 20 * SECOND);
		expect(answers(pulled)).toEqual([]);
		expect(pulled.because).toBe("more than 20 answers within 10 minutes");
	});

	test("the window slides: slow talk is never stopped", () => {
		const chat = new Chat();
		for (let turn = 1; turn <= 60; turn++)
			expect(textsOf(chat.say(`say ${turn}`, 31 * SECOND))).toHaveLength(1);
	});

	test("what one message causes is one answer, pauses included", () => {
		const chat = new Chat(
			bookOf({ rules, settings: { brake: { times: 2, perMs: HOUR } } }),
		);
		expect(textsOf(chat.say("two"))).toEqual(["One"]);
		expect(textsOf(chat.wait())).toEqual(["Two"]);
		expect(textsOf(chat.say("menu", MINUTE))).toEqual(["Falafel"]);
		expect(textsOf(chat.say("say no", MINUTE))).toEqual([]);
	});

	test("an answer that only comes after a pause counts, and can be the one too many", () => {
		const chat = new Chat(
			bookOf({ rules, settings: { brake: { times: 1, perMs: HOUR } } }),
		);
		chat.say("later");
		expect(textsOf(chat.wait())).toEqual(["Now"]);
		chat.say("later", MINUTE);
		expect(chat.wait()).toMatchObject({ silent: "brake", effects: [] });
	});

	test("settings' brake: off never stops anything", () => {
		const chat = new Chat(bookOf({ rules }));
		for (let turn = 1; turn <= 30; turn++)
			expect(textsOf(chat.say("menu"))).toEqual(["Falafel"]);
	});
});

describe("quick messages", () => {
	test("an answer to the fifth in a row within a second of ours is not given", () => {
		const chat = new Chat();
		const given = Array.from({ length: 8 }, (_, turn) =>
			textsOf(chat.say(`say ${turn}`, 500)),
		);
		expect(given.filter((texts) => texts.length === 1)).toHaveLength(5);
		expect(chat.conversation.state.brake.until).not.toBeNull();
	});

	test("a slower one between them begins the count anew", () => {
		const chat = new Chat();
		for (let turn = 0; turn < 12; turn++) {
			const gap = turn % 4 === 3 ? 1_001 : 300;
			expect(textsOf(chat.say(`say ${turn}`, gap))).toHaveLength(1);
		}
	});

	test("what was written before our answer, and only now comes, is no reaction", () => {
		let conversation = known();
		for (let turn = 0; turn < 8; turn++) {
			const arrivedAt = later(now, turn * 100);
			const event = {
				...message(`say ${turn}`, {
					at: later(now, turn * 100 - HOUR),
					messageId: `${turn}`,
				}),
				arrivedAt,
			};
			const decision = decided(book, event, { conversation, now: arrivedAt });
			expect(textsOf(decision)).toHaveLength(1);
			conversation = next(conversation, decision);
		}
	});
});

describe("while the brake is pulled", () => {
	function pulled(): Chat {
		const chat = new Chat();
		for (let turn = 0; turn < 3; turn++) chat.say("menu", SECOND);
		return chat;
	}

	test("the bot is silent for an hour, and answers again then", () => {
		const chat = pulled();
		expect(chat.say("menu", HOUR - 1)).toMatchObject({
			silent: "brake",
			effects: [],
			because: "the brake is pulled",
		});
		expect(textsOf(chat.say("menu", 1))).toEqual(["Falafel"]);
		expect(chat.conversation.state.brake.until).toBeNull();
	});

	test("interrupting rules answer, each once", () => {
		const chat = pulled();
		expect(textsOf(chat.say("agent", MINUTE))).toEqual(["A colleague comes."]);
		expect(chat.say("agent", MINUTE)).toMatchObject({
			silent: "brake",
			effects: [],
		});
	});

	test("schedules are silent too", () => {
		const { conversation, at } = pulled();
		const decision = decided(book, scheduled("ten"), { conversation, now: at });
		expect(decision).toMatchObject({ silent: "brake", effects: [] });
	});

	test("what waited is dropped", () => {
		const chat = new Chat();
		chat.say("later");
		for (let turn = 0; turn < 3; turn++) chat.say("menu", SECOND);
		expect(chat.conversation.state.continuations).toEqual([]);
		expect(chat.conversation.state.timers).toEqual([]);
	});
});

describe("two bots", () => {
	const patience = [0, 1, 250, 999];

	/** Another bot that has something to say to whatever we say, so many milliseconds later; gives how much we said to it. */
	function talkTo(said: readonly string[], gapMs: number): number {
		const chat = new Chat();
		const replies = [chat.at];
		let sent = 0;
		let turn = 0;
		for (let step = 0; step < 100; step++) {
			const [reply = Number.POSITIVE_INFINITY] = replies;
			const due = chat.conversation.state.timers[0]?.dueAt;
			if (due === undefined && replies.length === 0) break;
			const isReply = due === undefined || reply <= due;
			if (isReply) replies.shift();
			const decision = isReply
				? chat.say(
						said[turn % said.length] ?? "",
						reply - chat.at,
						`wamid.${turn++}`,
					)
				: chat.wait();
			sent += answers(decision).length;
			if (answers(decision).length > 0) replies.push(later(chat.at, gapMs));
		}
		expect(replies).toEqual([]);
		return sent;
	}

	test("whatever is said, at once, they are through after eight messages", () => {
		const word = fc.constantFrom("menu", "two", "later", "agent", "say hello");
		const words = fc.array(word, { minLength: 1, maxLength: 6 });
		const delay = fc.constantFrom(...patience);
		fc.assert(
			fc.property(words, delay, (said, gapMs) => {
				expect(talkTo(said, gapMs)).toBeLessThanOrEqual(8);
			}),
			{ numRuns: 500 },
		);
	});

	test("ours against ours stop as well", () => {
		const polite = bookOf({
			settings: { brake },
			rules: [
				{
					name: "polite",
					when: { message: "text" },
					limit: "none",
					do: [{ text: { any: ["Yes?", "Sorry?", "And?"] } }],
				},
			],
		});
		const chats = [new Chat(polite), new Chat(polite)];
		let words = "hello";
		let spoken = 0;
		for (let turn = 0; turn < 50; turn++) {
			const chat = chats[turn % 2] as Chat;
			const [answer] = textsOf(chat.say(words, 300, `wamid.${turn}`));
			if (answer === undefined) break;
			words = answer;
			spoken += 1;
		}
		expect(spoken).toBeLessThanOrEqual(16);
		expect(
			chats.some(({ conversation }) => conversation.state.brake.until !== null),
		).toBe(true);
	});
});

test("what the brake remembers stays small", () => {
	const chat = new Chat(
		bookOf({ rules, settings: { brake: { times: 100, perMs: HOUR } } }),
	);
	for (let turn = 0; turn < 99; turn++) chat.say(`say ${turn}`, 2 * SECOND);
	const state = chat.conversation.state.brake as unknown as JsonObject;
	expect(jsonBytes(state)).toBeLessThan(6_000);
});
