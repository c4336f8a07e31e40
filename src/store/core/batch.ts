import type {
	Conversation,
	Instant,
	JournalDraft,
	SendDraft,
} from "../../engine/model.ts";
import { promotedSend, queuedSend } from "../send-record.ts";
import type { Head, Tables } from "../tables.ts";
import type { Directory } from "./directory.ts";

/** What one transaction works with: everything here is forgotten when it fails. */
export interface Batch {
	readonly tables: Tables;
	readonly directory: Directory;
	readonly now: Instant;
	/** The numbers as they are after what was written so far. */
	head: Head;
	/** Conversations as they are after what was written so far. */
	readonly touched: Map<number, Conversation>;
	/** Conversations of which a change was refused: what follows was built on it and is refused too. */
	readonly refused: Set<number>;
	readonly newSenders: Set<number>;
}

/** Starts a transaction's work. The write lock is held already, so nobody else takes numbers meanwhile. */
export function newBatch(
	tables: Tables,
	directory: Directory,
	now: Instant,
): Batch {
	return {
		tables,
		directory,
		now,
		head: tables.head.get(),
		touched: new Map(),
		refused: new Set(),
		newSenders: new Set(),
	};
}

/** Writes one fact under the next number. */
export function writeJournal(
	batch: Batch,
	draft: JournalDraft,
	conversation: number | null,
	sends: { readonly first: number; readonly last: number } | null = null,
): number {
	const seq = batch.head.seq + 1;
	batch.head = { ...batch.head, seq };
	batch.tables.journal.insert({
		seq,
		at: draft.at,
		type: draft.type,
		rule: draft.rule,
		conversation: draft.conversation ?? conversation,
		body: draft.body,
		input: draft.input,
		firstSend: sends?.first ?? null,
		lastSend: sends?.last ?? null,
	});
	return seq;
}

/** Queues one message under the next id. */
export function writeSend(
	batch: Batch,
	draft: SendDraft,
	decision: {
		readonly seq: number;
		readonly at: Instant;
		readonly conversation: number | null;
	},
): void {
	const id = batch.head.sends + 1;
	batch.head = { ...batch.head, sends: id };
	const { conversation, about, priority, notBefore } = draft;
	const { content, instead, quote, rule, staff, answers } = draft;
	const { afterFailure } = draft;
	const first = !batch.tables.outbox.hasOpen(conversation);
	batch.tables.outbox.insert({
		id,
		conversation,
		decision: decision.seq,
		about,
		elsewhere: decision.conversation !== conversation,
		record: queuedSend({ priority, notBefore, at: decision.at, first }),
		body: {
			...{ content, instead, quote, rule, staff, answers },
			...(afterFailure ? { afterFailure } : {}),
		},
	});
}

/** Lets the next send of a conversation be the first. */
export function promoteNext(
	{ tables }: Pick<Batch, "tables">,
	conversation: number,
): void {
	const next = tables.outbox.firstOpen(conversation);
	if (!next) return;
	const promoted = promotedSend(next.record);
	if (promoted !== next.record) tables.outbox.update(next.id, promoted);
}
