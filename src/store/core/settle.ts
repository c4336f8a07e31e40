import type { Outcome } from "../../engine/model.ts";
import type { Claimed, Clock, Room } from "../../engine/ports.ts";
import { isWorthTelling, settledSend } from "../settled-send.ts";
import type { Tables } from "../tables.ts";
import { type Batch, newBatch, promoteNext, writeJournal } from "./batch.ts";
import { openAttempts } from "./claim.ts";
import type { Directory } from "./directory.ts";

/** Writes what became of attempts, and claims where there is room, all in one transaction. */
export function settleOutcomes(
	tables: Tables,
	directory: Directory,
	clock: Clock,
	outcomes: readonly Outcome[],
	room: Room | undefined,
): Claimed {
	if (outcomes.length === 0) return { due: [] };
	const now = clock.now();
	return tables.write(() => {
		const batch = newBatch(tables, directory, now);
		for (const outcome of outcomes) settleOne(batch, outcome);
		tables.head.set(batch.head);
		return { due: room ? openAttempts(batch, room) : [] };
	});
}

/** A row that is gone was erased meanwhile: nothing of it is written again. */
function settleOne(batch: Batch, outcome: Outcome): void {
	const { outbox } = batch.tables;
	const row = outbox.get(outcome.id);
	if (!row) return;
	const record = settledSend(row.record, outcome);
	outbox.update(row.id, record);
	if (row.record.lane !== null && record.lane === null)
		promoteNext(batch, row.conversation);
	if (!isWorthTelling(row.record, outcome)) return;
	for (const draft of outcome.journal)
		writeJournal(batch, draft, row.conversation);
}
