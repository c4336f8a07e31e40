import fc from "fast-check";
import type { DecideInput } from "../../../src/engine/decide.ts";
import {
	type Content,
	type ConversationState,
	DAY,
	type Gathered,
	HOUR,
	type InboundEvent,
	type Instant,
	type JsonValue,
	type Limit,
	MINUTE,
	newBrake,
	newBusiness,
	newConversation,
} from "../../../src/engine/model.ts";
import type { RuleBook } from "../../../src/engine/rule-book.ts";
import { type BookSketch, bookOf, type RuleSketch } from "../book.ts";
import {
	command,
	conversationIn,
	inputOf,
	later,
	message,
	now,
	phone,
	report,
	scheduled,
	tap,
	timer,
} from "../scene.ts";
import { flowActions, flows, keptFlow, questions } from "./flow-worlds.ts";

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

/** What rules begin by; every kind of trigger is among them. */
export const triggers: fc.Arbitrary<Readonly<Record<string, unknown>>> =
	fc.oneof(
		word.map((keyword) => ({ keyword })),
		word.map((keyword) => ({ keyword: { any: [keyword], match: "contains" } })),
		word.map((keyword) => ({ keyword, button: keyword })),
		fc
			.tuple(word, word, fc.constantFrom("words", "exact", "starts"))
			.map(([one, other, match]) => ({
				keyword: { any: [`${one} ${other}`], match, typos: 1 },
			})),
		fc
			.tuple(word, word)
			.map(([one, other]) => ({ keyword: { all: [one], except: [other] } })),
		word.map((keyword) => ({ regex: `(?<word>${keyword})\\s*x?` })),
		fc.constantFrom<Readonly<Record<string, unknown>>>(
			{ first_message: true },
			{ first_message: { again_after: "1h" } },
			{ nothing_matched: true },
			{ message: "any" },
			{ message: ["image", "reaction"] },
			{ message: "text" },
			{ schedule: "0 10 * * fri" },
			{ event: "order_ready" },
			{ delivery: "failed" },
			{ no_reply_for: "1h" },
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
	"handoff",
	{ handoff: { back_after: "never", quiet: "true" } },
	"bot_back",
	"opt_out",
	"opt_in",
	{ notify: "{name|Somebody} wrote {message}" },
	{ send: { to: "+961 70 999 888", text: "{message}" } },
	...flowActions,
);

const sketch = fc.record({
	when: triggers,
	if: condition,
	do: fc.array(action, { maxLength: 5 }),
	continue: fc.boolean(),
	interrupt: fc.boolean(),
	limit,
	after: fc.option(fc.constantFrom(...names), { nil: undefined }),
});

/** Rule books of up to six rules of every kind that stand in no circle. */
export const books: fc.Arbitrary<RuleBook> = fc
	.record({
		sketches: fc.array(sketch, { maxLength: names.length }),
		settings: fc.constantFrom<BookSketch["settings"]>(
			{},
			{ brake: { times: 20, perMs: 10 * MINUTE }, markRead: true },
			{ brake: { times: 1, perMs: HOUR } },
			{ waitForMoreMs: 1_000 },
		),
		numbers: fc.constantFrom([], ["9613111111"], ["9613111111", phone]),
	})
	.map(({ sketches, settings, numbers }) =>
		bookOf({
			rules: sketches.map(ruleOf(sketches.length)),
			flows,
			settings: settings ?? {},
			profile: { staff: { numbers, template: "staff_notice" } },
		}),
	);

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
			fc.constantFrom(
				"#off",
				"#off 2h",
				"#on +961 70 999 888",
				"#closed today",
				"#?",
				"mneu, pizzas",
				"والساعات",
			),
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
		timer("forget"),
		timer("wait_for_more"),
		{ ...message("I am on my way"), quotedAbout: 7 },
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

const forgetTimers = fc.constantFrom(later(now, HOUR), now).map((dueAt) => ({
	id: "forget",
	kind: "forget" as const,
	dueAt,
	about: "f",
}));

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
		question: questions,
		timers: fc.constantFrom<ConversationState["timers"]>(
			[],
			[{ id: "t1", kind: "continue", dueAt: now, about: "t1" }],
		),
		brake: fc.constantFrom<ConversationState["brake"]>(
			newBrake,
			{ ...newBrake, until: later(now, HOUR), answered: ["one"] },
			{ ...newBrake, until: later(now, -HOUR) },
			{
				...newBrake,
				quick: 4,
				answers: [{ at: later(now, -1_000), hash: "" }],
			},
		),
		gathered: fc.constantFrom<Gathered | null>(null, {
			messages: [
				{ messageId: "wamid.8", content: { type: "text", text: "menu" } },
				{ messageId: "wamid.9", content: { type: "text", text: "hours" } },
			],
			since: later(now, -2_000),
			lastInboundAt: null,
		}),
	})
	.map(({ timers, ...state }) => ({
		...state,
		timers: state.gathered
			? [
					...timers,
					{
						id: "wait_for_more",
						kind: "wait_for_more" as const,
						dueAt: now,
						about: null,
					},
				]
			: timers,
	}))
	.chain((state) =>
		forgetTimers.map((forget) => ({
			...newConversation,
			...state,
			timers: state.question ? [...state.timers, forget] : state.timers,
		})),
	)
	.map((state) =>
		!state.timers.some(({ kind }) => kind === "continue")
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
	["flow", keptFlow],
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
