import {
	after,
	type Conversation,
	type DueSend,
	type Instant,
	MINUTE,
} from "../../engine/model.ts";
import type { Room } from "../../engine/ports.ts";
import { messageIdOf } from "../message-id.ts";
import type { SendRow } from "../outbox-table.ts";
import {
	abandonedSend,
	attemptedSend,
	lanes,
	priorityOf,
	type SendRecord,
	withheldSend,
} from "../send-record.ts";
import type { Tables } from "../tables.ts";
import { type Batch, promoteNext } from "./batch.ts";
import { storedConversation } from "./conversation-writing.ts";
import type { Directory } from "./directory.ts";

/** What a claim needs beside the tables. */
export interface Claiming {
	readonly tables: Tables;
	readonly directory: Directory;
	readonly reconcileMs: number;
}

/** Opens attempts in a transaction of their own. */
export function claimDue(
	{ tables, directory }: Claiming,
	room: Room,
): readonly DueSend[] {
	const beginning = { tables, directory, touched: new Map() };
	return tables.write(() => openAttempts(beginning, room));
}

/** What a claim sees of a transaction: conversations as they are after what was written so far. */
type Seen = Pick<Batch, "tables" | "directory" | "touched">;

/** Opens an attempt for each send whose turn has come: the first of its conversation, the best priority first. */
export function openAttempts(
	seen: Seen,
	{ now, limit }: Room,
): readonly DueSend[] {
	const claimed: DueSend[] = [];
	for (const lane of [lanes.answer, lanes.notice, lanes.run]) {
		const left = limit - claimed.length;
		const rows = left > 0 ? seen.tables.outbox.due(lane, now, left) : [];
		for (const row of rows) claimed.push(...claimOne(seen, row, now));
	}
	return claimed;
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

function claimOne(seen: Seen, row: SendRow, now: Instant): readonly DueSend[] {
	const { tables, directory } = seen;
	const conversation = storedConversation(seen, row.conversation);
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
	{ id: conversation, channel, sender, contact, state }: Conversation,
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
