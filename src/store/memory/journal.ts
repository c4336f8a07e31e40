import type { JournalEntry } from "../../engine/model.ts";
import type { JournalRow, JournalTable } from "../journal-table.ts";
import type { ConversationRow } from "../people-tables.ts";

/** The journal as a list, in the order of its numbers; rows may be taken out of it. */
export function memoryJournal(
	conversations: ReadonlyMap<number, ConversationRow>,
): {
	readonly table: JournalTable;
	readonly rows: () => readonly JournalRow[];
	/** Leaves out what fits; how many rows. */
	remove(fits: (row: JournalRow) => boolean): number;
} {
	let rows: JournalRow[] = [];
	const entryOf = (row: JournalRow) => shown(row, conversations);
	return {
		rows: () => rows,
		remove(fits) {
			const before = rows.length;
			rows = rows.filter((row) => !fits(row));
			return before - rows.length;
		},
		table: {
			insert: (row) => void rows.push(row),
			after: (sequence, limit) => {
				const first = firstAfter(rows, sequence);
				return rows.slice(first, first + limit).map(entryOf);
			},
			get(sequence) {
				const row = rows[firstAfter(rows, sequence - 1)];
				if (row?.seq !== sequence) return null;
				const { input, firstSend, lastSend } = row;
				return { entry: entryOf(row), input, firstSend, lastSend };
			},
			messagesBefore: (conversation, before, limit) =>
				rows
					.slice(0, firstAfter(rows, before - 1))
					.filter((row) => row.conversation === conversation && isMessage(row))
					.reverse()
					.slice(0, limit),
			messagesAfter: (conversation, after, limit) =>
				rows
					.slice(firstAfter(rows, after))
					.filter((row) => row.conversation === conversation && isMessage(row))
					.slice(0, limit),
		},
	};
}

/** Index of the first row behind a number; the numbers rise. */
function firstAfter(rows: readonly JournalRow[], sequence: number): number {
	let low = 0;
	let high = rows.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((rows[middle] as JournalRow).seq <= sequence) low = middle + 1;
		else high = middle;
	}
	return low;
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
