import type {
	Fact,
	InboundEvent,
	JournalEntry,
	Problem,
} from "../engine/model.ts";
import type { Erased, Refused } from "../engine/ports.ts";
import type { RuleBook } from "../engine/rule-book.ts";

/** The shell around the engine, running: what the HTTP server and the command line hold on to. */
export interface Runtime {
	/**
	 * The one door. Resolves when every event is decided and on disk; throws a `StoreError` when nothing of it could be kept, and
	 * then the provider must send it again.
	 */
	accept(
		events: readonly InboundEvent[],
		refused: readonly Refused[],
	): Promise<void>;
	/**
	 * Journals a fact that no event caused, e.g. `webhook.rejected`. Resolves whether or not it could be written: such a fact is
	 * never a reason to fail.
	 */
	note(fact: Fact, conversation?: number | null): Promise<void>;
	/** Resolves when lists, search and figures know all that is committed now, or after a third of a second. */
	indexed(): Promise<void>;
	/**
	 * Deletes everything about one person, also what is under way, and resolves when no file holds it any more that we can write; null
	 * where there is no such contact. Throws a `StoreError`.
	 */
	erase(contact: number): Promise<ErasedHere | null>;
	readonly rules: LiveRules;
	readonly feed: Feed;
	/** Depths and states for health, metrics and `doctor`. */
	status(): RuntimeStatus;
	/** Stops taking timers, lets open sends finish (bounded), closes readers. */
	stop(): Promise<void>;
}

/** What was deleted, and where more of it may lie. */
export interface ErasedHere extends Erased {
	/** Copies of the database, made before its schema changed, that hold what it held then. */
	readonly copies: readonly string[];
}

/** The rule book that answers now. */
export interface LiveRules {
	book(): RuleBook;
	/** The last load that was refused, until a good one follows. */
	rejected(): {
		readonly at: number;
		readonly problems: readonly Problem[];
	} | null;
	/** Reads the files again, now. */
	reload(): Promise<{ readonly problems: readonly Problem[] }>;
}

/** The journal's tail, for readers of the feed. */
export interface Feed {
	/** Starts sending; returns how to stop. */
	attach(reader: FeedReader): () => void;
}

/** What a filter can look at: the ring keeps rows as bytes, without their bodies. */
export type RowHead = Omit<JournalEntry, "body">;

/** Somebody who reads the feed. */
export interface FeedReader {
	/** Rows after this number; null: from now on. */
	readonly since: number | null;
	wants(row: RowHead): boolean;
	/** Phone numbers in full. */
	readonly pii: boolean;
	/** Takes a whole frame. */
	write(frame: Uint8Array): void;
	/** What was written and not yet taken by the network. */
	pendingBytes(): number;
	/** Cut off: too slow, or the server stops. */
	end(): void;
}

/** Depths and states. */
export interface RuntimeStatus {
	readonly rules: { readonly hash: string; readonly count: number };
	/** Null while sending; else why not. */
	readonly sendingPaused: string | null;
	readonly sendsInFlight: number;
	/** Requests of `fetch` under way. */
	readonly fetchesOpen?: number;
	readonly feedReaders: number;
	readonly lastEventAt: number | null;
	/**
	 * Journal rows written since the start, by type, for `/metrics`; `decision.made` also by its silence:
	 * `decision.made` and, of these, `decision.made:limit`.
	 */
	readonly journalled?: Readonly<Record<string, number>>;
	/** Events that had been seen before, since the start: they were answered and did nothing. */
	readonly duplicates?: number;
	/** The number of the newest journal row, for readers that want the last few first. */
	readonly lastSequence?: number;
}
