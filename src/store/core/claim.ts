import type { DueSend, Instant } from "../../engine/model.ts";
import { messageIdOf } from "../message-id.ts";
import {
	abandonedSend,
	attemptedSend,
	lanes,
	priorityOf,
	type SendRecord,
	withheldSend,
} from "../send-record.ts";
import type { SendRow, Tables } from "../tables.ts";
import { promoteNext } from "./batch.ts";
import type { Directory } from "./directory.ts";

/** What a claim needs beside the tables. */
export interface Claiming {
	readonly tables: Tables;
	readonly directory: Directory;
	readonly reconcileMs: number;
}

/** Opens an attempt for each send whose turn has come: the first of its conversation, the best priority first. */
export function claimDue(
	claiming: Claiming,
	now: Instant,
	leaseUntil: Instant,
	limit: number,
): readonly DueSend[] {
	const { tables } = claiming;
	return tables.write(() => {
		abandon(claiming, tables.outbox.due(lanes.attempted, now, limit));
		const claimed: DueSend[] = [];
		for (const lane of [lanes.answer, lanes.notice, lanes.run]) {
			const rows = tables.outbox.due(lane, now, limit - claimed.length);
			for (const row of rows)
				claimed.push(...claimOne(claiming, row, now, leaseUntil));
		}
		return claimed;
	});
}

/** Attempts that were open when the process ended: nobody will tell of them but a report. */
export function abandonOpenAttempts(claiming: Claiming): void {
	const { tables } = claiming;
	if (tables.outbox.inLane(lanes.attempted).length === 0) return;
	tables.write(() => abandon(claiming, tables.outbox.inLane(lanes.attempted)));
}

function abandon(
	{ tables, reconcileMs }: Claiming,
	rows: readonly SendRow[],
): void {
	for (const { id, record } of rows)
		tables.outbox.update(id, abandonedSend(record, reconcileMs));
}

function claimOne(
	{ tables, directory }: Claiming,
	row: SendRow,
	now: Instant,
	leaseUntil: Instant,
): readonly DueSend[] {
	const conversation = directory.find(row.conversation)?.conversation;
	if (!conversation) {
		// Erased: there is nobody to send it to.
		tables.outbox.update(row.id, withheldSend(row.record, now, "erased"));
		promoteNext({ tables }, row.conversation);
		return [];
	}
	const record = attemptedSend(row.record, now, leaseUntil);
	tables.outbox.update(row.id, record);
	return [dueSend(directory, { ...row, record }, conversation)];
}

function dueSend(
	directory: Directory,
	{ id, decision, record, body }: SendRow & { readonly record: SendRecord },
	{
		id: conversation,
		channel,
		sender,
		contact,
		state,
	}: NonNullable<ReturnType<Directory["find"]>>["conversation"],
): DueSend {
	return {
		id,
		messageId: messageIdOf(id, directory.installs),
		conversation,
		channel,
		sender: sender.address,
		to: contact.addresses[0],
		content: body.content,
		instead: body.instead,
		quote: body.quote,
		rule: body.rule,
		priority: priorityOf(record.priority),
		staff: body.staff,
		answers: body.answers,
		attempt: record.attempts,
		ambiguous: record.ambiguous,
		decision,
		lastInboundAt: state.lastInboundAt,
		mode: state.mode,
		optedOut: state.optedOut,
	};
}
