import type {
	Address,
	Audience,
	Business,
	Changes,
	Conversation,
	ConversationRef,
	Courtesy,
	CustomerMedia,
	DueSend,
	InboundEvent,
	Instant,
	JournalEntry,
	JsonObject,
	JsonValue,
	KnownTemplate,
	MediaOutcome,
	OutboundContent,
	Outcome,
	Run,
	TemplateList,
} from "./model.ts";

/** Tells the time. Tests hold it. */
export interface Clock {
	now(): Instant;
}

/** A way that messages come and go: WhatsApp, the console, the simulator. */
export interface Channel {
	readonly name: string;
	/** Reads what the provider posted. Never throws: what it cannot read is `refused`. */
	receive(payload: unknown, arrivedAt: Instant): Received;
	/** Sends one message. Throws a {@link ChannelError} where the provider did not accept it. */
	send(message: Outbound): Promise<Accepted>;
	/** Marks read or shows typing. Throws a {@link ChannelError}; the caller lets it pass. */
	courtesy?(
		courtesy: Courtesy,
		between: { readonly sender: string; readonly to: Address },
	): Promise<void>;
	/** Fetches what a customer sent, by the address in their message. Throws a {@link ChannelError}; the body may end with one. */
	media?(url: string, limit: { readonly bytes: number }): Promise<FetchedMedia>;
	/** The templates that one number of ours can send. Throws a {@link ChannelError}. */
	templates?(sender: string): Promise<readonly KnownTemplate[]>;
}

/** A customer's file on its way to us. */
export interface FetchedMedia {
	/** What the provider calls it; it is not believed. */
	readonly type: string | null;
	readonly body: AsyncIterable<Uint8Array>;
}

/** What a payload gave. */
export interface Received {
	readonly events: readonly InboundEvent[];
	readonly refused: readonly Refused[];
}

/** A part of a payload that is no event: kept whole, answered 200. */
export interface Refused {
	readonly reason: string;
	readonly body: JsonValue;
}

/** A message as a channel sends it. */
export interface Outbound {
	/** Ours; the same on every attempt. */
	readonly messageId: string;
	readonly sender: string;
	readonly to: Address;
	readonly content: OutboundContent;
	readonly quote: string | null;
}

/** The provider took the message; whether it arrives, a report tells. */
export interface Accepted {
	/** The provider's own status, e.g. `PENDING_ENROUTE`. */
	readonly status: string;
	/** Things that deserve a look, e.g. a WebP picture. */
	readonly warnings: readonly string[];
}

/** Why a channel could not send; `kind` decides what happens next. */
export class ChannelError extends Error {
	override readonly name = "ChannelError";
	/**
	 * `unsent`: certainly not sent, try again · `unknown`: perhaps sent · `refused`: final · `unauthorized`: nothing can be
	 * sent until somebody mends it · `window-closed`: the 24 hours are over · `duplicate`: the provider knows the `messageId`
	 * already; on a second attempt that means that the first one arrived
	 */
	readonly kind: ChannelErrorKind;
	readonly code: string;
	readonly advice: string | null;
	readonly retryAfterMs: number | null;

	constructor(
		message: string,
		options: {
			readonly kind: ChannelErrorKind;
			readonly code: string;
			readonly advice?: string | null;
			readonly retryAfterMs?: number | null;
			readonly cause?: unknown;
		},
	) {
		super(message, { cause: options.cause });
		this.kind = options.kind;
		this.code = options.code;
		this.advice = options.advice ?? null;
		this.retryAfterMs = options.retryAfterMs ?? null;
	}
}

export type ChannelErrorKind =
	| "unsent"
	| "unknown"
	| "refused"
	| "unauthorized"
	| "window-closed"
	| "duplicate";

/** Conversations, journal and outbox. Operating errors are thrown as {@link StoreError}. */
export interface Store {
	/** Conversations in the order of `refs`, with those of `eventKeys` that were seen before. */
	load(
		refs: readonly (ConversationRef | null)[],
		eventKeys: readonly string[],
	): Promise<Loaded>;
	/** One transaction for all; on disk when it resolves. One answer for each change, in order. */
	commit(
		changes: readonly Changes[],
	): Promise<readonly ("committed" | "conflict")[]>;
	/**
	 * The first waiting send of each conversation that is due, best priority first, with its attempt opened and on disk.
	 * A send that is not settled by `leaseUntil` counts as `unknown`.
	 */
	claimDue(
		now: Instant,
		leaseUntil: Instant,
		limit: number,
	): Promise<readonly DueSend[]>;
	/** Writes what became of attempts, with their journal rows. A late report wins over a late settlement. */
	settle(outcomes: readonly Outcome[]): Promise<void>;
	/** Journal rows after a number, in order. */
	journalAfter(
		sequence: number,
		limit: number,
	): Promise<readonly JournalEntry[]>;
}

/** What a batch works on. */
export interface Loaded {
	/**
	 * One for each ref, in order. A conversation nobody knew yet comes with its ids and version 0; null where the ref is
	 * null or names nothing (a message that is not ours).
	 */
	readonly conversations: readonly (Conversation | null)[];
	readonly seen: ReadonlySet<string>;
	/** Of the messages of ours that the refs name, those whose failure starts no rule, as `Report` says. Left out: none. */
	readonly quietFailures?: ReadonlySet<string>;
	readonly business: Business;
	/** What the loaded conversations point to, by hash. */
	readonly pinned: ReadonlyMap<string, JsonValue>;
}

/** What waits for its time. */
export interface Agenda {
	/** When the next conversation or send wants attention; null: none waits. */
	nextDueAt(): Promise<Instant | null>;
	/** Conversations with a timer due at `now`, the longest waiting first. */
	dueConversations(
		now: Instant,
		limit: number,
	): Promise<readonly Conversation[]>;
	/** Until when schedules were looked at; null before the first time. */
	watermark(): Promise<Instant | null>;
	openRuns(): Promise<readonly Run[]>;
	/** The next conversations of a run's audience after its cursor, by id. */
	audience(
		run: Run,
		audience: Audience,
		limit: number,
	): Promise<readonly Conversation[]>;
}

/** Rule books by their hash, so that any decision can be made again. */
export interface Library {
	keepRules(hash: string, artefact: JsonValue, at: Instant): Promise<void>;
	rules(hash: string): Promise<JsonValue | null>;
	/** The newest that was live, for a start with broken files. */
	lastRules(): Promise<JsonValue | null>;
	/** Rests of rules and flows that a decision had at hand; those that are gone are left out. */
	pinned(hashes: readonly string[]): Promise<ReadonlyMap<string, JsonValue>>;
}

/** Customers' files: which are wanted, kept and lost. The bytes lie elsewhere, by their hash. */
export interface MediaShelf {
	/** Wanted ones whose time has come, the longest waiting first. */
	due(now: Instant, limit: number): Promise<readonly CustomerMedia[]>;
	/** When the next one wants to be fetched; null: none does. */
	nextDueAt(): Promise<Instant | null>;
	settle(id: number, outcome: MediaOutcome): Promise<void>;
	/** By `m_12`, or by the last part of its address; the newest where there are several. */
	find(name: string): Promise<CustomerMedia | null>;
	/** Of a conversation, the oldest first. */
	ofConversation(conversation: number): Promise<readonly CustomerMedia[]>;
	/** Forgets those of a conversation; gives the hashes that nothing names any more, whose files can go. */
	forget(conversation: number): Promise<readonly string[]>;
}

/** Where customers' files lie, each under the hash of its bytes. */
export interface MediaFiles {
	/** Writes a file whole or not at all; `head` are its first bytes. Throws where it is larger than the limit. */
	write(
		body: AsyncIterable<Uint8Array>,
		limit: { readonly bytes: number },
	): Promise<{
		readonly hash: string;
		readonly bytes: number;
		readonly head: Uint8Array;
	}>;
	/** Null where there is none. */
	read(hash: string): Promise<{
		readonly bytes: number;
		readonly body: ReadableStream<Uint8Array>;
	} | null>;
	remove(hash: string): Promise<void>;
}

/** Message templates as the provider last told of them. */
export interface TemplateShelf {
	/** What is known of each number of ours; empty before the first time. */
	lists(): Promise<readonly TemplateList[]>;
	/** The provider's list takes the place of what was kept for that number. */
	keep(list: TemplateList): Promise<void>;
}

/** Reads what happened; never writes. Pages hold at most 500 rows. */
export interface History {
	conversations(query: {
		readonly before: number | null;
		readonly limit: number;
	}): Promise<readonly ConversationSummary[]>;
	/** By `c_812`, `p_55`, or an address; the best match first. */
	find(name: string): Promise<readonly Conversation[]>;
	/** Messages of one conversation, the newest page last, older ones by `before`. */
	transcript(
		conversation: number,
		query: { readonly before: number | null; readonly limit: number },
	): Promise<readonly TranscriptLine[]>;
	/** A decision's row with its whole input, or null. */
	decision(sequence: number): Promise<StoredDecision | null>;
	/** Where an outbox row is. */
	send(id: number): Promise<SendRow | null>;
	stats(): Promise<JsonObject>;
}

/** One conversation in a list. */
export interface ConversationSummary {
	readonly conversation: number;
	readonly contact: number;
	readonly sender: number;
	readonly address: string;
	readonly name: string | null;
	readonly lastAt: Instant;
	readonly mode: "bot" | "human";
	readonly tags: readonly string[];
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

/** The disk or the database said no. */
export class StoreError extends Error {
	override readonly name = "StoreError";
	/** `busy` and `full` pass; `broken` does not. */
	readonly code: "busy" | "full" | "broken";

	constructor(
		message: string,
		options: { readonly code: StoreError["code"]; readonly cause?: unknown },
	) {
		super(message, { cause: options.cause });
		this.code = options.code;
	}
}
