import { describe, expect, test } from "vitest";
import { bookOf } from "../book.ts";
import {
	conversationIn,
	decided,
	known,
	message,
	tap,
	textsOf,
} from "../scene.ts";

describe("continue", () => {
	test("later rules see what earlier ones tagged and set", () => {
		const book = bookOf({
			rules: [
				{
					name: "mark",
					when: { keyword: "menu" },
					continue: true,
					do: [{ tag: "hungry" }, { set: { language: "fr" } }],
				},
				{
					name: "hungry",
					when: { keyword: "menu" },
					if: { tag: "hungry" },
					do: [{ text: { en: "Falafel", fr: "Le falafel" } }],
				},
			],
		});
		const decision = decided(book, message("menu"));
		expect(decision.rule).toBe("hungry");
		expect(textsOf(decision)).toEqual(["Le falafel"]);
		expect(decision.conversation?.tags).toEqual(["hungry"]);
	});

	test("the last of several is the decision's rule", () => {
		const book = bookOf({
			rules: ["one", "two"].map((name) => ({
				name,
				when: { keyword: "hi" },
				continue: true,
				do: [{ text: name }],
			})),
		});
		const decision = decided(book, message("hi"));
		expect(decision.rule).toBe("two");
		expect(textsOf(decision)).toEqual(["one", "two"]);
		expect(decision.unanswered).toBe(false);
	});

	test("a tap's rules go on to other rules that name the tap, not to keywords", () => {
		const book = bookOf({
			rules: [
				{
					name: "count",
					when: { button: "menu" },
					continue: true,
					do: [{ tag: "tapped" }],
				},
				{ name: "word", when: { keyword: "menu" }, do: [{ text: "Word" }] },
			],
		});
		const decision = decided(book, tap("menu", "Menu"));
		expect(decision.rule).toBe("count");
		expect(textsOf(decision)).toEqual([]);
	});
});

describe("conditions", () => {
	const book = bookOf({
		rules: [
			{
				name: "vip",
				when: { keyword: "menu" },
				if: { tag: "vip", language: "fr" },
				do: [{ text: "Caviar" }],
			},
			{ name: "all", when: { keyword: "menu" }, do: [{ text: "Falafel" }] },
		],
	});

	test.each([
		[{ tags: ["vip"], language: { chosen: "fr", heard: null } }, "vip"],
		[{ tags: ["vip"] }, "all"],
		[{ language: { chosen: "fr", heard: null } }, "all"],
	])("all of a rule's must hold: %j", (state, rule) => {
		const conversation = known(state);
		expect(decided(book, message("menu"), { conversation }).rule).toBe(rule);
	});
});

describe("what is understood", () => {
	const fallback = {
		name: "fallback",
		when: { nothing_matched: true },
		do: [{ text: "Sorry" }],
	};

	test("message: any leaves nothing to the fallback, and the message is unanswered", () => {
		const any = { name: "any", when: { message: "any" }, do: [{ text: "Hi" }] };
		const decision = decided(bookOf({ rules: [any, fallback] }), message("x"));
		expect(decision).toMatchObject({ rule: "any", unanswered: true });
		expect(textsOf(decision)).toEqual(["Hi"]);
	});

	test("in a rule with both, the keyword is what caught it", () => {
		const both = {
			name: "both",
			when: { message: "any", keyword: "menu" },
			limit: "none" as const,
			do: ["silent"],
		};
		const book = bookOf({ rules: [both] });
		expect(decided(book, message("menu"))).toMatchObject({
			because: 'keyword "menu"',
			unanswered: false,
		});
		expect(decided(book, message("huh"))).toMatchObject({
			because: "message: text",
			unanswered: true,
		});
	});

	test("a rule with a keyword and nothing_matched is a fallback only as a fallback", () => {
		const both = {
			name: "help",
			when: { keyword: "help", nothing_matched: true },
			do: [{ text: "Help" }],
		};
		const menu = { name: "menu", when: { keyword: "menu" }, do: ["silent"] };
		const book = bookOf({ rules: [both, menu] });
		expect(decided(book, message("menu")).rule).toBe("menu");
		expect(decided(book, message("huh"))).toMatchObject({
			rule: "help",
			unanswered: true,
		});
		expect(decided(book, message("help"))).toMatchObject({
			rule: "help",
			unanswered: false,
		});
	});

	test("a fallback whose if does not hold leaves it to the next", () => {
		const vip = { ...fallback, name: "vip fallback", if: { tag: "vip" } };
		const book = bookOf({ rules: [vip, fallback] });
		expect(decided(book, message("huh")).rule).toBe("fallback");
	});

	test("silence and unanswered where there is no fallback", () => {
		const book = bookOf({ rules: [{ name: "go target", do: ["silent"] }] });
		expect(decided(book, message("huh"))).toMatchObject({
			rule: null,
			silent: "nothing-matched",
			unanswered: true,
		});
	});

	test("a rule that is silent has understood", () => {
		const thanks = { name: "thanks", when: { keyword: "ok" }, do: ["silent"] };
		const decision = decided(
			bookOf({ rules: [thanks, fallback] }),
			message("ok"),
		);
		expect(decision).toMatchObject({
			rule: "thanks",
			silent: null,
			actions: [{ type: "silent" }],
			effects: [],
		});
	});
});

test("a first message with again_after is one again after such a silence", () => {
	const book = bookOf({
		rules: [
			{
				name: "welcome",
				when: { first_message: { again_after: "1h" } },
				do: [{ text: "Welcome" }],
			},
		],
	});
	const event = message("hi");
	expect(decided(book, event).rule).toBe("welcome");
	expect(decided(book, event, { conversation: conversationIn() }).rule).toBe(
		"welcome",
	);
	const recent = known({ lastInboundAt: event.at });
	expect(decided(book, event, { conversation: recent }).rule).toBeNull();
});
