import {
	after,
	type DueSend,
	type Instant,
	MINUTE,
} from "../../engine/model.ts";
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
	limit: number,
): readonly DueSend[] {
	const { tables } = claiming;
	return tables.write(() => {
		const claimed: DueSend[] = [];
		for (const lane of [lanes.answer, lanes.notice, lanes.run]) {
			const rows = tables.outbox.due(lane, now, limit - claimed.length);
			for (const row of rows) claimed.push(...claimOne(claiming, row, now));
		}
		return claimed;
	});
}

/** Attempts that were open when the process ended: nobody will tell of them but a report. */
export function abandonOpenAttempts({ tables, reconcileMs }: Claiming): void {
	const open = tables.outbox.inLane(lanes.attempted);
	if (open.length === 0) return;
	tables.write(() => {
		for (const { id, record } of open)
			tables.outbox.update(id, abandonedSend(record, reconcileMs));
	});
}

/** `Retry-After` is kept to for so long, and nothing else but a long wait for a report lasts longer. */
const LONGEST_WAIT_MS = 15 * MINUTE;

/** What waits longer than any send does was given its time before the clock was set back: it is due now. */
export function hastenSends(
	{ tables, reconcileMs }: Claiming,
	now: Instant,
): void {
	const longest = Math.max(LONGEST_WAIT_MS, reconcileMs);
	tables.write(() => tables.outbox.hasten(after(now, longest), now));
}

function claimOne(
	{ tables, directory }: Claiming,
	row: SendRow,
	now: Instant,
): readonly DueSend[] {
	const conversation = directory.find(row.conversation)?.conversation;
	if (!conversation) {
		// Erased: there is nobody to send it to.
		tables.outbox.update(row.id, withheldSend(row.record, now, "erased"));
		promoteNext({ tables }, row.conversation);
		return [];
	}
	const record = attemptedSend(row.record, now);
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
