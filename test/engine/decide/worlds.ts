import fc from "fast-check";
import type { DecideInput } from "../../../src/engine/decide.ts";
import {
	type Content,
	type ConversationState,
	DAY,
	HOUR,
	type InboundEvent,
	type Instant,
	type JsonValue,
	type Limit,
	newBusiness,
	newConversation,
} from "../../../src/engine/model.ts";
import type { RuleBook } from "../../../src/engine/rule-book.ts";
import { bookOf, type RuleSketch } from "../book.ts";
import {
	command,
	conversationIn,
	inputOf,
	later,
	message,
	now,
	report,
	scheduled,
	tap,
	timer,
} from "../scene.ts";

const words = ["menu", "hours", "ساعات", "merci", "1", "pizza"] as const;
const names = ["one", "two", "three", "four", "five", "six"] as const;
const word = fc.constantFrom(...words);
const millisecondsBack = fc.integer({ min: 0, max: 3 * DAY });
const instantBefore: fc.Arbitrary<Instant> = millisecondsBack.map((ms) =>
	later(now, -ms),
);

const limit: fc.Arbitrary<Limit | "none" | undefined> = fc.constantFrom(
	undefined,
	"none" as const,
	{ times: 1, perMs: HOUR },
	{ times: 2, perMs: null },
);

const trigger = fc.oneof(
	word.map((keyword) => ({ keyword })),
	word.map((keyword) => ({ keyword: { any: [keyword], match: "contains" } })),
	word.map((keyword) => ({ keyword, button: keyword })),
	word.map((keyword) => ({ regex: `(?<word>${keyword})\\s*x?` })),
	fc.constantFrom<Readonly<Record<string, unknown>>>(
		{ first_message: true },
		{ first_message: { again_after: "1h" } },
		{ nothing_matched: true },
		{ message: "any" },
		{ message: ["image", "reaction"] },
		{ message: "text" },
		{ schedule: "0 10 * * fri" },
		{},
	),
);

const condition = fc.constantFrom<Readonly<Record<string, unknown>>>(
	{},
	{},
	{ tag: "vip" },
	{ language: "fr" },
	{ not: { tag: "vip" } },
);

const action = fc.constantFrom(
	{ text: "Hello {name|you}, {word|nothing}" },
	{ text: { en: "Hi", fr: "Salut", ar: "أهلاً" }, quote: true },
	{ tag: "vip" },
	{ untag: "vip" },
	{ set: { language: "fr", size: "{message}" } },
	{ forget: ["size", "language"] },
	{ wait: "5s" },
	{ wait: "1d" },
	"silent",
	"mark_read",
);

const sketch = fc.record({
	when: trigger,
	if: condition,
	do: fc.array(action, { maxLength: 5 }),
	continue: fc.boolean(),
	interrupt: fc.boolean(),
	limit,
	after: fc.option(fc.constantFrom(...names), { nil: undefined }),
});

/** Rule books of up to six rules of every kind that stand in no circle. */
export const books: fc.Arbitrary<RuleBook> = fc
	.array(sketch, { maxLength: names.length })
	.map((sketches) => bookOf({ rules: sketches.map(ruleOf(sketches.length)) }));

function ruleOf(count: number) {
	return (
		{
			after,
			limit,
			...rest
		}: typeof sketch extends fc.Arbitrary<infer Sketch> ? Sketch : never,
		index: number,
	): RuleSketch => {
		const target = after === undefined ? -1 : names.indexOf(after);
		return {
			...rest,
			name: names[index] ?? "",
			...(limit === undefined ? {} : { limit }),
			...(target > index && target < count ? { afterLimit: after } : {}),
		} as RuleSketch;
	};
}

const content: fc.Arbitrary<Content> = fc.oneof(
	fc
		.oneof(
			fc.array(word, { maxLength: 4 }).map((all) => all.join(" ")),
			fc.string({ unit: "binary" }),
		)
		.map((text) => ({ type: "text" as const, text })),
	fc.constantFrom<Content>(
		{ type: "image", url: "https://x/1", caption: "menu" },
		{ type: "image", url: "https://x/1", caption: null },
		{ type: "voice", url: "https://x/2" },
		{ type: "reaction", emoji: "❤", messageId: null },
		{ type: "unsupported", kind: "POLL", raw: {} },
		{
			type: "location",
			latitude: 33.9,
			longitude: 35.5,
			name: null,
			address: null,
		},
	),
);

const events: fc.Arbitrary<InboundEvent> = fc.oneof(
	{ weight: 4, arbitrary: content.map((one) => message(one)) },
	word.map((one) => tap(one, one)),
	fc.constantFrom(...names).map(scheduled),
	fc.constantFrom<InboundEvent>(
		{ ...message("menu"), stale: true },
		report("failed", "EC_NO_SESSION"),
		report("seen"),
		timer("t1"),
		timer("bot_back"),
		command({ kind: "handoff", backAfterMs: HOUR }),
		command({ kind: "bot_back" }),
		command({
			kind: "send",
			contents: [{ type: "text", text: "hi" }],
			staff: true,
		}),
		{
			...head(),
			type: "notice.received",
			notice: { kind: "marketing", wanted: false },
		},
		{
			...head(),
			type: "notice.received",
			notice: { kind: "identity", body: {} },
		},
		{
			...head(),
			type: "event.posted",
			name: "order_ready",
			data: { total: 3 },
		},
		{
			...head(),
			type: "fetch.finished",
			continuation: "t1",
			result: { ok: false, status: 404, reason: "not-found" },
		},
	),
);

function head() {
	return { key: "k1", ref: null, at: now, arrivedAt: now };
}

const states: fc.Arbitrary<ConversationState> = fc
	.record({
		name: fc.constantFrom(null, "Amel"),
		tags: fc.constantFrom([], ["vip"]),
		mode: fc.constantFrom("bot" as const, "bot" as const, "human" as const),
		humanUntil: fc.option(instantBefore, { nil: null }),
		optedOut: fc.boolean(),
		firstMessageAt: fc.option(instantBefore, { nil: null }),
		lastInboundAt: fc.option(instantBefore, { nil: null }),
		limits: fc.dictionary(
			fc.constantFrom(...names),
			fc.array(instantBefore, { maxLength: 2 }),
		),
		timers: fc.constantFrom(
			[],
			[{ id: "t1", kind: "continue" as const, dueAt: now, about: "t1" }],
		),
	})
	.map((state) => ({ ...newConversation, ...state }))
	.map((state) =>
		state.timers.length === 0
			? state
			: {
					...state,
					continuations: [
						{
							id: "t1",
							rule: "one",
							pinned: "rest",
							captures: {},
							messageId: "wamid.0",
							messageText: "menu",
							startedAt: later(now, -5_000),
							pause: "wait" as const,
						},
					],
				},
	);

const pinned: ReadonlyMap<string, JsonValue> = new Map([
	[
		"rest",
		{
			do: [{ key: "tag", spec: ["waited"], quote: false }],
			outsideWindow: null,
		},
	],
]);

/** Everything that a decision can be made from. */
export const inputs: fc.Arbitrary<DecideInput> = fc
	.record({
		book: books,
		event: events,
		state: states,
		alone: fc.boolean(),
		off: fc.boolean(),
	})
	.map(({ book, event, state, alone, off }) =>
		inputOf(book, event, {
			conversation: alone ? null : conversationIn(state),
			business: {
				...newBusiness,
				state: { ...newBusiness.state, offUntil: off ? later(now, 1) : null },
			},
			pinned,
		}),
	);
