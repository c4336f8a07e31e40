import type { InboundMessage } from "./content.ts";
import type { Address } from "./event.ts";
import type { JsonValue } from "./json.ts";
import type { Instant } from "./time.ts";

/** One contact with one of our senders: the unit that is locked and versioned. */
export interface Conversation {
	/** Public name `c_812`. Given by the store, also before the first commit. */
	readonly id: number;
	/** Counts the commits; 0 while it was never stored. */
	readonly version: number;
	readonly channel: string;
	readonly sender: Sender;
	readonly contact: Contact;
	readonly state: ConversationState;
}

/** One of our own numbers, public name `s_1`. */
export interface Sender {
	readonly id: number;
	/** As the channel writes it: bare digits on WhatsApp. */
	readonly address: string;
}

/** A person who writes to us, public name `p_55`. */
export interface Contact {
	readonly id: number;
	/** The best way to reach them first: a phone number before a user id. Never empty. */
	readonly addresses: readonly [Address, ...Address[]];
}

/** All that is remembered about a conversation: canonical JSON, at most 32 KiB. */
export interface ConversationState {
	readonly v: 1;
	/** The name on the customer's profile. */
	readonly name: string | null;
	/** What `set` saved, for good. */
	readonly fields: Readonly<Record<string, JsonValue>>;
	readonly tags: readonly string[];
	/** `chosen` by `set: { language }`, else as `heard` in what they last wrote. */
	readonly language: {
		readonly chosen: string | null;
		readonly heard: string | null;
	};
	readonly mode: "bot" | "human";
	/** When the bot comes back by itself; null while it answers, or when it never does. */
	readonly humanUntil: Instant | null;
	/** How long the bot stays away after the last message staff wrote; null while it answers, or when it never comes back. */
	readonly humanForMs: number | null;
	readonly optedOut: boolean;
	readonly firstMessageAt: Instant | null;
	/** WhatsApp's 24 hours run from here. */
	readonly lastInboundAt: Instant | null;
	readonly lastAnswerAt: Instant | null;
	readonly question: OpenQuestion | null;
	readonly timers: readonly Timer[];
	/** At most five. */
	readonly continuations: readonly Continuation[];
	/** Rule → when it last ran, the newest last; as many as its limit counts. */
	readonly limits: Readonly<Record<string, readonly Instant[]>>;
	/** Rule and place → how often one of its variants was said. */
	readonly variants: Readonly<Record<string, number>>;
	readonly brake: Brake;
	/** Messages that wait for the rest of the thought; null or left out: none. */
	readonly gathered?: Gathered | null;
}

/** What the brake counts; all of it within its own window. */
export interface Brake {
	/** The bot is silent here until then; null: the brake is not pulled. */
	readonly until: Instant | null;
	readonly answers: readonly {
		readonly at: Instant;
		/** Of what was said; empty where it may be said again. */
		readonly hash: string;
		/** Hash of the message it answered, where more of the answer follows after a pause. */
		readonly of?: string;
	}[];
	/** Messages in a row that came within a second of our answer. */
	readonly quick: number;
	/** Interrupting rules that have answered since it was pulled: each may once. */
	readonly answered?: readonly string[];
}

/** A brake that counts nothing yet. */
export const newBrake: Brake = { until: null, answers: [], quick: 0 };

/** Messages that follow each other closely, before they are read as one: settings' `wait_for_more`. */
export interface Gathered {
	/** In the order they came; each has a text or a caption. */
	readonly messages: readonly Pick<InboundMessage, "messageId" | "content">[];
	/** When the first of them came. */
	readonly since: Instant;
	/** When the customer had written last before them. */
	readonly lastInboundAt: Instant | null;
}

/** The flow a customer is in, and the question it waits on. */
export interface OpenQuestion {
	/** The rule that started the flow. */
	readonly rule: string;
	readonly flow: string;
	/** The flow as it was when it began, without the steps that are done: a key of `pinned`. Its first step is the question. */
	readonly pinned: string;
	/** Which of the flow's steps it is at; the first is 1. */
	readonly step: number;
	/** How many steps the flow had when it began. */
	readonly steps?: number;
	/** How many messages were no answer to this question. */
	readonly tries: number;
	/** By their names, as `Answer` says. */
	readonly answers: Readonly<Record<string, JsonValue>>;
	readonly askedAt: Instant;
	/** What the rule that started it captured, and what its fetches gave. */
	readonly captures?: Readonly<Record<string, JsonValue>>;
	/** The continuation that the flow waits for, where it paused: then no question is open. */
	readonly paused?: string | null;
}

/** Something to do later; `conversations.due_at` is the earliest. */
export interface Timer {
	readonly id: string;
	readonly kind:
		| "continue"
		| "no_reply_for"
		| "forget"
		| "bot_back"
		| "wait_for_more"
		| "brake";
	readonly dueAt: Instant;
	/** The rule or continuation it is about. */
	readonly about: string | null;
}

/** The rest of a rule that paused: what is left of its `do`, as it stood when it began. */
export interface Continuation {
	readonly id: string;
	readonly rule: string;
	/** Hash of what is left: a key of `pinned`. */
	readonly pinned: string;
	readonly captures: Readonly<Record<string, JsonValue>>;
	/** Answers of a flow that ended when it led to this rule. */
	readonly answers?: Readonly<Record<string, JsonValue>>;
	/** The message that began it, for `{message}` and `quote`. */
	readonly messageId: string | null;
	readonly messageText: string | null;
	readonly startedAt: Instant;
	/** A message of ours that failed caused it. */
	readonly afterFailure?: boolean;
	readonly pause: "wait" | "fetch";
	/** Its request was made again, after a crash: there is no third time. */
	readonly again?: true;
}

/** The state of a conversation that nobody has written in yet. */
export const newConversation: ConversationState = {
	v: 1,
	name: null,
	fields: {},
	tags: [],
	language: { chosen: null, heard: null },
	mode: "bot",
	humanUntil: null,
	humanForMs: null,
	optedOut: false,
	firstMessageAt: null,
	lastInboundAt: null,
	lastAnswerAt: null,
	question: null,
	timers: [],
	continuations: [],
	limits: {},
	variants: {},
	brake: newBrake,
	gathered: null,
};

/**
 * The state with some of its parts changed. Written out, so that all copies share one layout in memory: spreading one copy after the
 * other gives each of them a layout of its own, and every later look at them is several times slower.
 */
export function changed(
	state: ConversationState,
	parts: Partial<ConversationState>,
): ConversationState {
	const copy = {
		v: state.v,
		name: state.name,
		fields: state.fields,
		tags: state.tags,
		language: state.language,
		mode: state.mode,
		humanUntil: state.humanUntil,
		humanForMs: state.humanForMs,
		optedOut: state.optedOut,
		firstMessageAt: state.firstMessageAt,
		lastInboundAt: state.lastInboundAt,
		lastAnswerAt: state.lastAnswerAt,
		question: state.question,
		timers: state.timers,
		continuations: state.continuations,
		limits: state.limits,
		variants: state.variants,
		brake: state.brake,
		// Undefined where it was left out, which JSON leaves out again.
		gathered: state.gathered,
	} satisfies Record<keyof ConversationState, unknown>;
	return Object.assign(copy, parts) as ConversationState;
}

/** When the conversation next wants to be woken, or null. */
export function dueAt(state: ConversationState): Instant | null {
	return state.timers.reduce<Instant | null>(
		(least, timer) =>
			least === null || timer.dueAt < least ? timer.dueAt : least,
		null,
	);
}
