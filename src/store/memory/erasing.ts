import type { ErasingTables } from "../erasing-tables.ts";
import type { JournalRow } from "../journal-table.ts";
import type { memoryConversations } from "./conversations.ts";
import type { memoryJournal } from "./journal.ts";
import type { memoryOutbox } from "./outbox.ts";
import type { memoryPeople } from "./people.ts";
import type { memoryRuns } from "./runs.ts";

/** The maps that rows about people stand in. */
export interface MemoryParts {
	readonly people: ReturnType<typeof memoryPeople>;
	readonly conversations: ReturnType<typeof memoryConversations>;
	readonly journal: ReturnType<typeof memoryJournal>;
	readonly outbox: ReturnType<typeof memoryOutbox>;
	readonly runs: ReturnType<typeof memoryRuns>;
}

/** Deletes out of maps. */
export function memoryErasing({
	people,
	conversations,
	journal,
	outbox,
	runs,
}: MemoryParts): ErasingTables {
	return {
		sendsAbout(contact) {
			const gone = outbox.remove(({ about }) => about === contact);
			return [...new Set(gone.map(({ conversation }) => conversation))];
		},
		conversation(id) {
			const isTheirs = (row: { readonly conversation: number | null }) =>
				row.conversation === id;
			const sends = outbox.remove(isTheirs).length;
			const rows = journal.remove(isTheirs);
			conversations.remove(id);
			return { rows, sends };
		},
		naming(addresses) {
			runs.remove(({ event }) => names(event ?? null, addresses));
			return journal.remove((row) => isApartAndNames(row, addresses));
		},
		contact: (id) => people.remove(id),
		oldest: (limit) =>
			journal
				.rows()
				.slice(0, limit)
				.map(({ seq, at, lastSend }) => ({ seq, at, lastSend })),
		journalThrough: (until) => void journal.remove(({ seq }) => seq <= until),
		sendsThrough: (until) =>
			void outbox.remove(
				({ id, record }) => id <= until && record.lane === null,
			),
		runsBefore: (at) => runs.remove((run) => run.done && run.dueAt < at),
	};
}

/** Whether a row belongs to no conversation and one of the addresses stands in it. */
export function isApartAndNames(
	{ conversation, body, input }: JournalRow,
	addresses: readonly string[],
): boolean {
	return (
		conversation === null && (names(body, addresses) || names(input, addresses))
	);
}

function names(value: unknown, addresses: readonly string[]): boolean {
	const text = JSON.stringify(value);
	return addresses.some((one) =>
		text.includes(JSON.stringify(one).slice(1, -1)),
	);
}
