import type {
	DecisionInput,
	JournalDraft,
	JournalEntry,
} from "../engine/model.ts";

export interface JournalRow extends Omit<JournalDraft, "conversation"> {
	readonly seq: number;
	readonly conversation: number | null;
	readonly firstSend: number | null;
	readonly lastSend: number | null;
}

export interface JournalTable {
	insert(row: JournalRow): void;
	after(sequence: number, limit: number): readonly JournalEntry[];
	get(sequence: number): {
		readonly entry: JournalEntry;
		readonly input: DecisionInput | null;
		readonly firstSend: number | null;
		readonly lastSend: number | null;
	} | null;
	/** Rows of a conversation before a number that hold a message or a send, the latest first. */
	messagesBefore(
		conversation: number,
		before: number,
		limit: number,
	): readonly Omit<JournalRow, "input">[];
	/** The same after a number, the earliest first. */
	messagesAfter(
		conversation: number,
		after: number,
		limit: number,
	): readonly Omit<JournalRow, "input">[];
}
