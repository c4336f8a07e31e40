import type {
	Conversation,
	Instant,
	JournalEntry,
	JsonObject,
	JsonValue,
	OutboundContent,
	WithheldReason,
} from "../model.ts";

/** Reads what happened; never writes. Pages hold at most 500 rows. */
export interface History {
	/** The one with the newest message first; `before`: the `lastSeq` of the page before. */
	conversations(query: {
		readonly before: number | null;
		readonly limit: number;
		readonly filter?: ConversationFilter;
	}): Promise<readonly ConversationSummary[]>;
	/** One of them, by its number; null where nothing of it is indexed yet. */
	summary(conversation: number): Promise<ConversationSummary | null>;
	/** By `c_812`, `p_55`, or an address; the best match first. */
	find(name: string): Promise<readonly Conversation[]>;
	/** Messages of one conversation, the oldest of the page first. */
	transcript(
		conversation: number,
		query: TranscriptQuery,
	): Promise<readonly TranscriptLine[]>;
	/** A decision's row with its whole input, or null. */
	decision(sequence: number): Promise<StoredDecision | null>;
	/** Where an outbox row is. */
	send(id: number): Promise<SendRow | null>;
	stats(): Promise<JsonObject>;
	/** Decisions in which all of these words stand, the newest first; the last word may be a beginning. */
	search(query: {
		readonly text: string;
		/** Null: in all of them. */
		readonly conversation: number | null;
		readonly before: number | null;
		readonly limit: number;
	}): Promise<readonly SearchHit[]>;
	/** Conversations of people by their name or the beginning of their number. */
	people(text: string, limit: number): Promise<readonly ConversationSummary[]>;
	/** What nobody answered since then, grouped by its words, the most frequent first, after `skip` of them. */
	unanswered(query: {
		readonly since: Instant;
		readonly skip: number;
		readonly limit: number;
	}): Promise<readonly UnansweredGroup[]>;
	/** Figures of the slots `from` to, and without, `to`. */
	figures(query: {
		readonly from: number;
		readonly to: number;
	}): Promise<readonly Figure[]>;
	/** The newest journal number that lists, search and figures know of. */
	indexedUpTo(): Promise<number>;
	/** Since when the send that is due first has been due; null: none waits. */
	sendDueSince(): Promise<Instant | null>;
}

/** A page of a transcript: the one that ends before a journal number (null: the newest), or begins behind one. */
export type TranscriptQuery = { readonly limit: number } & (
	| { readonly before: number | null }
	| { readonly after: number }
);

/** Which conversations a list shows; all that is given must fit. */
export interface ConversationFilter {
	/** `open`: somebody waits, or it is with a person. `unanswered`: somebody waits. */
	readonly standing?: "open" | "human" | "unanswered" | "opted_out";
	readonly tag?: string;
	/** An agent's number; null: nobody's. */
	readonly assigned?: number | null;
	readonly sender?: number;
}

/** One conversation in a list. */
export interface ConversationSummary {
	readonly conversation: number;
	readonly contact: number;
	readonly sender: number;
	readonly address: string;
	readonly name: string | null;
	/** The journal number that lists order by. */
	readonly lastSeq: number;
	/** When the customer last wrote; before they ever did, when we first had to do with them. */
	readonly lastAt: Instant;
	readonly last: LastMessage | null;
	/** Messages of theirs that nobody of the team has seen. */
	readonly unread: number;
	/** Since when a message of theirs has no answer. */
	readonly waitingSince: Instant | null;
	/** WhatsApp's 24 hours run from here. */
	readonly lastInboundAt: Instant | null;
	readonly mode: "bot" | "human";
	readonly humanUntil: Instant | null;
	readonly optedOut: boolean;
	readonly tags: readonly string[];
	/** The agent's number. */
	readonly assigned: number | null;
}

/** The newest message of a conversation, as a list shows it. */
export interface LastMessage {
	readonly seq: number;
	readonly at: Instant;
	readonly from: "customer" | "bot" | "staff";
	/** The type of its content. */
	readonly type: string;
	/** At most 200 letters; null where there are no words in it. */
	readonly text: string | null;
	readonly rule: string | null;
	readonly silent: string | null;
}

/** One message of a transcript. */
export interface TranscriptLine {
	readonly seq: number;
	readonly at: Instant;
	readonly from: "customer" | "bot" | "staff";
	readonly content: JsonObject;
	readonly rule: string | null;
	/** For ours: where it is on its way. For theirs: why the bot was silent, or null. */
	readonly status: string | null;
	/** Of theirs: why that rule. */
	readonly because?: string | null;
	/** Of theirs: it joined the unanswered list. */
	readonly unanswered?: boolean;
	/** Of theirs: the number of its file, where that is kept or on its way. */
	readonly media?: number | null;
	/** Of ours, by the outbox. */
	readonly send?: Pick<SendRow, "messageId" | "times" | "error">;
	/** Of ours that was withheld: why, where that is known. */
	readonly withheld?: WithheldReason | null;
	/** Of ours: who of the team wrote it. */
	readonly by?: string | null;
}

/** A decision as it was made, with all it was made from. */
export interface StoredDecision {
	readonly entry: JournalEntry;
	readonly input: JsonObject;
	readonly sends: readonly SendRow[];
}

/** An outbox row as history shows it. */
export interface SendRow {
	readonly id: number;
	readonly messageId: string;
	readonly conversation: number;
	readonly status: string;
	readonly attempts: number;
	readonly error: JsonValue;
	readonly content: OutboundContent;
	readonly times: Readonly<Record<string, Instant>>;
}

/** A decision that a search found. */
export interface SearchHit {
	readonly seq: number;
	readonly at: Instant;
	readonly conversation: number;
	readonly name: string | null;
	readonly rule: string | null;
	/** What the customer wrote, around the first word that was searched for; null: nothing. */
	readonly customer: string | null;
	/** What was answered, likewise. */
	readonly answer: string | null;
}

/** Messages that say the same and that nobody answered. */
export interface UnansweredGroup {
	/** The same for all that says the same. */
	readonly key: string;
	readonly count: number;
	/** Conversations they came from. */
	readonly people: number;
	readonly lastAt: Instant;
	/** The newest of them. */
	readonly seq: number;
	readonly conversation: number;
	/** As it was written; null where that was erased. */
	readonly example: string | null;
}

/** Milliseconds of one slot of the figures: a quarter of an hour, the finest that time zones differ by. */
export const SLOT_MS = 900_000;

/** How often something happened in one slot. */
export interface Figure {
	/** Quarters of an hour since 1970. */
	readonly slot: number;
	readonly kind: FigureKind;
	/** Of the kinds that have names: the rule, the silence … ; else empty. */
	readonly name: string;
	readonly count: number;
	/** When it last did. */
	readonly at: Instant;
}

/** What is counted. */
export type FigureKind =
	| "received"
	| "answered"
	| "understood"
	| "unanswered"
	| "with-person"
	| "sent"
	| "accepted"
	| "delivered"
	| "seen"
	| "failed"
	| "withheld"
	| "failure"
	| "silent"
	| "rule"
	| "language"
	/** By the number of `replyBucket`. */
	| "reply-bot"
	| "reply-person";
