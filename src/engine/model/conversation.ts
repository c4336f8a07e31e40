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
}

/** What the brake counts; all of it within its own window. */
export interface Brake {
	readonly until: Instant | null;
	readonly answers: readonly {
		readonly at: Instant;
		readonly hash: string;
	}[];
	/** Messages in a row that came within a second of our answer. */
	readonly quick: number;
}

/** The question a flow waits on. */
export interface OpenQuestion {
	/** The rule that started the flow. */
	readonly rule: string;
	readonly flow: string;
	/** The flow as it was when it began: a key of `pinned`. */
	readonly pinned: string;
	readonly step: number;
	readonly tries: number;
	readonly answers: Readonly<Record<string, JsonValue>>;
	readonly askedAt: Instant;
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
	/** The message that began it, for `{message}` and `quote`. */
	readonly messageId: string | null;
	readonly messageText: string | null;
	readonly startedAt: Instant;
	readonly pause: "wait" | "fetch";
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
	brake: { until: null, answers: [], quick: 0 },
};

/** When the conversation next wants to be woken, or null. */
export function dueAt(state: ConversationState): Instant | null {
	return state.timers.reduce<Instant | null>(
		(least, timer) =>
			least === null || timer.dueAt < least ? timer.dueAt : least,
		null,
	);
}
