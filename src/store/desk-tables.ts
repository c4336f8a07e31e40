import type { Instant } from "../engine/model.ts";
import type {
	Agent,
	AuditEntry,
	ConversationFilter,
	Figure,
	LastMessage,
	Note,
	Publication,
	PublicationHead,
	Team,
} from "../engine/ports.ts";

/** The tables behind the dashboard: what follows the journal, and what people do beside the bot. */
export interface DeskTables {
	/** The newest journal number that the tables which follow it have seen. */
	readonly indexHead: { get(): number; set(seq: number): void };
	readonly inbox: InboxTable;
	readonly unanswered: UnansweredTable;
	readonly counts: CountTable;
	readonly search: SearchTable;
	readonly care: CareTable;
	readonly notes: NoteTable;
	readonly agents: AgentTable;
	readonly audit: AuditTable;
	readonly publications: PublicationTable;
}

/** A conversation as lists order and filter it. */
export interface InboxRow {
	readonly conversation: number;
	readonly lastSeq: number;
	readonly received: number;
	readonly waitingSince: Instant | null;
	readonly human: boolean;
	readonly optedOut: boolean;
	readonly sender: number;
	/** As it is searched for. */
	readonly name: string;
	readonly last: LastMessage | null;
}

export interface InboxTable {
	get(conversation: number): InboxRow | null;
	put(row: InboxRow): void;
	/** The newest message first. */
	page(
		filter: ConversationFilter,
		before: number | null,
		limit: number,
	): readonly InboxRow[];
	delete(conversation: number): void;
	/** Keeps the rows, without messages up to a journal number. */
	stripThrough(seq: number): void;
}

export interface UnansweredTable {
	insert(row: {
		readonly seq: number;
		readonly conversation: number;
		readonly at: Instant;
		/** The same for what says the same. */
		readonly key: string;
	}): void;
	/** Of the newest 10,000 without what was put aside; the most frequent first, of equals the newest. */
	groups(
		since: Instant,
		skip: number,
		limit: number,
	): readonly {
		readonly key: string;
		readonly count: number;
		readonly people: number;
		readonly lastAt: Instant;
		readonly seq: number;
	}[];
	dismiss(key: string, at: Instant): void;
	delete(conversation: number): void;
	/** Up to a journal number. */
	deleteThrough(seq: number): void;
}

export interface CountTable {
	add(figure: Figure): void;
	between(from: number, to: number): readonly Figure[];
}

/** A decision as it is searched for: words parted by spaces. */
export interface SearchRow {
	readonly seq: number;
	readonly conversation: number;
	readonly customer: string;
	readonly ours: string;
}

export interface SearchTable {
	insert(row: SearchRow): void;
	/** The numbers of rows that hold each of the words in one of its spellings (the last may go on), the newest first. */
	find(query: {
		readonly words: readonly (readonly string[])[];
		readonly conversation: number | null;
		readonly before: number | null;
		readonly limit: number;
	}): readonly number[];
	/** Conversations whose name holds each of the words (the last may go on), in no order. */
	named(
		words: readonly (readonly string[])[],
		limit: number,
	): readonly number[];
	/** Keeps the name a conversation is found by; empty: by none. */
	setName(conversation: number, name: string): void;
	/** What was kept of a conversation is gone from the index as well. */
	delete(conversation: number): void;
	/** Up to a journal number; names stay. */
	deleteThrough(seq: number): void;
}

export interface CareRow {
	readonly assigned: number | null;
	readonly seen: number;
}

export interface CareTable {
	get(conversation: number): CareRow | null;
	put(conversation: number, row: CareRow): void;
	/** Nothing of that agent's is theirs any more. */
	release(agent: number): void;
	delete(conversation: number): void;
}

export interface NoteTable {
	insert(note: Omit<Note, "id">): Note;
	page(
		conversation: number,
		before: number | null,
		limit: number,
	): readonly Note[];
	remove(conversation: number, note: number): boolean;
	delete(conversation: number): void;
}

export interface AgentTable {
	all(): readonly Agent[];
	insert(agent: Omit<Agent, "id" | "removed">): Agent;
	setHash(agent: number, hash: string): void;
	remove(agent: number, at: Instant): void;
}

export interface AuditTable {
	insert(entry: Omit<AuditEntry, "id">): void;
	page(query: Parameters<Team["auditTrail"]>[0]): readonly AuditEntry[];
	/** What was done stays, without what was said: of entries about one of these names. */
	strip(names: readonly string[]): void;
}

export interface PublicationTable {
	insert(publication: Omit<Publication, "id">): number;
	page(before: number | null, limit: number): readonly PublicationHead[];
	get(id: number): Publication | null;
}
