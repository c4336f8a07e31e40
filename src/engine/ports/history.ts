import type {
	Conversation,
	Instant,
	JournalEntry,
	JsonObject,
	JsonValue,
	OutboundContent,
} from "../model.ts";

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
