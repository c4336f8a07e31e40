import type { ConversationFilter } from "../../engine/ports.ts";
import type {
	CareRow,
	CareTable,
	InboxRow,
	InboxTable,
	SearchRow,
	SearchTable,
} from "../desk-tables.ts";
import type { ConversationRow } from "../people-tables.ts";
import { leastLetters } from "../search-beginning.ts";

/** Conversations as lists order and filter them; lists are made by looking at all of them. */
export function memoryInbox(
	conversations: ReadonlyMap<number, ConversationRow>,
	care: Pick<CareTable, "get">,
): InboxTable {
	const rows = new Map<number, InboxRow>();
	const fits = (row: InboxRow, filter: ConversationFilter): boolean => {
		const { standing, tag, assigned, sender } = filter;
		const { conversation } = row;
		const tags = conversations.get(conversation)?.state.tags ?? [];
		const agent = care.get(conversation)?.assigned ?? null;
		return (
			(standing === undefined || stands(row, standing)) &&
			(tag === undefined || tags.includes(tag)) &&
			(assigned === undefined || assigned === agent) &&
			(sender === undefined || sender === row.sender)
		);
	};
	return {
		get: (conversation) => rows.get(conversation) ?? null,
		put: (row) => void rows.set(row.conversation, row),
		page: (filter, before, limit) =>
			[...rows.values()]
				.filter((row) => before === null || row.lastSeq < before)
				.filter((row) => fits(row, filter))
				.sort((one, other) => other.lastSeq - one.lastSeq)
				.slice(0, limit),
		delete: (conversation) => void rows.delete(conversation),
		stripThrough(seq) {
			for (const row of rows.values())
				if (row.lastSeq <= seq)
					rows.set(row.conversation, { ...row, last: null });
		},
	};
}

function stands(
	{ human, optedOut, waitingSince }: InboxRow,
	standing: NonNullable<ConversationFilter["standing"]>,
): boolean {
	switch (standing) {
		case "open":
			return human || waitingSince !== null;
		case "human":
			return human;
		case "unanswered":
			return waitingSince !== null;
		case "opted_out":
			return optedOut;
	}
}

/** Whose conversations are, as a map. */
export function memoryCare(): CareTable {
	const rows = new Map<number, CareRow>();
	return {
		get: (conversation) => rows.get(conversation) ?? null,
		put: (conversation, row) => void rows.set(conversation, row),
		release(agent) {
			for (const [conversation, row] of rows)
				if (row.assigned === agent)
					rows.set(conversation, { ...row, assigned: null });
		},
		delete: (conversation) => void rows.delete(conversation),
	};
}

/** Searching by looking at every row. */
export function memorySearch(): SearchTable {
	const rows: SearchRow[] = [];
	const names = new Map<number, string>();
	return {
		insert: (row) => void rows.push(row),
		find: ({ words, conversation, before, limit }) =>
			rows
				.filter(({ seq }) => before === null || seq < before)
				.filter(
					(row) => conversation === null || row.conversation === conversation,
				)
				.filter(({ customer, ours }) =>
					holds(`${customer} ${ours}`, words, leastLetters.messages),
				)
				.map(({ seq }) => seq)
				.sort((one, other) => other - one)
				.slice(0, limit),
		named: (words, limit) =>
			[...names]
				.filter(([, name]) => holds(name, words, leastLetters.names))
				.map(([conversation]) => conversation)
				.slice(0, limit),
		setName: (conversation, name) => void names.set(conversation, name),
		deleteThrough(until) {
			const left = rows.filter(({ seq }) => seq > until);
			rows.splice(0, rows.length, ...left);
		},
		delete(conversation) {
			names.delete(conversation);
			const left = rows.filter((row) => row.conversation !== conversation);
			rows.splice(0, rows.length, ...left);
		},
	};
}

function holds(
	text: string,
	words: readonly (readonly string[])[],
	least: number,
): boolean {
	const said = text.split(" ");
	return words.every((spellings, place) =>
		spellings.some((word) =>
			said.some((one) =>
				place === words.length - 1 && word.length >= least
					? one.startsWith(word)
					: one === word,
			),
		),
	);
}
