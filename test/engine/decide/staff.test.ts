import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseStaffCommand } from "../../../src/engine/decide/staff/parse-command.ts";
import type { DecideInput } from "../../../src/engine/decide.ts";
import {
	type BusinessProfile,
	type Content,
	HOUR,
	type MessageReceived,
	MINUTE,
	newBusiness,
} from "../../../src/engine/model.ts";
import { type BookSketch, bookOf } from "../book.ts";
import {
	decided,
	known,
	later,
	message,
	now,
	ours,
	phone,
	textsOf,
} from "../scene.ts";

const hours: BusinessProfile["hours"] = Array.from({ length: 7 }, () => [
	{ start: 12 * 60, end: 23 * 60 },
]);
const rules: BookSketch["rules"] = [
	{
		name: "hash",
		when: { keyword: { any: ["status", "help", "off"] } },
		do: [{ text: "A rule" }],
	},
	{ name: "menu", when: { keyword: "menu" }, do: [{ text: "Falafel" }] },
];
const profile = { staff: { numbers: [phone], template: null }, hours };
const book = bookOf({ rules, profile });

function told(text: string, more: Partial<DecideInput> = {}) {
	return decided(book, message(text), more);
}

function off(offUntil: "for-good" | typeof now) {
	return { ...newBusiness, state: { ...newBusiness.state, offUntil } };
}

describe("what staff write is read", () => {
	const all = { number: null, forMs: null };
	test.each([
		["#off", { name: "off", ...all }],
		["# Off", { name: "off", ...all }],
		["#off 2h", { name: "off", ...all, forMs: 2 * HOUR }],
		["#off 30 minutes", { name: "off", ...all, forMs: 30 * MINUTE }],
		[
			"#off +961 70 111 222",
			{ name: "off", number: "96170111222", forMs: null },
		],
		["#off 0096170111222", { name: "off", number: "96170111222", forMs: null }],
		[
			"#off +961-70-111222 2h",
			{ name: "off", number: "96170111222", forMs: 2 * HOUR },
		],
		[
			"#off 2 hours +96170111222",
			{ name: "off", number: "96170111222", forMs: 2 * HOUR },
		],
		["#on", { name: "on", ...all }],
		["#ON +96170111222", { name: "on", number: "96170111222", forMs: null }],
		["#on 2h", { name: "unreadable", rest: "2h" }],
		["#off 70111222", { name: "unreadable", rest: "70111222" }],
		["#off tomorrow", { name: "unreadable", rest: "tomorrow" }],
		["#off 0h", { name: "unreadable", rest: "0h" }],
		["#closed today", { name: "closed" }],
		["#Closed", { name: "closed" }],
		["#closed tomorrow", { name: "help" }],
		["#open", { name: "open" }],
		["#status", { name: "status" }],
		["#help", { name: "help" }],
		["#", { name: "help" }],
		["#what", { name: "help" }],
		["#constructor", { name: "help" }],
		["#__proto__", { name: "help" }],
		["#1234", { name: "help" }],
	])("%s", (text, command) => {
		expect(parseStaffCommand(text, "Asia/Beirut")).toEqual(command);
	});

	test("whatever it is, it is read as something", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
				expect(parseStaffCommand(`#${text}`, "Asia/Beirut").name).toBeTypeOf(
					"string",
				);
			}),
		);
	});
});

describe("#off and #on", () => {
	test("#off switches the bot off for everybody until #on", () => {
		const decision = told("#off");
		expect(decision).toMatchObject({
			rule: null,
			silent: "staff-command",
			because: "#off",
			business: { offUntil: "for-good" },
			facts: [
				{
					type: "business.changed",
					body: { by: "p_55", off_until: "for-good" },
				},
			],
		});
		expect(textsOf(decision)).toEqual(["The bot is off until you write #on."]);
	});

	test("#off 2h switches it off for two hours", () => {
		const decision = told("#off 2h");
		expect(decision.business?.offUntil).toBe(later(now, 2 * HOUR));
		expect(textsOf(decision)).toEqual([
			"The bot is off. It comes back today at 23:30.",
		]);
	});

	test("#on works while the bot is off", () => {
		const decision = told("#on", { business: off("for-good") });
		expect(decision.business?.offUntil).toBeNull();
		expect(textsOf(decision)).toEqual(["The bot is on."]);
	});

	test("what is so already is said and changes nothing", () => {
		expect(told("#on")).toMatchObject({ business: null, facts: [] });
	});

	test("#off NUMBER orders a hand-over of that chat", () => {
		const decision = told("#off +961 70 999 888");
		expect(decision.business).toBeNull();
		expect(decision.orders).toEqual([
			{
				ref: {
					by: "address",
					channel: "whatsapp",
					sender: ours,
					addresses: [{ kind: "phone", value: "96170999888" }],
				},
				command: { kind: "handoff", backAfterMs: 12 * HOUR },
				by: "p_55",
			},
		]);
		expect(textsOf(decision)[0]).toContain("+96170999888");
	});

	test("#off NUMBER 2h says for how long, #on NUMBER ends it", () => {
		expect(told("#off +96170999888 2h").orders).toMatchObject([
			{ command: { kind: "handoff", backAfterMs: 2 * HOUR } },
		]);
		expect(told("#on +96170999888").orders).toMatchObject([
			{ command: { kind: "bot_back" } },
		]);
	});
});

describe("#closed today and #open", () => {
	test("#closed today closes the day", () => {
		expect(told("#closed today").business?.closedOn).toBe("2026-11-22");
	});

	test("#open takes that back where the usual hours are open", () => {
		const business = {
			...newBusiness,
			state: { ...newBusiness.state, closedOn: "2026-11-22" },
		};
		expect(told("#open", { business }).business).toMatchObject({
			closedOn: null,
			openOn: null,
		});
	});

	test("#open opens the day outside the usual hours", () => {
		const decision = told("#open", { now: later(now, 2 * HOUR) });
		expect(decision.business).toMatchObject({
			closedOn: null,
			openOn: "2026-11-22",
		});
	});
});

describe("#status and #help", () => {
	test("#status tells of the bot and of the hours", () => {
		expect(textsOf(told("#status"))).toEqual([
			"The bot is on.\nOpen. Closes today at 23:00.",
		]);
		const closed = { now: later(now, 2 * HOUR), business: off("for-good") };
		expect(textsOf(told("#status", closed))).toEqual([
			"The bot is off until you write #on.\nClosed. Opens tomorrow at 12:00.",
		]);
	});

	test("an unknown command answers with the list", () => {
		const [list = ""] = textsOf(told("#whatever"));
		for (const command of [
			"#off",
			"#on",
			"#closed today",
			"#open",
			"#status",
			"#help",
		])
			expect(list).toContain(command);
	});

	test.each([
		["fr", "Le bot est en marche."],
		["ar", "البوت يعمل."],
		["de", "The bot is on."],
	])("in the language of the member of staff: %s", (heard, said) => {
		const conversation = known({ language: { chosen: heard, heard: null } });
		const languages = ["en", "ar", "fr", "de"] as const;
		const many = bookOf({
			rules,
			profile: { ...profile, hours: null, languages },
		});
		expect(
			textsOf(decided(many, message("#status"), { conversation })),
		).toEqual([said]);
	});
});

describe("commands work in every state", () => {
	test.each([
		["off", { business: off("for-good") }],
		["with a person", { conversation: known({ mode: "human" }) }],
		["opted out", { conversation: known({ optedOut: true }) }],
		[
			"braked",
			{
				conversation: known({
					brake: { until: later(now, HOUR), answers: [], quick: 0 },
				}),
			},
		],
	])("%s", (_state, more) => {
		const decision = told("#status", more);
		expect(decision.silent).toBe("staff-command");
		expect(decision.effects).toMatchObject([{ to: null, answers: true }]);
	});

	test("and as often as they like: the brake does not count them", () => {
		const braking = bookOf({
			rules,
			profile,
			settings: { brake: { times: 1, perMs: HOUR }, waitForMoreMs: 1_000 },
		});
		let conversation = known();
		for (let turn = 0; turn < 5; turn++) {
			const decision = decided(braking, message("#help"), { conversation });
			expect(decision.effects).toHaveLength(1);
			conversation = {
				...conversation,
				state: decision.conversation ?? conversation.state,
			};
		}
		expect(conversation.state.lastAnswerAt).toBeNull();
	});

	test("also for staff whose number never_answer names", () => {
		const silent = bookOf({
			rules,
			profile,
			settings: { neverAnswer: [phone] },
		});
		expect(decided(silent, message("#status")).silent).toBe("staff-command");
	});
});

describe("who is not staff", () => {
	const outside = bookOf({
		rules,
		profile: { staff: { numbers: ["9613999999"], template: null } },
	});

	test("commands nothing: their # is a text like any other", () => {
		const decision = decided(outside, message("#off"));
		expect(decision).toMatchObject({
			rule: "hash",
			business: null,
			orders: [],
		});
	});

	test("passes nothing on by quoting", () => {
		const event = { ...message("hello"), quotedAbout: 7 };
		expect(decided(outside, event).orders).toEqual([]);
	});
});

describe("a reply that quotes a notice", () => {
	function reply(content: string | Content): MessageReceived {
		return { ...message(content), quotedAbout: 7 };
	}

	test("goes to the customer the notice was about, as a person's word", () => {
		const decision = decided(book, reply("Yes, the menu changes on Friday."));
		expect(decision).toMatchObject({
			rule: null,
			silent: "staff-command",
			because: "passed on to c_7",
			effects: [],
			courtesies: [{ type: "read", messageId: "wamid.1" }],
		});
		expect(decision.orders).toEqual([
			{
				ref: { by: "id", conversation: 7 },
				command: {
					kind: "send",
					staff: true,
					contents: [
						{ type: "text", text: "Yes, the menu changes on Friday." },
					],
				},
				by: "p_55",
			},
		]);
	});

	test("that begins with # is a command and reaches no customer", () => {
		const decision = decided(book, reply("#status"));
		expect(decision.orders).toEqual([]);
		expect(textsOf(decision)).toHaveLength(1);
	});

	test("that is no text is refused with a word", () => {
		const decision = decided(
			book,
			reply({ type: "voice", url: "https://x/1" }),
		);
		expect(decision.orders).toEqual([]);
		expect(textsOf(decision)[0]).toContain("Only text");
	});
});

test("no command, whatever it says, is sent to a customer", () => {
	const quoted = fc.constantFrom(null, 7);
	const word = fc.constantFrom("off", "on", "closed today", "menu", "");
	const rest = fc.string({ maxLength: 40 });
	fc.assert(
		fc.property(word, rest, quoted, (start, more, quotedAbout) => {
			const text = `#${start} ${more}`;
			const decision = decided(book, { ...message(text), quotedAbout });
			expect(decision.silent).toBe("staff-command");
			for (const { command } of decision.orders)
				expect(command.kind).not.toBe("send");
			for (const effect of decision.effects)
				expect(effect).toMatchObject({ type: "send", to: null });
		}),
	);
});
