import { describe, expect, test } from "vitest";
import type { DecideInput } from "../../../src/engine/decide.ts";
import {
	type Content,
	DAY,
	HOUR,
	type InboundEvent,
	newBusiness,
	type Silence,
} from "../../../src/engine/model.ts";
import { type BookSketch, bookOf } from "../book.ts";
import {
	conversationIn,
	decided,
	known,
	later,
	message,
	now,
	ours,
	phone,
	tap,
	textsOf,
} from "../scene.ts";

const rules: BookSketch["rules"] = [
	{
		name: "welcome",
		when: { first_message: true },
		continue: true,
		do: [{ text: "Welcome" }],
	},
	{
		name: "hours",
		when: { keyword: "hours", button: "hours" },
		do: [{ text: "12 to 23" }],
	},
	{ name: "menu", when: { keyword: "menu" }, do: [{ text: "Falafel" }] },
	{
		name: "menu tapped",
		when: { button: "menu" },
		do: [{ text: "Tapped falafel" }],
	},
	{ name: "hearts", when: { message: "reaction" }, do: ["silent"] },
	{ name: "pictures", when: { message: "image" }, do: [{ text: "Nice" }] },
	{
		name: "fallback",
		when: { nothing_matched: true },
		do: [{ text: "Sorry" }],
	},
];

const book = bookOf({ rules });

const reaction: Content = { type: "reaction", emoji: "❤", messageId: "mb-1" };
const unsupported: Content = { type: "unsupported", kind: "POLL", raw: {} };
const voice: Content = { type: "voice", url: "https://x/1" };

interface Case {
	readonly name: string;
	readonly event: InboundEvent;
	readonly more?: Partial<DecideInput>;
	readonly settings?: BookSketch["settings"];
	readonly staff?: readonly string[];
	readonly rule: string | null;
	readonly silent?: Silence;
	readonly texts?: readonly string[];
	readonly unanswered?: boolean;
}

const off = (offUntil: "for-good" | typeof now) => ({
	business: { ...newBusiness, state: { ...newBusiness.state, offUntil } },
});

const cases: readonly Case[] = [
	{
		name: "the first rule that fits answers, and the others do not",
		event: message("menu and hours?"),
		rule: "hours",
		texts: ["12 to 23"],
	},
	{
		name: "with continue a later rule answers too",
		event: message("the menu please"),
		more: { conversation: conversationIn() },
		rule: "menu",
		texts: ["Welcome", "Falafel"],
	},
	{
		name: "a continue rule alone is understood, and still unanswered when it is general",
		event: message("bonsoir"),
		more: { conversation: conversationIn() },
		rule: "welcome",
		texts: ["Welcome"],
		unanswered: true,
	},
	{
		name: "a tap goes to the rule that names it, before any keyword above",
		event: tap("menu", "Menu and hours"),
		rule: "menu tapped",
		texts: ["Tapped falafel"],
	},
	{
		name: "a tap that no rule names is read as its label",
		event: tap("x1", "Opening hours"),
		rule: "hours",
		texts: ["12 to 23"],
	},
	{
		name: "a tap that nothing names goes to the fallback",
		event: tap("x1", "Careers"),
		rule: "fallback",
		texts: ["Sorry"],
		unanswered: true,
	},
	{
		name: "what no rule understands goes to the fallback",
		event: message("asdf"),
		rule: "fallback",
		texts: ["Sorry"],
		unanswered: true,
	},
	{
		name: "a kind that no rule names goes to the fallback",
		event: message(voice),
		rule: "fallback",
		texts: ["Sorry"],
		unanswered: true,
	},
	{
		name: "staff are never answered by a fallback",
		event: message("asdf"),
		staff: [phone],
		rule: null,
		silent: "nothing-matched",
		unanswered: true,
	},
	{
		name: "staff are answered like customers",
		event: message("menu"),
		staff: [phone],
		rule: "menu",
		texts: ["Falafel"],
	},
	{
		name: "a reaction is for the rule that names reactions",
		event: message(reaction),
		rule: "hearts",
		texts: [],
	},
	{
		name: "a reaction starts no first_message",
		event: message(reaction),
		more: { conversation: conversationIn() },
		rule: "hearts",
		texts: [],
	},
	{
		name: "what WhatsApp does not show us reaches no fallback",
		event: message(unsupported),
		rule: null,
		silent: "nothing-matched",
	},
	{
		name: "never_answer is silence",
		event: message("menu"),
		settings: { neverAnswer: [phone] },
		rule: null,
		silent: "not-listed",
	},
	{
		name: "answer_only leaves out all others",
		event: message("menu"),
		settings: { answerOnly: ["96170999999"] },
		rule: null,
		silent: "not-listed",
	},
	{
		name: "answer_only answers those it names",
		event: message("menu"),
		settings: { answerOnly: [phone] },
		rule: "menu",
		texts: ["Falafel"],
	},
	{
		name: "the bot never answers our own number",
		event: message("menu"),
		more: {
			conversation: {
				...known(),
				contact: { id: 1, addresses: [{ kind: "phone", value: ours }] },
			},
		},
		rule: null,
		silent: "not-listed",
	},
	{
		name: "who is left out stays left out while the bot is off",
		event: message("menu"),
		settings: { neverAnswer: [phone] },
		more: off("for-good"),
		rule: null,
		silent: "not-listed",
	},
	{
		name: "while the bot is off it is silent",
		event: message("menu"),
		more: off("for-good"),
		rule: null,
		silent: "paused",
	},
	{
		name: "the bot is off until its time",
		event: message("menu"),
		more: off(later(now, 1)),
		rule: null,
		silent: "paused",
	},
	{
		name: "when that time has come it answers",
		event: message("menu"),
		more: off(now),
		rule: "menu",
		texts: ["Falafel"],
	},
	{
		name: "a chat that is with a person is left to them",
		event: message("menu"),
		more: { conversation: known({ mode: "human" }) },
		rule: null,
		silent: "handed-off",
	},
	{
		name: "the bot is back when its time has come, also before the timer told",
		event: message("menu"),
		more: { conversation: known({ mode: "human", humanUntil: now }) },
		rule: "menu",
		texts: ["Falafel"],
	},
	{
		name: "an old message is recorded and never acted on",
		event: { ...message("menu"), stale: true },
		rule: null,
		silent: "stale",
	},
	{
		name: "somebody who opted out is still answered",
		event: message("menu"),
		more: { conversation: known({ optedOut: true }) },
		rule: "menu",
		texts: ["Falafel"],
	},
	{
		name: "a picture without a caption is for the rule that names pictures",
		event: message({ type: "image", url: "https://x/2", caption: null }),
		rule: "pictures",
		texts: ["Nice"],
	},
	{
		name: "a caption is read like a text",
		event: message({ type: "image", url: "https://x/2", caption: "menu?" }),
		rule: "menu",
		texts: ["Falafel"],
	},
];

describe("the order for one message", () => {
	test.each(cases)("$name", (each) => {
		const { event, more = {}, settings = {}, staff = [] } = each;
		const profile = { staff: { numbers: staff, template: null } };
		const ruled = bookOf({ rules, settings, profile });
		const decision = decided(ruled, event, more);
		expect(decision.rule).toBe(each.rule);
		expect(decision.silent).toBe(each.silent ?? null);
		expect(textsOf(decision)).toEqual(each.texts ?? []);
		expect(decision.unanswered).toBe(each.unanswered ?? false);
	});
});

describe("what a decision says of itself", () => {
	test("its because and its actions, in the words of the rules language", () => {
		const decision = decided(book, message("the menu?"));
		expect(decision.because).toBe('keyword "menu"');
		expect(decision.actions).toEqual([{ type: "text", text: "Falafel" }]);
	});

	test("an action of another rule names it", () => {
		const decision = decided(book, message("menu"), {
			conversation: conversationIn(),
		});
		expect(decision.actions).toEqual([
			{ type: "text", text: "Welcome", rule: "welcome" },
			{ type: "text", text: "Falafel" },
		]);
	});

	test("a send names its rule and that it is an answer", () => {
		const [send] = decided(book, message("menu")).effects;
		expect(send).toMatchObject({
			to: null,
			rule: "menu",
			priority: "answer",
			answers: true,
			staff: false,
			quote: null,
			instead: null,
		});
	});
});

describe("the conversation after a message", () => {
	test("knows when they wrote, when they were answered, and their name", () => {
		const { conversation } = decided(
			book,
			message("menu", { profileName: " Amel " }),
			{ conversation: conversationIn() },
		);
		expect(conversation).toMatchObject({
			name: "Amel",
			firstMessageAt: now,
			lastInboundAt: now,
			lastAnswerAt: now,
		});
	});

	test("keeps its name when a message brings none", () => {
		const conversation = known({ name: "Amel" });
		const event = message("menu", { profileName: "  " });
		const after = decided(book, event, { conversation });
		expect(after.conversation?.name).toBe("Amel");
	});

	test("an older message that comes late does not close the window", () => {
		const late = message("menu", { at: later(now, -2 * HOUR) });
		const conversation = known({ lastInboundAt: now });
		const decision = decided(book, late, { conversation });
		expect(decision.conversation?.lastInboundAt).toBe(now);
	});

	test("a reaction opens the window and is no first message", () => {
		const { conversation } = decided(book, message(reaction), {
			conversation: conversationIn(),
		});
		expect(conversation?.lastInboundAt).toBe(now);
		expect(conversation?.firstMessageAt).toBeNull();
	});

	test("an old message changes nothing", () => {
		const conversation = conversationIn();
		const event = {
			...message("hi", { at: later(now, -8 * DAY) }),
			stale: true,
		};
		const decision = decided(book, event, { conversation });
		expect(decision.conversation).toBe(conversation.state);
	});

	test("it remembers the language they wrote in, and a tap changes nothing", () => {
		const heard = decided(book, message("vous êtes ouverts ce soir ?"));
		expect(heard.conversation?.language.heard).toBe("fr");
		const conversation = known({ language: { chosen: null, heard: "ar" } });
		const tapped = decided(book, tap("x1", "vous êtes ouverts ce soir ?"), {
			conversation,
		});
		expect(tapped.conversation?.language.heard).toBe("ar");
	});

	test("what is written to a person still counts", () => {
		const conversation = known({ mode: "human" });
		const decision = decided(book, message("menu"), { conversation });
		expect(decision.conversation?.lastInboundAt).toBe(now);
		expect(decision.conversation?.lastAnswerAt).toBeNull();
	});
});

describe("blue ticks", () => {
	const read = [{ type: "read", messageId: "wamid.1" }];

	test("with mark_read what a rule answered is marked, once", () => {
		const marking = bookOf({
			settings: { markRead: true },
			rules: [
				{ name: "menu", when: { keyword: "menu" }, do: [{ text: "Falafel" }] },
				{ name: "ok", when: { keyword: "ok" }, do: ["mark_read"] },
			],
		});
		expect(decided(marking, message("menu")).courtesies).toEqual(read);
		expect(decided(marking, message("ok")).courtesies).toEqual(read);
		expect(decided(marking, message("huh")).courtesies).toEqual([]);
	});

	test("without it only the action marks", () => {
		expect(decided(book, message("menu")).courtesies).toEqual([]);
	});
});
