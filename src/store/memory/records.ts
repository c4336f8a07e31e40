import type { RecordTables } from "../erasing-tables.ts";
import { isApartAndNames, type MemoryParts } from "./erasing.ts";

/** Rows as they are, out of maps. */
export function memoryRecords({
	people,
	journal,
	outbox,
}: MemoryParts): RecordTables {
	return {
		addressesOf: (contact) =>
			(people.known(contact)?.addresses ?? []).map(({ channel, address }) => ({
				...address,
				channel,
			})),
		since: (contact) => people.known(contact)?.since ?? null,
		journal: (conversations, after, limit) =>
			journal
				.rows()
				.filter(({ seq }) => seq > after)
				.filter(({ conversation: of }) =>
					of === null ? false : conversations.includes(of),
				)
				.slice(0, limit),
		sends: (conversations, contact, after, limit) =>
			outbox
				.rows()
				.filter(({ id }) => id > after)
				.filter(
					({ conversation, about }) =>
						conversations.includes(conversation) || about === contact,
				)
				.slice(0, limit),
		naming: (addresses, after, limit) =>
			journal
				.rows()
				.filter((row) => row.seq > after && isApartAndNames(row, addresses))
				.slice(0, limit),
	};
}
