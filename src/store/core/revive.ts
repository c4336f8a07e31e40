import type { Instant, JournalDraft } from "../../engine/model.ts";
import { nextEra } from "../../engine/model.ts";
import type { Clock } from "../../engine/ports.ts";
import { type Install, installName, messageIdOf } from "../message-id.ts";
import type { SendRow } from "../outbox-table.ts";
import { lanes, withheldSend } from "../send-record.ts";
import type { Tables } from "../tables.ts";
import { withheldDraft } from "../withholding.ts";

/** What became of a copy that goes on in place of the database it was made from. */
export interface Revived {
	/** Its name in message ids from now on. */
	readonly install: string;
	/** Messages that waited when the copy was made: they may have left since, and stay here. */
	readonly withheld: number;
	/** Runs that were under way then, and end. */
	readonly runs: number;
}

/**
 * Makes a restored copy a database of its own: a new name and numbers that nobody has seen, and nothing leaves that the database it
 * was made from may have sent since. All in one transaction.
 */
export function reviveCopy(
	tables: Tables,
	clock: Clock,
	random: (bytes: number) => Uint8Array,
): Revived {
	return tables.write(() => {
		const now = clock.now();
		const waiting = waitingSends(tables);
		const installs = tables.installs.all();
		const install = addInstall(tables, now, random);
		goOnInNextEra(tables);
		for (const send of waiting) withhold(tables, send, installs, now);
		const runs = tables.runs.open();
		for (const run of runs) tables.runs.move(run.id, run.cursor, true);
		return { install, withheld: waiting.length, runs: runs.length };
	});
}

/** Gives the database a new name. It counts for what is queued from now on: what waits keeps the id it may have been sent under. */
export function addInstall(
	tables: Tables,
	at: Instant,
	random: (bytes: number) => Uint8Array,
): string {
	const name = installName(random);
	const head = tables.head.get();
	tables.installs.add({ name, firstSend: head.sends + 1 }, at);
	tables.head.set({ ...head, epoch: head.epoch + 1 });
	return name;
}

function waitingSends({ outbox }: Tables): readonly SendRow[] {
	return Object.values(lanes)
		.flatMap((lane) => outbox.inLane(lane))
		.sort((one, other) => one.id - other.id);
}

function goOnInNextEra({ head }: Tables): void {
	const known = head.get();
	head.set({ ...known, seq: nextEra(known.seq) });
}

function withhold(
	tables: Tables,
	send: SendRow,
	installs: readonly Install[],
	at: Instant,
): void {
	const { id, record, decision, conversation, body } = send;
	tables.outbox.update(id, withheldSend(record, at, "restored"));
	const messageId = messageIdOf(id, installs);
	const told = { messageId, decision, conversation, rule: body.rule };
	write(tables, withheldDraft(told, "restored", at));
}

function write({ head, journal }: Tables, draft: JournalDraft): void {
	const known = head.get();
	const seq = known.seq + 1;
	head.set({ ...known, seq });
	journal.insert({ ...draft, seq, firstSend: null, lastSend: null });
}
