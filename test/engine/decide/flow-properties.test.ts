import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../../../src/engine/canonical-json.ts";
import { decide } from "../../../src/engine/decide.ts";
import {
	type Content,
	type ConversationState,
	DAY,
	HOUR,
	type JsonObject,
	MINUTE,
} from "../../../src/engine/model.ts";
import { bookOf } from "../book.ts";
import { type FlowChat, flowChat } from "./flow-chat.ts";
import { flows } from "./flow-worlds.ts";
import { inputs } from "./worlds.ts";

const book = bookOf({
	rules: [
		{ name: "stop", when: { keyword: "stop" }, interrupt: true, do: ["end"] },
		{ name: "f", when: { keyword: "f" }, do: [{ start: "f" }] },
		{ name: "g", when: { keyword: "g" }, do: [{ start: "g" }] },
		{ name: "h", when: { keyword: "h" }, do: [{ start: "h" }] },
		{
			name: "later",
			when: { keyword: "later" },
			do: [{ wait: "1m" }, { text: "Now" }],
		},
		{
			name: "quiet",
			when: { keyword: { any: ["ok"], match: "exact" } },
			do: ["silent"],
		},
		{ name: "person", when: { keyword: "person" }, do: ["handoff"] },
		{ name: "menu", when: { keyword: "menu" }, do: [{ text: "Falafel" }] },
		{ name: "else", when: { nothing_matched: true }, do: [{ text: "What?" }] },
	],
	flows,
});

type Move =
	| { readonly says: string | Content }
	| { readonly waitsMs: number }
	| { readonly taps: string };

const words = [
	"f",
	"g",
	"h",
	"3",
	"9",
	"large",
	"hm",
	"merci",
	"stop",
	"menu",
	"ok",
	"later",
	"person",
	"2 or 3",
];

const moves: fc.Arbitrary<readonly Move[]> = fc.array(
	fc.oneof(
		{
			weight: 6,
			arbitrary: fc.constantFrom(...words).map((says) => ({ says })),
		},
		fc
			.constantFrom<Content>(
				{ type: "voice", url: "https://x/1" },
				{ type: "reaction", emoji: "👍", messageId: null },
				{ type: "image", url: "https://x/1", caption: "9" },
				{ type: "button", id: "large", label: "Large", source: "reply" },
				{ type: "button", id: "size=large", label: "Large", source: "list" },
			)
			.map((says) => ({ says })),
		fc
			.constantFrom(5_000, MINUTE, 2 * HOUR, 23 * HOUR, 2 * DAY)
			.map((waitsMs) => ({ waitsMs })),
		fc.string({ unit: "binary", maxLength: 40 }).map((says) => ({ says })),
	),
	{ maxLength: 25 },
);

function play(
	chat: FlowChat,
	all: readonly Move[],
	look: () => void = () => {},
) {
	for (const move of all) {
		if ("waitsMs" in move) chat.waits(move.waitsMs);
		else if ("says" in move) chat.says(move.says);
		look();
	}
}

/** What must hold of every state, or something waits for what never comes. */
function expectNotStuck(
	{ question, timers, continuations, mode }: ConversationState,
	pinned: ReadonlyMap<string, unknown>,
): void {
	const forget = timers.filter(({ kind }) => kind === "forget");
	expect(forget).toHaveLength(question === null ? 0 : 1);
	if (question === null) return;
	expect(mode).toBe("bot");
	expect(pinned.has(question.pinned)).toBe(true);
	if (!question.paused) return;
	expect(continuations.map(({ id }) => id)).toContain(question.paused);
}

test("no messages, taps and silences leave a question stuck", () => {
	fc.assert(
		fc.property(moves, (all) => {
			const chat = flowChat(book);
			play(chat, all, () => expectNotStuck(chat.state(), chat.pinned));
		}),
		{ numRuns: 300 },
	);
});

test("a flow always ends when the customer falls silent", () => {
	fc.assert(
		fc.property(moves, (all) => {
			const chat = flowChat(book);
			play(chat, all);
			chat.waits(40 * DAY);
			expect(chat.state()).toMatchObject({ question: null, timers: [] });
		}),
		{ numRuns: 200 },
	);
});

test("a flow always ends when the customer gives no answer", () => {
	fc.assert(
		fc.property(moves, (all) => {
			const chat = flowChat(book);
			play(chat, all);
			// A text question takes any text, so this one is of a kind that answers nothing.
			for (let count = 0; count < 4; count++) {
				chat.waits(MINUTE);
				chat.says({ type: "voice", url: "https://x/1" });
			}
			const { question, mode } = chat.state();
			expect(
				question === null || question.paused || mode === "human",
			).toBeTruthy();
		}),
		{ numRuns: 200 },
	);
});

test("whoever writes while a question is open hears something, or the flow has ended", () => {
	fc.assert(
		fc.property(moves, fc.constantFrom(...words), (all, text) => {
			const chat = flowChat(book);
			play(chat, all);
			const before = chat.state().question;
			if (before === null || before.paused) return;
			const { effects, rule } = chat.says(text);
			const after = chat.state().question;
			expect(rule).not.toBeNull();
			if (after === null || after.paused) return;
			expect(effects.some(({ type }) => type === "send")).toBe(true);
		}),
		{ numRuns: 300 },
	);
});

test("the same chat goes the same way twice, kept as JSON or not", () => {
	fc.assert(
		fc.property(moves, (all) => {
			const states = [flowChat(book), flowChat(book)].map((chat) => {
				play(chat, all);
				return canonicalJson(chat.state() as unknown as JsonObject);
			});
			expect(states[0]).toBe(states[1]);
		}),
		{ numRuns: 50 },
	);
});

test("from any state a decision leaves no flow that waits for nothing", () => {
	fc.assert(
		fc.property(inputs, (input) => {
			const { conversation, pins } = decide(input);
			if (conversation?.question == null) return;
			const { question, timers, continuations } = conversation;
			const known = new Map([...input.pinned, ...Object.entries(pins)]);
			// What was lost before is noticed when the customer writes.
			if (question.pinned !== "lost")
				expect(known.has(question.pinned)).toBe(true);
			expect(timers.filter(({ kind }) => kind === "forget")).toHaveLength(1);
			if (question.paused)
				expect(continuations.map(({ id }) => id)).toContain(question.paused);
		}),
		{ numRuns: 300 },
	);
});
