import type {
	Business,
	Changes,
	Conversation,
	ConversationRef,
	DueSend,
	Instant,
	JournalEntry,
	JsonValue,
	Outcome,
} from "../model.ts";

import type { StoreError } from "./store-error.ts";

/** Conversations, journal and outbox. Operating errors are thrown as {@link StoreError}. */
export interface Store {
	/** Conversations in the order of `refs`, with those of `eventKeys` that were seen before. */
	load(
		refs: readonly (ConversationRef | null)[],
		eventKeys: readonly string[],
	): Promise<Loaded>;
	/** One transaction for all, and for claiming where there is room; on disk when it resolves. */
	commit(changes: readonly Changes[], room?: Room): Promise<Committed>;
	/**
	 * The first waiting send of each conversation that is due, best priority first, with its attempt opened and on disk. The attempt stays open
	 * until it is settled or reported, or the process ends: at the next start it counts as `unknown`.
	 */
	claimDue(now: Instant, limit: number): Promise<readonly DueSend[]>;
	/**
	 * Writes what became of attempts, with their journal rows, and claims where there is room, in one transaction. A late report wins over a
	 * late settlement.
	 */
	settle(outcomes: readonly Outcome[], room?: Room): Promise<Claimed>;
	/** Journal rows after a number, in order. */
	journalAfter(
		sequence: number,
		limit: number,
	): Promise<readonly JournalEntry[]>;
}

/** How much may leave: what is due by `now`, `limit` sends at most. */
export interface Room {
	readonly now: Instant;
	readonly limit: number;
}

/** What a write has claimed beside, as {@link Store.claimDue} does it; nothing where it had no room. */
export interface Claimed {
	readonly due: readonly DueSend[];
}

/** A commit: one answer for each change, in order. */
export interface Committed extends Claimed {
	readonly answers: readonly ("committed" | "conflict")[];
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
