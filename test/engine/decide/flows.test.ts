import { describe, expect, test } from "vitest";
import {
	type Content,
	DAY,
	HOUR,
	MINUTE,
	type OpenQuestion,
} from "../../../src/engine/model.ts";
import { type BookSketch, bookOf } from "../book.ts";
import { command, known, later, now, tap } from "../scene.ts";
import { type FlowChat, flowChat, wordsOf } from "./flow-chat.ts";

const size = {
	ask: "Which size?",
	save_as: "size",
	type: "choice",
	options: {
		large: { en: "Large", fr: "Grande", ar: "كبيرة" },
		small: { en: "Small", fr: "Petite", ar: "صغيرة" },
	},
};
const guests = {
	ask: "How many?",
	save_as: "guests",
	type: "number",
	min: "1",
	max: "12",
	whole: "true",
	sorry: "A number from 1 to 12.",
};

const rules: BookSketch["rules"] = [
	{
		name: "stop",
		when: { keyword: { any: ["stop"], match: "exact" } },
		interrupt: true,
		do: [{ text: "Stopped {guests|nothing}" }],
	},
	{
		name: "book",
		when: { keyword: "book" },
		do: [{ start: "booking" }],
	},
	{ name: "menu", when: { keyword: "menu" }, do: [{ text: "Falafel" }] },
	{ name: "leave", when: { keyword: "leave" }, do: ["end", { text: "Left" }] },
	{
		name: "ask again",
		when: { keyword: "again" },
		do: [{ start: "survey" }],
	},
	{
		name: "to a person",
		when: { keyword: "person" },
		do: [{ text: "A colleague writes, {guests|no} guests" }, "handoff"],
	},
	{
		name: "any",
		when: { message: "any" },
		continue: true,
		do: [{ text: "…" }],
	},
	{ name: "else", when: { nothing_matched: true }, do: [{ text: "What?" }] },
];
const flows: BookSketch["flows"] = [
	{
		name: "booking",
		cancel: ["cancel", "annuler"],
		steps: [
			guests,
			size,
			{ text: "{guests} guests, {size}" },
			{ tag: "booked" },
		],
	},
	{ name: "survey", steps: [{ ask: "How was it?", save_as: "opinion" }] },
];
const book = bookOf({ rules, flows });

const begun = (chat: FlowChat = flowChat(book)) => {
	chat.says("book");
	return chat;
};
const inFlow = (chat: FlowChat): OpenQuestion | null => chat.state().question;

describe("a flow", () => {
	test("asks, reads the answers, and does what stands below", () => {
		const chat = flowChat(book);
		const first = chat.says("I want to book");
		expect(wordsOf(first)).toEqual(["How many?"]);
		expect(first).toMatchObject({
			rule: "book",
			flow: { name: "booking", step: 1 },
			silent: null,
			unanswered: false,
		});
		const second = chat.says("for 4 please");
		expect(second).toMatchObject({
			rule: "book",
			because: 'the answer to "guests"',
			flow: { name: "booking", step: 2 },
		});
		expect(second.actions).toMatchObject([
			{ type: "answer", save_as: "guests", value: 4 },
			{ type: "ask", save_as: "size", text: "Which size?" },
		]);
		const third = chat.taps("Large");
		expect(wordsOf(third)).toEqual(["4 guests, Large"]);
		expect(chat.state()).toMatchObject({
			question: null,
			timers: [],
			tags: ["booked"],
		});
	});

	test("keeps its place over days and restarts, up to forget_after", () => {
		const chat = begun();
		chat.waits(23 * HOUR);
		chat.says("4");
		chat.waits(23 * HOUR);
		expect(wordsOf(chat.says("small"))).toEqual(["4 guests, Small"]);
	});

	test("is silently forgotten after that, without the customer writing", () => {
		const chat = begun();
		const [forgotten, ...more] = chat.waits(DAY);
		expect(more).toEqual([]);
		expect(forgotten).toMatchObject({ effects: [], rule: null, silent: null });
		expect(chat.state()).toMatchObject({ question: null, timers: [] });
		expect(wordsOf(chat.says("4"))).toEqual(["…"]);
	});

	test("is forgotten too where the message comes before the timer", () => {
		const chat = begun();
		chat.now = later(now, 25 * HOUR);
		expect(wordsOf(chat.says("4"))).toEqual(["…"]);
		expect(inFlow(chat)).toBeNull();
	});

	test("has its own time to be forgotten, and settings have today's", () => {
		const own = bookOf({
			rules,
			flows: [{ ...(flows[0] as (typeof flows)[0]), forgetAfterMs: 2 * HOUR }],
		});
		expect(begun(flowChat(own)).state().timers).toMatchObject([
			{ kind: "forget", dueAt: later(now, 2 * HOUR), about: "booking" },
		]);
		const chat = begun();
		chat.book = bookOf({ rules, flows, settings: { forgetAfterMs: HOUR } });
		chat.says("4");
		expect(chat.state().timers).toMatchObject([{ dueAt: later(now, HOUR) }]);
	});

	test("ends as it began, even if the file changes meanwhile; all else is today's", () => {
		const chat = begun();
		chat.book = bookOf({
			rules: [
				{
					name: "menu",
					when: { keyword: "menu" },
					do: [{ text: "Hummus" }],
				},
				{
					name: "help",
					when: { keyword: "help" },
					interrupt: true,
					do: [{ text: "Help!" }],
				},
			],
			flows: [],
		});
		expect(wordsOf(chat.says("menu"))).toEqual(["Hummus", "How many?"]);
		expect(wordsOf(chat.says("3"))).toEqual(["Which size?"]);
		expect(wordsOf(chat.says("cancel"))).toEqual(["All right, cancelled."]);
		begun(chat);
		expect(chat.says("help").rule).toBe("help");
	});

	test("that the database lost has ended, and the feed says so", () => {
		const chat = begun();
		chat.pinned.clear();
		const decision = chat.says("menu");
		expect(decision.actions).toMatchObject([
			{ type: "end", end: "booking" },
			{ type: "text" },
		]);
		expect(inFlow(chat)).toBeNull();
	});

	test("that another version of Marhaba kept has ended too", () => {
		const chat = begun();
		for (const [hash, flow] of chat.pinned)
			chat.pinned.set(hash, {
				...(flow as object),
				steps: [{ key: "teleport", spec: {}, quote: false }],
			});
		expect(chat.says("menu").actions[0]).toMatchObject({ type: "end" });
	});
});

describe("a message while a question is open", () => {
	test("1. a tap on one of its own options is the answer, and only there", () => {
		const chat = begun();
		chat.says("2");
		expect(wordsOf(chat.taps("Small"))).toEqual(["2 guests, Small"]);
		begun(chat);
		const stale = chat.taps("Small");
		expect(wordsOf(stale)).toEqual(["A number from 1 to 12."]);
	});

	test("2. a cancel word ends it, in any language and with no other word", () => {
		const chat = begun();
		const decision = chat.says("ANNULER !");
		expect(decision).toMatchObject({
			rule: "book",
			because: 'cancel "annuler"',
			flow: { name: "booking", step: 1 },
		});
		expect(wordsOf(decision)).toEqual(["D'accord, c'est annulé."]);
		expect(chat.state()).toMatchObject({ question: null, timers: [] });
		begun(chat);
		expect(wordsOf(chat.says("cancel my lunch"))).toEqual([
			"A number from 1 to 12.",
		]);
	});

	test("2. what is said then is the owner's where they wrote it", () => {
		const cancelReply = { en: "Bye, {guests|nobody}", fr: "Salut" };
		const own = bookOf({
			rules,
			flows: [{ ...(flows[0] as (typeof flows)[0]), cancelReply }],
		});
		const chat = begun(flowChat(own));
		chat.says("4");
		expect(wordsOf(chat.says("cancel"))).toEqual(["Bye, 4"]);
	});

	test("3. a rule with interrupt ends it and runs", () => {
		const chat = begun();
		chat.says("4");
		const decision = chat.says("stop");
		expect(decision).toMatchObject({ rule: "stop", flow: null });
		expect(wordsOf(decision)).toEqual(["Stopped nothing"]);
		expect(chat.state()).toMatchObject({ question: null, timers: [] });
	});

	test("3. below an interrupting rule that lets the search go on, all rules are read", () => {
		const going = bookOf({
			rules: [
				{
					name: "note",
					when: { keyword: "menu" },
					interrupt: true,
					continue: true,
					do: [{ tag: "curious" }],
				},
				...rules,
			],
			flows,
		});
		const decision = begun(flowChat(going)).says("menu");
		expect(decision).toMatchObject({ rule: "menu", flow: null });
		expect(wordsOf(decision)).toEqual(["Falafel"]);
	});

	test("4. an answer comes before any other rule", () => {
		const chat = flowChat(book);
		chat.says("again");
		expect(chat.says("the menu was good").rule).toBe("ask again");
		expect(inFlow(chat)).toBeNull();
	});

	test("4. two different values are no answer, the same one twice is", () => {
		const chat = begun();
		expect(wordsOf(chat.says("3 or 4"))).toEqual(["A number from 1 to 12."]);
		expect(wordsOf(chat.says("4, yes 4"))).toEqual(["Which size?"]);
	});

	test("4. a button of another message never answers", () => {
		const chat = begun();
		chat.says("4");
		expect(wordsOf(chat.told(tap("large", "Large")))).toEqual(["Which size?"]);
		expect(inFlow(chat)).toMatchObject({ step: 2, tries: 1 });
	});

	test("5. another rule answers in between, and the question is asked again", () => {
		const chat = begun();
		const decision = chat.says("the menu first");
		expect(decision).toMatchObject({
			rule: "menu",
			flow: { name: "booking", step: 1 },
		});
		expect(decision.actions).toMatchObject([
			{ type: "text", text: "Falafel" },
			{ type: "ask", text: "How many?", rule: "book" },
		]);
		expect(inFlow(chat)).toMatchObject({ tries: 0 });
		expect(wordsOf(chat.says("4"))).toEqual(["Which size?"]);
	});

	test("5. but not first_message, nothing_matched, message: any or continue", () => {
		const chat = begun();
		expect(wordsOf(chat.says("hm"))).toEqual(["A number from 1 to 12."]);
	});

	test("5. a rule that starts a flow ends this one", () => {
		const chat = begun();
		chat.says("4");
		expect(wordsOf(chat.says("again"))).toEqual(["How was it?"]);
		expect(inFlow(chat)).toMatchObject({ flow: "survey", answers: {} });
	});

	test("5. so does one that hands over, and it may say what was answered", () => {
		const chat = begun();
		chat.says("4");
		const decision = chat.says("a person please");
		expect(wordsOf(decision)).toEqual(["A colleague writes, 4 guests"]);
		expect(chat.state()).toMatchObject({ question: null, mode: "human" });
		expect(chat.state().timers.map(({ kind }) => kind)).toEqual(["bot_back"]);
	});

	test("5. a rule that ends the flow is not followed by its question", () => {
		const chat = begun();
		expect(wordsOf(chat.says("leave"))).toEqual(["Left"]);
		expect(inFlow(chat)).toBeNull();
	});

	test("5. one that has reached its limit uses no try either", () => {
		const limited = bookOf({
			rules: rules.map((rule) =>
				rule.name === "menu"
					? { ...rule, limit: { times: 1, perMs: HOUR } }
					: rule,
			),
			flows,
		});
		const chat = begun(flowChat(limited));
		chat.says("menu");
		const decision = chat.says("menu");
		expect(wordsOf(decision)).toEqual(["How many?"]);
		expect(decision).toMatchObject({ rule: "book", silent: null });
		expect(inFlow(chat)).toMatchObject({ tries: 0 });
	});

	test("6. anything else gets sorry and uses a try; then the chat goes to a person", () => {
		const chat = begun();
		const first = chat.says("many");
		expect(first.actions).toMatchObject([{ type: "sorry" }]);
		expect(first.because).toBe('no answer to "guests", try 1 of 3');
		expect(wordsOf(chat.says("99"))).toEqual(["A number from 1 to 12."]);
		const third = chat.says("no idea");
		expect(third).toMatchObject({
			rule: "book",
			because: 'no answer to "guests" in 3 tries',
			flow: { name: "booking", step: 1 },
		});
		expect(third.facts).toMatchObject([
			{ type: "handoff.started", rule: "book", body: { by: 'flow "booking"' } },
		]);
		expect(chat.state()).toMatchObject({ mode: "human", question: null });
	});

	test("6. tries begin anew with the next question", () => {
		const chat = begun();
		chat.says("many");
		chat.says("many");
		chat.says("4");
		expect(inFlow(chat)).toMatchObject({ step: 2, tries: 0 });
		expect(wordsOf(chat.says("what"))).toEqual(["Which size?"]);
	});

	test("a reaction, or what WhatsApp does not show, is no answer and no try", () => {
		const chat = begun();
		const reaction = {
			type: "reaction",
			emoji: "👍",
			messageId: null,
		} as const;
		expect(chat.says(reaction).effects).toEqual([]);
		const unsupported: Content = { type: "unsupported", kind: "POLL", raw: {} };
		expect(chat.says(unsupported).effects).toEqual([]);
		expect(inFlow(chat)).toMatchObject({ tries: 0 });
	});

	test("each message begins the silence anew", () => {
		const chat = begun();
		for (const text of ["menu", "hm"]) {
			chat.waits(20 * HOUR);
			chat.says(text);
		}
		chat.waits(20 * HOUR);
		expect(wordsOf(chat.says("4"))).toEqual(["Which size?"]);
	});
});

describe("otherwise", () => {
	const giving = (otherwise: string) =>
		bookOf({
			rules,
			flows: [
				{
					name: "booking",
					steps: [guests, { ...size, tries: "1", otherwise }],
				},
			],
		});

	test("names a rule that runs after the last try, and can use the answers", () => {
		const chat = begun(flowChat(giving("to a person")));
		chat.says("7");
		const decision = chat.says("dunno");
		expect(decision).toMatchObject({
			rule: "to a person",
			flow: null,
			because: 'no answer to "size" in one try – "book" goes on here',
		});
		expect(wordsOf(decision)).toEqual(["A colleague writes, 7 guests"]);
	});

	test("that is gone from the files hands over, and says so", () => {
		const chat = begun(flowChat(giving("to a person")));
		chat.says("7");
		chat.book = bookOf({ rules: [], flows: [] });
		const { facts } = chat.says("dunno");
		expect(facts).toMatchObject([
			{
				type: "handoff.started",
				body: { because: 'There is no rule "to a person" any more.' },
			},
		]);
		expect(chat.state().mode).toBe("human");
	});
});

describe("the steps of a flow", () => {
	const flowing = (steps: NonNullable<BookSketch["flows"]>[0]["steps"]) =>
		bookOf({
			rules: [
				{
					name: "book",
					when: { regex: "book (?<what>\\w+)" },
					do: [{ start: "booking" }, { tag: "interested" }],
				},
				...rules.filter(({ name }) => name !== "book"),
			],
			flows: [
				{ name: "booking", cancel: ["cancel"], steps },
				{ name: "survey", steps: [{ ask: "How was it?", save_as: "opinion" }] },
			],
		});

	const started = (steps: Parameters<typeof flowing>[0]) => {
		const chat = flowChat(flowing(steps));
		return { chat, decision: chat.says("book lunch") };
	};

	test("may be actions alone: then it ends at once", () => {
		const { chat, decision } = started([{ text: "{what} it is" }]);
		expect(wordsOf(decision)).toEqual(["lunch it is"]);
		expect(decision).toMatchObject({
			rule: "book",
			flow: { name: "booking", step: 1 },
		});
		expect(chat.state()).toMatchObject({ question: null, timers: [] });
	});

	test("know what the rule captured, also after an answer; what stands below start runs too", () => {
		const { chat } = started([guests, { text: "{what} for {guests}" }]);
		expect(chat.state().tags).toEqual(["interested"]);
		expect(wordsOf(chat.says("4"))).toEqual(["lunch for 4"]);
	});

	test("wait, and go on without the customer writing", () => {
		const { chat } = started([
			guests,
			{ wait: "10m" },
			{ text: "{guests}, {what}?" },
			size,
			{ text: "{size}" },
		]);
		const decision = chat.says("4");
		expect(decision.effects).toEqual([]);
		expect(inFlow(chat)).toMatchObject({ answers: { guests: 4 }, step: 2 });
		const [resumed] = chat.waits(10 * MINUTE);
		expect(resumed && wordsOf(resumed)).toEqual(["4, lunch?", "Which size?"]);
		expect(resumed).toMatchObject({ rule: "book", flow: { step: 4 } });
		expect(wordsOf(chat.says("grande"))).toEqual(["Grande"]);
		expect(chat.state()).toMatchObject({ question: null, timers: [] });
	});

	test("while they wait, messages are answered like all others, and the flow goes on", () => {
		const { chat } = started([guests, { wait: "10m" }, size]);
		chat.says("4");
		expect(wordsOf(chat.says("menu"))).toEqual(["Falafel"]);
		const [resumed] = chat.waits(10 * MINUTE);
		expect(resumed && wordsOf(resumed)).toEqual(["Which size?"]);
	});

	test.each([
		["cancel", "All right, cancelled."],
		["stop", "Stopped nothing"],
		["again", "How was it?"],
		["person", "A colleague writes, 4 guests"],
		["leave", "Left"],
	])(
		"while they wait, %s ends the flow with all that waits for it",
		(text, said) => {
			const { chat } = started([guests, { wait: "10m" }, size]);
			chat.says("4");
			expect(wordsOf(chat.says(text)).at(-1)).toBe(said);
			expect(inFlow(chat)?.flow).not.toBe("booking");
			expect(chat.state().continuations).toEqual([]);
			expect(chat.waits(10 * MINUTE).flatMap(wordsOf)).toEqual([]);
		},
	);

	test("a hand-over by staff ends it too, and so does what drops the rest", () => {
		const { chat } = started([guests, { wait: "10m" }, size]);
		chat.says("4");
		chat.told(command({ kind: "handoff", backAfterMs: HOUR }));
		expect(chat.state()).toMatchObject({ question: null, continuations: [] });
		const other = started([guests, { wait: "10m" }, size]).chat;
		other.says("4");
		other.told({
			type: "notice.received",
			key: "stop",
			ref: null,
			at: now,
			arrivedAt: now,
			notice: { kind: "marketing", wanted: false },
		});
		expect(other.state()).toMatchObject({ question: null, timers: [] });
	});

	test("a branch may ask as well", () => {
		const { chat } = started([
			guests,
			{
				if: { guests: { above: "8" } },
				do: [size, { text: "A {size} hall" }],
				else: [{ text: "A table" }],
			},
			{ ask: "Whose name?", save_as: "name" },
			{ text: "{name}: {guests}" },
		]);
		expect(wordsOf(chat.says("9"))).toEqual(["Which size?"]);
		expect(inFlow(chat)).toMatchObject({ step: 2, steps: 4 });
		expect(wordsOf(chat.says("2"))).toEqual(["A Small hall", "Whose name?"]);
		expect(inFlow(chat)).toMatchObject({ step: 3 });
		expect(wordsOf(chat.says("Amel"))).toEqual(["Amel: 9"]);
	});

	test("go ends the flow, and nothing below it runs", () => {
		const { chat } = started([
			guests,
			{ go: "to a person" },
			{ text: "never" },
		]);
		const decision = chat.says("4");
		expect(wordsOf(decision)).toEqual(["A colleague writes, 4 guests"]);
		expect(decision).toMatchObject({ rule: "to a person", flow: null });
		expect(inFlow(chat)).toBeNull();
	});

	test("end ends it, and nothing below it runs", () => {
		const { chat } = started([guests, "end", { text: "never" }]);
		expect(wordsOf(chat.says("4"))).toEqual([]);
		expect(chat.state()).toMatchObject({ question: null, timers: [] });
	});

	test("start goes over to another flow", () => {
		const { chat } = started([guests, { start: "survey" }, { text: "never" }]);
		expect(wordsOf(chat.says("4"))).toEqual(["How was it?"]);
		expect(inFlow(chat)).toMatchObject({ flow: "survey", rule: "book" });
	});

	test("after a hand-over what it says leaves, but no question is asked", () => {
		const { chat } = started([
			guests,
			"handoff",
			{ text: "{guests}: wait" },
			size,
		]);
		expect(wordsOf(chat.says("4"))).toEqual(["4: wait"]);
		expect(chat.state()).toMatchObject({ question: null, mode: "human" });
	});

	test("a flow that is gone hands over", () => {
		const chat = flowChat(bookOf({ rules, flows: [] }));
		expect(chat.says("book").facts).toMatchObject([
			{ body: { because: 'There is no flow "booking" any more.' } },
		]);
	});
});

test("a chat with a person is asked nothing", () => {
	const asking = bookOf({
		rules: [
			{ name: "both", when: { keyword: "x" }, do: ["handoff", { start: "f" }] },
		],
		flows: [{ name: "f", steps: [guests] }],
	});
	const chat = flowChat(asking, { chat: known() });
	expect(wordsOf(chat.says("x"))).toEqual([]);
	expect(chat.state()).toMatchObject({ question: null, mode: "human" });
});
