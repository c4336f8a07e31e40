import type { Instant } from "../../engine/model.ts";
import type { Figure } from "../../engine/ports.ts";
import type {
	CountTable,
	DeskTables,
	UnansweredTable,
} from "../desk-tables.ts";

/** How far the journal was followed. */
export function memoryIndexHead(): DeskTables["indexHead"] {
	let head = 0;
	return {
		get: () => head,
		set(seq) {
			head = seq;
		},
	};
}

/** Figures as a map. */
export function memoryCounts(): CountTable {
	const figures = new Map<string, Figure>();
	return {
		add(figure) {
			const key = `${figure.slot} ${figure.kind} ${figure.name}`;
			const known = figures.get(key);
			const count = (known?.count ?? 0) + figure.count;
			const at = Math.max(known?.at ?? 0, figure.at) as Instant;
			figures.set(key, { ...figure, count, at });
		},
		between: (from, to) =>
			[...figures.values()].filter(({ slot }) => slot >= from && slot < to),
	};
}

type Row = Parameters<UnansweredTable["insert"]>[0];

/** What nobody answered, as a list. */
export function memoryUnanswered(): UnansweredTable {
	const rows: Row[] = [];
	const dismissed = new Map<string, Instant>();
	return {
		insert: (row) => void rows.push(row),
		groups: (since, skip, limit) =>
			[
				...byKey(
					rows.filter(
						({ at, key }) => at >= since && at > (dismissed.get(key) ?? 0),
					),
				),
			]
				.map(([key, group]) => grouped(key, group))
				.sort(
					(one, other) =>
						other.count - one.count ||
						other.lastAt - one.lastAt ||
						other.seq - one.seq,
				)
				.slice(skip, skip + limit),
		dismiss: (key, at) => void dismissed.set(key, at),
		deleteThrough(until) {
			const left = rows.filter(({ seq }) => seq > until);
			rows.splice(0, rows.length, ...left);
		},
		delete(conversation) {
			const left = rows.filter((row) => row.conversation !== conversation);
			rows.splice(0, rows.length, ...left);
		},
	};
}

function grouped(key: string, group: readonly Row[]) {
	return {
		key,
		count: group.length,
		people: new Set(group.map(({ conversation }) => conversation)).size,
		lastAt: Math.max(...group.map(({ at }) => at)) as Instant,
		seq: Math.max(...group.map(({ seq }) => seq)),
	};
}

function byKey(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
	const groups = new Map<string, Row[]>();
	for (const row of rows)
		groups.set(row.key, [...(groups.get(row.key) ?? []), row]);
	return groups;
}
