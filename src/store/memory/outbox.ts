import type { Instant } from "../../engine/model.ts";
import type { OutboxTable, SendRow } from "../outbox-table.ts";
import { lanes } from "../send-record.ts";

/** The outbox as a map, with what is open of each conversation in order. */
export function memoryOutbox(): {
	readonly table: OutboxTable;
	readonly rows: () => readonly SendRow[];
	/** Leaves out what fits; the rows that went. */
	remove(fits: (row: SendRow) => boolean): readonly SendRow[];
} {
	const rows = new Map<number, SendRow>();
	const open = new Map<number, number[]>();
	const all = () => [...rows.values()];
	const found = (ids: readonly number[]) =>
		ids.flatMap((id) => rows.get(id) ?? []);
	const openOf = (conversation: number) => found(open.get(conversation) ?? []);
	// What is closed is in no lane: a long history costs a claim nothing.
	const waiting = () => [...open.values()].flatMap(found);

	function close({ id, conversation }: SendRow): void {
		const left = open.get(conversation)?.filter((other) => other !== id) ?? [];
		if (left.length > 0) open.set(conversation, left);
		else open.delete(conversation);
	}

	const table: OutboxTable = {
		insert(row) {
			rows.set(row.id, row);
			open.set(row.conversation, [
				...(open.get(row.conversation) ?? []),
				row.id,
			]);
		},
		get: (id) => rows.get(id) ?? null,
		update(id, record) {
			const row = rows.get(id);
			if (!row) return;
			rows.set(id, { ...row, record });
			if (record.lane === null) close(row);
		},
		hasOpen: (conversation) => open.has(conversation),
		firstOpen: (conversation) => openOf(conversation)[0] ?? null,
		open: openOf,
		due: (lane, now, limit) =>
			dueFirst(waiting().filter(({ record }) => record.lane === lane))
				.filter(({ record }) => record.dueAt <= now)
				.slice(0, limit),
		inLane: (lane) => waiting().filter(({ record }) => record.lane === lane),
		nextDueAt: () =>
			dueFirst(waiting().filter(isTimed))[0]?.record.dueAt ?? null,
		hasten(latest, at) {
			for (const row of waiting())
				if (isWaiting(row) && row.record.dueAt > latest)
					rows.set(row.id, { ...row, record: { ...row.record, dueAt: at } });
		},
		ofDecision: (decision, first, last) =>
			all().filter(
				(row) => row.decision === decision && row.id >= first && row.id <= last,
			),
		fromElsewhere: (conversation, before, limit) =>
			all()
				.filter((row) => row.elsewhere && row.decision < before)
				.filter((row) => row.conversation === conversation)
				.reverse()
				.slice(0, limit),
		fromElsewhereAfter: (conversation, after, limit) =>
			all()
				.filter((row) => row.elsewhere && row.decision > after)
				.filter((row) => row.conversation === conversation)
				.slice(0, limit),
		waiting: () => counted(waiting()),
	};
	return {
		table,
		rows: all,
		remove(fits) {
			const gone = all().filter(fits);
			for (const row of gone) {
				rows.delete(row.id);
				close(row);
			}
			return gone;
		},
	};
}

function isWaiting({ record: { lane } }: SendRow): boolean {
	return lane !== null && lane !== lanes.attempted;
}

function isTimed(row: SendRow): boolean {
	return isWaiting(row) && row.record.lane !== lanes.follower;
}

function dueFirst(rows: readonly SendRow[]): readonly SendRow[] {
	const due = ({ record }: SendRow): Instant => record.dueAt;
	return rows.toSorted(
		(one, other) => due(one) - due(other) || one.id - other.id,
	);
}

function counted(rows: readonly SendRow[]): ReadonlyMap<number, number> {
	const counts = new Map<number, number>();
	for (const { record } of rows)
		if (record.lane !== null)
			counts.set(record.lane, (counts.get(record.lane) ?? 0) + 1);
	return counts;
}
