import type {
	Changes,
	Instant,
	JournalDraft,
	ReportMerge,
	RunChange,
	SendDraft,
	WithheldReason,
} from "../../engine/model.ts";
import type { Clock } from "../../engine/ports.ts";
import { type Committed, type Room, StoreError } from "../../engine/ports.ts";
import { messageIdOf } from "../message-id.ts";
import type { SendRow } from "../outbox-table.ts";
import {
	isWithholdable,
	reportedSend,
	type SendRecord,
	withheldSend,
} from "../send-record.ts";
import type { Tables } from "../tables.ts";
import { isSpared, withheldDraft } from "../withholding.ts";
import {
	type Batch,
	newBatch,
	promoteNext,
	writeJournal,
	writeSend,
} from "./batch.ts";
import { openAttempts } from "./claim.ts";
import {
	ensureStored,
	isOutdated,
	writeConversation,
} from "./conversation-writing.ts";
import type { Directory } from "./directory.ts";
import { keepSentPicture, wantMedia } from "./media-shelf.ts";
import { dayOf, oldestDay } from "./seen-days.ts";
import { changeTemplate } from "./template-shelf.ts";

type Answer = Committed["answers"][number];

/**
 * Writes all changes in one transaction. One that was made from an old version writes nothing; the others go on. Where there is room, what
 * is due now, be it from these changes or from before, is claimed with them.
 */
export function commitChanges(
	tables: Tables,
	directory: Directory,
	clock: Clock,
	changes: readonly Changes[],
	room: Room | undefined,
): Committed {
	const now = clock.now();
	const { batch, ...committed } = tables.write(() => {
		const batch = newBatch(tables, directory, now);
		const answers = changes.map((change) => applyOne(batch, change));
		sweepSeen(batch, changes);
		tables.head.set(batch.head);
		return { batch, answers, due: room ? openAttempts(batch, room) : [] };
	});
	for (const id of batch.refused) directory.forget(id);
	for (const conversation of batch.touched.values())
		directory.remember(conversation);
	return committed;
}

/** Four for each that came in: so the table is gone through twice in the time its keys are kept. */
function sweepSeen({ tables, now }: Batch, changes: readonly Changes[]): void {
	const added = changes.reduce((sum, { seen }) => sum + seen.length, 0);
	if (added > 0) tables.seen.sweep(oldestDay(now), Math.max(64, 4 * added));
}

function applyOne(batch: Batch, change: Changes): Answer {
	if (isAboutErased(batch, change)) return "committed";
	if (isConflicting(batch, change) || !writeFirst(batch, change))
		return refuse(batch, change);
	writeRest(batch, change);
	return "committed";
}

/** A fact about a conversation that was erased while it was on its way here: nothing of it is written again. */
function isAboutErased(
	{ directory }: Batch,
	{ conversation, journal }: Changes,
): boolean {
	if (conversation !== null) return false;
	return journal.some(
		(draft) =>
			draft.conversation !== null &&
			directory.find(draft.conversation) === null,
	);
}

function refuse(batch: Batch, { conversation }: Changes): Answer {
	if (conversation) batch.refused.add(conversation.id);
	return "conflict";
}

/** Everything that can be refused is looked at before anything is written. */
function isConflicting(batch: Batch, change: Changes): boolean {
	const { conversation, business, runs } = change;
	const { tables } = batch;
	if (conversation && isOutdated(batch, conversation)) return true;
	if (business && tables.business.get().version !== business.expectedVersion)
		return true;
	return runs.some(
		(run) =>
			run.type === "start" &&
			!run.event &&
			tables.runs.has(run.rule, run.dueAt),
	);
}

function writeFirst(batch: Batch, { conversation }: Changes): boolean {
	return conversation === null || writeConversation(batch, conversation);
}

function writeRest(batch: Batch, change: Changes): void {
	const { tables, now } = batch;
	if (change.business)
		tables.business.set({
			version: change.business.expectedVersion + 1,
			state: change.business.state,
		});
	for (const key of change.seen) tables.seen.add(key, dayOf(now));
	for (const [hash, value] of Object.entries(change.pins))
		tables.flows.put(hash, value);
	for (const run of change.runs) writeRun(batch, run);
	for (const wanted of change.media ?? [])
		wantMedia(tables, wanted, conversationOf(change));
	for (const told of change.templates ?? []) changeTemplate(tables, told);
	if (change.watermark !== null) raiseWatermark(batch, change.watermark);
	for (const report of change.reports) mergeReport(batch, report);
	const withheld = withholdEarlier(batch, change);
	const conversation = change.conversation?.id ?? null;
	writeDecided(batch, change, conversation);
	for (const draft of withheld) writeJournal(batch, draft, conversation);
}

/** A message that changed nothing in its conversation names it in its row. */
function conversationOf({ conversation, journal }: Changes): number | null {
	return conversation?.id ?? journal[0]?.conversation ?? null;
}

/** Only forward: a clock that steps back makes nothing fire twice. */
function raiseWatermark({ tables }: Batch, at: Instant): void {
	const known = tables.business.watermark();
	if (known === null || at > known) tables.business.setWatermark(at);
}

function writeRun({ tables, head }: Batch, change: RunChange): void {
	if (change.type === "move") {
		tables.runs.move(change.run, change.cursor, change.done);
		return;
	}
	tables.runs.insert({
		rule: change.rule,
		dueAt: change.dueAt,
		rules: change.rules,
		highest: head.conversations,
		cursor: 0,
		done: false,
		...(change.event ? { event: change.event } : {}),
	});
}

function mergeReport(batch: Batch, { send, ...report }: ReportMerge): void {
	const row = batch.tables.outbox.get(send);
	if (row) replaceRecord(batch, row, reportedSend(row.record, report));
}

/** Writes where a send is now, and lets the next one go where it is finished with. */
function replaceRecord(batch: Batch, row: SendRow, record: SendRecord): void {
	batch.tables.outbox.update(row.id, record);
	if (row.record.lane !== null && record.lane === null)
		promoteNext(batch, row.conversation);
}

/** The journal rows and sends of the event itself; each row names the ids of its sends. */
function writeDecided(
	batch: Batch,
	{ journal, sends }: Changes,
	conversation: number | null,
): void {
	const first = batch.head.sends + 1;
	const decisions = journal.map((draft, index) => ({
		at: draft.at,
		conversation: draft.conversation ?? conversation,
		seq: writeJournal(batch, draft, conversation, spanOf(sends, index, first)),
	}));
	for (const send of sends) {
		const decision = decisions[send.journal];
		if (!decision) throw noDecision(send);
		ensureStored(batch, send.conversation);
		writeSend(batch, send, decision);
		keepSentPicture(batch.tables, send, decision.at);
	}
}

function spanOf(
	sends: readonly SendDraft[],
	journal: number,
	first: number,
): { readonly first: number; readonly last: number } | null {
	const start = sends.findIndex((send) => send.journal === journal);
	if (start === -1) return null;
	const end = sends.findLastIndex((send) => send.journal === journal);
	return { first: first + start, last: first + end };
}

/** Withholds what earlier decisions queued, those of this batch included, and says so for each. */
function withholdEarlier(
	batch: Batch,
	{ conversation, withhold, journal }: Changes,
): readonly JournalDraft[] {
	if (conversation === null || withhold === null) return [];
	const at = journal[0]?.at ?? batch.now;
	const rows = batch.tables.outbox
		.open(conversation.id)
		.filter(
			({ record, body }) => isWithholdable(record) && !isSpared(withhold, body),
		);
	for (const row of rows)
		batch.tables.outbox.update(row.id, withheldSend(row.record, at, withhold));
	if (rows.length > 0) promoteNext(batch, conversation.id);
	return rows.map((row) => draftOf(batch, row, withhold, at));
}

function draftOf(
	{ directory }: Batch,
	{ id, decision, conversation, body }: SendRow,
	reason: WithheldReason,
	at: JournalDraft["at"],
): JournalDraft {
	const messageId = messageIdOf(id, directory.installs);
	return withheldDraft(
		{ messageId, decision, conversation, rule: body.rule },
		reason,
		at,
	);
}

function noDecision({ journal }: SendDraft): StoreError {
	return new StoreError(
		`A send names journal row ${journal} of its change, which has no such row.`,
		{ code: "broken" },
	);
}
