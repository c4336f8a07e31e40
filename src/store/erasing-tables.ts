import type { Address, Instant } from "../engine/model.ts";
import type { JournalRow } from "./journal-table.ts";
import type { SendRow } from "./outbox-table.ts";

/** Deletes by whom rows are about, over a closed list of tables; and by age. */
export interface ErasingTables {
	/** Messages to others that are about the contact; gives the conversations they stood in. */
	sendsAbout(contact: number): readonly number[];
	/** Everything of a conversation, itself included, but for its files. */
	conversation(id: number): { readonly rows: number; readonly sends: number };
	/** What belongs to no conversation and names one of the addresses: refused parts, posted events, runs. */
	naming(addresses: readonly string[]): number;
	/** The contact and the ways to reach them. Their conversations are gone by then. */
	contact(id: number): void;
	/** The oldest journal rows, with the last of their sends. */
	oldest(limit: number): readonly {
		readonly seq: number;
		readonly at: Instant;
		readonly lastSend: number | null;
	}[];
	/** Journal rows up to a number. */
	journalThrough(seq: number): void;
	/** Sends up to an id that are finished with. Those that wait stay, and are found without their decision from then on. */
	sendsThrough(id: number): void;
	/** Runs that are done and were due before a moment. */
	runsBefore(at: Instant): void;
}

/** Rows as they are, for `export`. */
export interface RecordTables {
	addressesOf(
		contact: number,
	): readonly (Address & { readonly channel: string })[];
	since(contact: number): Instant | null;
	/** Of conversations, after a number, in order, each with its input. */
	journal(
		conversations: readonly number[],
		after: number,
		limit: number,
	): readonly JournalRow[];
	/** To these conversations or about the contact, after an id, in order. */
	sends(
		conversations: readonly number[],
		contact: number,
		after: number,
		limit: number,
	): readonly SendRow[];
	/** Rows of no conversation that name one of the addresses. */
	naming(
		addresses: readonly string[],
		after: number,
		limit: number,
	): readonly JournalRow[];
}
