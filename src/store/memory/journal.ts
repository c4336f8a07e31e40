import type { JournalEntry } from "../../engine/model.ts";
import type { ConversationRow, JournalRow, JournalTable } from "../tables.ts";

/** The journal as a list: its numbers are its places, from 1. */
export function memoryJournal(
	conversations: ReadonlyMap<number, ConversationRow>,
): JournalTable {
	const rows: JournalRow[] = [];
	const entryOf = (row: JournalRow) => shown(row, conversations);
	return {
		insert: (row) => void rows.push(row),
		after: (sequence, limit) =>
			rows
				.slice(Math.max(0, sequence), Math.max(0, sequence) + limit)
				.map(entryOf),
		get(sequence) {
			const row = rows[sequence - 1];
			if (!row) return null;
			const { input, firstSend, lastSend } = row;
			return { entry: entryOf(row), input, firstSend, lastSend };
		},
		messagesBefore: (conversation, before, limit) =>
			rows
				.slice(0, Math.max(0, before - 1))
				.filter((row) => row.conversation === conversation && isMessage(row))
				.reverse()
				.slice(0, limit),
	};
}

function isMessage({ type, firstSend }: JournalRow): boolean {
	return type === "decision.made" || firstSend !== null;
}

function shown(
	{ seq, at, type, conversation, rule, body }: JournalRow,
	conversations: ReadonlyMap<number, ConversationRow>,
): JournalEntry {
	const known = conversation === null ? null : conversations.get(conversation);
	return {
		seq,
		at,
		type,
		conversation,
		contact: known?.contact ?? null,
		sender: known?.sender ?? null,
		rule,
		body,
	};
}
