import { describe, expect, test } from "vitest";
import type { DecideInput } from "../../../src/engine/decide.ts";
import {
	type Decision,
	HOUR,
	MINUTE,
	newBusiness,
	type Send,
} from "../../../src/engine/model.ts";
import { type ActionSketch, type BookSketch, bookOf } from "../book.ts";
import {
	command,
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

const staff = { numbers: ["9613111111", "9613222222"], template: null };

function ruling(
	actions: readonly ActionSketch[],
	sketch: Partial<BookSketch> = {},
) {
	const rules = [
		{ name: "asks", when: { keyword: "go" }, do: actions },
		{
			name: "other",
			when: { message: "text" },
			limit: "none",
			do: [{ text: "Other" }],
		},
	] as const;
	return bookOf({
		profile: { staff },
		...sketch,
		rules: [...rules, ...(sketch.rules ?? [])],
	});
}

function noticesOf({ effects }: Decision): readonly Send[] {
	return effects.filter(
		(effect): effect is Send => effect.type === "send" && effect.to !== null,
	);
}

function goes(
	actions: readonly ActionSketch[],
	more: Partial<DecideInput> = {},
) {
	return decided(ruling(actions), message("go now"), more);
}

describe("handoff", () => {
	test("leaves the chat to a person for twelve hours, and the search ends", () => {
		const decision = decided(
			bookOf({
				profile: { staff },
				rules: [
					{
						name: "asks",
						when: { keyword: "go" },
						continue: true,
						do: ["handoff"],
					},
					{ name: "other", when: { keyword: "now" }, do: [{ text: "Other" }] },
				],
			}),
			message("go now"),
		);
		expect(decision).toMatchObject({
			rule: "asks",
			silent: null,
			withhold: "handed-off",
			conversation: { mode: "human", humanUntil: later(now, 12 * HOUR) },
			actions: [{ type: "handoff", back_after: "12 hours" }],
			facts: [
				{ type: "handoff.started", rule: "asks", body: { by: 'rule "asks"' } },
			],
		});
		expect(textsOf(decision)).not.toContain("Other");
	});

	test("the farewell of the same rule leaves, before it and behind it", () => {
		const decision = goes([{ text: "Wait" }, "handoff", { text: "Bye" }]);
		const farewell = decision.effects.filter(
			(effect) => effect.type === "send" && effect.to === null,
		);
		expect(farewell).toMatchObject([
			{ content: { text: "Wait" }, staff: true },
			{ content: { text: "Bye" }, staff: true },
		]);
	});

	test("tells every staff number who waits, what they wrote last, and the note", () => {
		const conversation = known({ name: "Amel" });
		const decision = goes([{ handoff: { note: "About {name}'s booking" } }], {
			conversation,
		});
		expect(noticesOf(decision).map(({ to }) => to)).toEqual(staff.numbers);
		expect(noticesOf(decision)[0]).toMatchObject({
			staff: true,
			instead: null,
			priority: "notice",
			rule: "asks",
			content: {
				type: "text",
				text: "Amel (+96170111222) is waiting for a person.\n“go now”\nAbout Amel's booking",
			},
		});
	});

	test("quiet: true tells nobody, and so does no staff number", () => {
		expect(noticesOf(goes([{ handoff: { quiet: true } }]))).toEqual([]);
		const alone = ruling(["handoff"], {
			profile: { staff: { numbers: [], template: null } },
		});
		const decision = decided(alone, message("go"));
		expect(decision.effects).toEqual([]);
		expect(decision.conversation?.mode).toBe("human");
	});

	test("a notice speaks the business's first language, whatever the customer's", () => {
		const french = ruling(["handoff"], {
			profile: { staff, languages: ["fr", "en"] },
		});
		const conversation = known({ language: { chosen: "en", heard: null } });
		const decision = decided(french, message("go"), { conversation });
		expect(textsOf(decision)[0]).toContain("attend une personne");
	});

	test("staff.template goes where a number was silent for a day, on one line", () => {
		const templated = ruling([{ handoff: { note: "One\n\nTwo" } }], {
			profile: { staff: { numbers: ["9613111111"], template: "staff_notice" } },
		});
		const [notice] = noticesOf(decided(templated, message("go now")));
		expect(notice?.instead).toEqual({
			type: "template",
			name: "staff_notice",
			language: "en",
			body: ["+96170111222 is waiting for a person. · “go now” · One · Two"],
		});
	});

	test("never comes back by itself", () => {
		const { conversation } = goes([{ handoff: { back_after: "never" } }]);
		expect(conversation).toMatchObject({
			mode: "human",
			humanUntil: null,
			timers: [],
		});
	});

	test("a rule that names one which is gone hands over, and staff are told", () => {
		const conversation = known({ limits: { limited: [now] } });
		const limited = bookOf({
			profile: { staff },
			rules: [
				{
					name: "limited",
					when: { keyword: "rare" },
					limit: { times: 1, perMs: HOUR },
					afterLimit: "gone",
					do: [],
				},
			],
		});
		const decision = decided(limited, message("rare"), { conversation });
		expect(decision.conversation?.mode).toBe("human");
		expect(noticesOf(decision)).toHaveLength(2);
		expect(textsOf(decision)[0]).toContain('There is no rule "gone" any more.');
	});
});

describe("how a hand-over ends", () => {
	const book = ruling([]);
	const human = known({
		mode: "human",
		humanUntil: later(now, HOUR),
		humanForMs: 12 * HOUR,
		timers: [
			{
				id: "bot_back",
				kind: "bot_back",
				dueAt: later(now, HOUR),
				about: null,
			},
		],
	});

	test("by its timer, which only staff move", () => {
		const heard = decided(book, message("hello"), { conversation: human });
		expect(heard.conversation?.humanUntil).toBe(later(now, HOUR));
		const text = { type: "text", text: "I am here" } as const;
		const wrote = decided(
			book,
			command({ kind: "send", contents: [text], staff: true }),
			{ conversation: human },
		);
		expect(wrote.conversation?.humanUntil).toBe(later(now, 12 * HOUR));
		const back = decided(book, timer("bot_back", later(now, HOUR)), {
			conversation: human,
		});
		expect(back.conversation).toMatchObject({ mode: "bot", timers: [] });
		expect(back.facts).toMatchObject([
			{ type: "handoff.ended", body: { by: "time" } },
		]);
	});

	test("by bot_back, which also releases the brake", () => {
		const braking = ruling([], {
			settings: { brake: { times: 20, perMs: HOUR } },
		});
		const brake = { until: later(now, HOUR), answers: [], quick: 3 };
		const braked = known({ brake });
		const decision = decided(braking, command({ kind: "bot_back" }, "Rana"), {
			conversation: braked,
		});
		expect(decision.conversation?.brake).toEqual({
			until: null,
			answers: [],
			quick: 0,
		});
		expect(decision.facts).toMatchObject([
			{ type: "handoff.ended", body: { by: "Rana", braked: true } },
		]);
	});

	test("by the action bot_back, in a rule that may run there", () => {
		const welcome = ruling([], {
			rules: [
				{
					name: "back",
					when: { keyword: "start" },
					do: ["opt_in", "bot_back", { text: "Hello again" }],
				},
			],
		});
		const decision = decided(welcome, message("start"), {
			conversation: human,
		});
		expect(decision).toMatchObject({
			rule: "back",
			conversation: { mode: "bot" },
		});
		expect(textsOf(decision)).toEqual(["Hello again"]);
	});
});

describe("opt_out and opt_in", () => {
	const book = bookOf({
		profile: { staff },
		rules: [
			{ name: "menu", when: { keyword: "menu" }, do: [{ text: "Falafel" }] },
			{
				name: "stop",
				when: { keyword: "stop", button: "stop" },
				continue: true,
				do: ["opt_out", { text: "Done" }],
			},
			{
				name: "start",
				when: { keyword: "start" },
				do: [
					{ if: { tag: "vip" }, do: ["opt_in"], else: ["opt_in"] },
					{ text: "Welcome" },
				],
			},
			{
				name: "any",
				when: { message: "text" },
				limit: "none",
				do: [{ text: "Any" }],
			},
			{
				name: "news",
				when: { schedule: "0 10 * * *" },
				do: [{ text: "News" }, { notify: "News went out" }],
			},
		],
	});

	test("the rule answers, the contact is out, and no other rule is tried", () => {
		const decision = decided(book, message("stop the menu"));
		expect(decision).toMatchObject({
			rule: "stop",
			withhold: "opted-out",
			conversation: { optedOut: true },
			facts: [
				{
					type: "optout.changed",
					rule: "stop",
					body: { optedOut: true, by: 'rule "stop"' },
				},
			],
		});
		expect(textsOf(decision)).toEqual(["Done"]);
	});

	test("it runs before rules above it", () => {
		expect(decided(book, message("menu, stop")).rule).toBe("stop");
	});

	test.each([
		[
			"in a chat that is with a person",
			{ conversation: known({ mode: "human" }) },
		],
		[
			"while the bot is off",
			{
				business: {
					...newBusiness,
					state: { ...newBusiness.state, offUntil: "for-good" as const },
				},
			},
		],
	])("it runs %s", (_where, more) => {
		expect(decided(book, message("stop"), more)).toMatchObject({
			rule: "stop",
			conversation: { optedOut: true },
		});
		expect(decided(book, message("menu"), more).rule).toBeNull();
	});

	test("it runs by a tap too", () => {
		expect(decided(book, tap("stop", "No more")).conversation?.optedOut).toBe(
			true,
		);
	});

	test("opt_in inside an if counts as one too", () => {
		const conversation = known({ optedOut: true, mode: "human" });
		const decision = decided(book, message("start"), { conversation });
		expect(decision).toMatchObject({
			rule: "start",
			conversation: { optedOut: false },
		});
	});

	test("what is so already is no fact", () => {
		const conversation = known({ optedOut: true });
		expect(decided(book, message("stop"), { conversation })).toMatchObject({
			rule: "stop",
			facts: [],
			withhold: null,
		});
		expect(decided(book, message("start")).facts).toEqual([]);
	});

	test("whoever is left out of everything stays left out", () => {
		const listed = bookOf({
			rules: [{ name: "stop", when: { keyword: "stop" }, do: ["opt_out"] }],
			settings: { answerOnly: [] },
		});
		expect(decided(listed, message("stop")).silent).toBe("not-listed");
	});

	test("in a braked chat it holds every time, and is answered once", () => {
		const braking = bookOf({
			settings: { brake: { times: 20, perMs: 10 * MINUTE } },
			rules: [
				{
					name: "stop",
					when: { keyword: "stop" },
					do: ["opt_out", { text: "Done" }],
				},
			],
		});
		const brake = { until: later(now, HOUR), answers: [], quick: 0 };
		let conversation = known({ brake });
		const first = decided(braking, message("stop"), { conversation });
		expect(textsOf(first)).toEqual(["Done"]);
		conversation = next(conversation, first);
		conversation = {
			...conversation,
			state: { ...conversation.state, optedOut: false },
		};
		const second = decided(braking, message("stop"), { conversation });
		expect(second).toMatchObject({
			silent: "brake",
			effects: [],
			conversation: { optedOut: true },
		});
	});

	test("a schedule says nothing to who is out", () => {
		const conversation = known({ optedOut: true });
		expect(decided(book, scheduled("news"), { conversation })).toMatchObject({
			silent: "opted-out",
			effects: [],
		});
	});
});

describe("while the bot is off", () => {
	const state = { ...newBusiness.state, offUntil: "for-good" as const };
	const business = { ...newBusiness, state };

	test("a failure starts no rule, and the feed hears why", () => {
		const book = bookOf({
			rules: [
				{
					name: "failed",
					when: { delivery: "failed" },
					do: [{ notify: "It failed" }],
				},
			],
			profile: { staff },
		});
		const failed = report("failed", "EC_1");
		expect(noticesOf(decided(book, failed))).toHaveLength(2);
		expect(decided(book, failed, { business })).toMatchObject({
			rule: null,
			silent: "paused",
			effects: [],
		});
	});
});

describe("notify and send", () => {
	test("notify writes to every staff number, also of a customer who is out", () => {
		const decision = goes([{ notify: "{name|Somebody} ({phone}): a table" }], {
			conversation: known({ optedOut: true }),
		});
		expect(noticesOf(decision)).toMatchObject([
			{ to: "9613111111", staff: true, answers: false },
			{ to: "9613222222", staff: true },
		]);
		expect(textsOf(decision)).toContain("Somebody (+96170111222): a table");
		expect(decision.actions).toEqual([
			{ type: "notify", text: "Somebody (+96170111222): a table" },
		]);
	});

	test("notify works where there is no customer", () => {
		const book = bookOf({
			profile: { staff },
			rules: [
				{
					name: "daily",
					when: { schedule: "0 10 * * *" },
					do: [{ notify: "Good morning" }],
				},
			],
		});
		const decision = decided(book, scheduled("daily"), { conversation: null });
		expect(noticesOf(decision)).toHaveLength(2);
	});

	test("send writes to somebody else, who may have opted out themselves", () => {
		const decision = goes([
			{ send: { to: "+961 70 999 888", text: "Order: {message}" } },
			{ text: "Thanks" },
		]);
		expect(noticesOf(decision)).toMatchObject([
			{
				to: "96170999888",
				staff: false,
				answers: false,
				content: { text: "Order: go now" },
			},
		]);
		expect(decision.actions).toEqual([
			{
				type: "send",
				to: "+96170999888",
				message: { type: "text", text: "Order: go now" },
			},
			{ type: "text", text: "Thanks" },
		]);
	});

	test("a template of send that stays empty is withheld", () => {
		const decision = goes([
			{
				send: {
					to: "+96170999888",
					template: { name: "order", body: ["{nothing}"] },
				},
			},
		]);
		expect(noticesOf(decision)).toEqual([]);
		expect(decision.facts).toMatchObject([
			{ type: "send.withheld", body: { reason: "empty-placeholder" } },
		]);
	});
});
