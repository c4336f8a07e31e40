import type { Audience, Instant } from "../../engine/model.ts";
import type { ConversationRow, ConversationTable } from "../people-tables.ts";

/** Conversations as a map; lists are made by looking at all of them. */
export function memoryConversations(
	phonesOf: (contact: number) => readonly string[],
): {
	readonly table: ConversationTable;
	readonly rows: ReadonlyMap<number, ConversationRow>;
	remove(id: number): void;
} {
	const rows = new Map<number, ConversationRow>();
	const ids = new Map<string, number>();
	const all = () => [...rows.values()];
	return {
		rows,
		remove(id) {
			const row = rows.get(id);
			if (!row) return;
			rows.delete(id);
			ids.delete(`${row.contact} ${row.sender}`);
		},
		table: {
			get: (id) => rows.get(id) ?? null,
			idOf: (contact, sender) => ids.get(`${contact} ${sender}`) ?? null,
			idsOf: (contact) =>
				all().flatMap((row) => (row.contact === contact ? row.id : [])),
			insert(row) {
				rows.set(row.id, row);
				ids.set(`${row.contact} ${row.sender}`, row.id);
			},
			update(row, lastAt) {
				const known = rows.get(row.id);
				if (known?.version !== row.version - 1) return false;
				rows.set(row.id, { ...row, lastAt: lastAt ?? known.lastAt });
				return true;
			},
			// The states hold the tags; there is no second place here.
			addTag() {},
			removeTag() {},
			nextDueAt: () => waiting(all())[0]?.dueAt ?? null,
			due: (now, limit) =>
				waiting(all())
					.filter(({ dueAt }) => dueAt <= now)
					.slice(0, limit)
					.map(({ id }) => id),
			audience: (audience, { after, highest, limit }) =>
				all()
					.filter(({ id }) => id > after && id <= highest)
					.filter((row) => belongs(row, audience, phonesOf))
					.map(({ id }) => id)
					.sort((one, other) => one - other)
					.slice(0, limit),
			count: () => rows.size,
		},
	};
}

function waiting(
	rows: readonly ConversationRow[],
): readonly (ConversationRow & { readonly dueAt: Instant })[] {
	return rows
		.flatMap((row) => (row.dueAt === null ? [] : { ...row, dueAt: row.dueAt }))
		.sort((one, other) => one.dueAt - other.dueAt || one.id - other.id);
}

function belongs(
	{ contact, state }: ConversationRow,
	audience: Audience,
	phonesOf: (contact: number) => readonly string[],
): boolean {
	switch (audience.type) {
		case "everyone":
			return true;
		case "tag":
			return audience.tags.some((tag) => state.tags.includes(tag));
		case "number":
			return phonesOf(contact).includes(audience.number);
		case "contact":
			return false;
	}
}
