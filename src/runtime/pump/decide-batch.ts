import type {
	Conversation,
	InboundEvent,
	JsonObject,
} from "../../engine/model.ts";
import { type DecideOptions, decideOne } from "./decide-one.ts";
import type { Decided } from "./decision-rows.ts";
import { type Desk, newDesk, sheetFor } from "./desk.ts";
import { eventJson, eventRefused } from "./event-refused.ts";
import { findNumbers } from "./find-numbers.ts";
import { type EventJob, type Job, keyOf, refOf } from "./job.ts";
import type { Numbers } from "./planned-send.ts";
import { quotedRef, withQuoted } from "./quoted.ts";
import type { Sheet } from "./sheet.ts";
import { writeDecision } from "./write-decision.ts";

/** A batch decided and not yet committed. */
export interface DecidedBatch {
	readonly sheets: readonly Sheet[];
	readonly numbers: Numbers;
	/** Seen before: nothing is to be done. */
	readonly duplicates: readonly Job[];
	/** Jobs that must see what this batch commits first. */
	readonly heldOver: readonly Job[];
}

/** Loads once, drops what was seen before, and decides the rest in the order given. Changes nothing. */
export async function decideBatch(
	jobs: readonly Job[],
	options: DecideOptions,
): Promise<DecidedBatch> {
	const loaded = await options.store.load(
		[...jobs.map(refOf), ...jobs.map(quotedRef)],
		jobs.map(keyOf).filter((key) => key !== null),
	);
	const desk = newDesk(loaded, jobs, options);
	jobs.forEach((job, index) => {
		const about = loaded.conversations[jobs.length + index] ?? null;
		take(desk, withQuoted(job, about), loaded.conversations[index] ?? null);
	});
	await carryOutOrders(desk);
	const numbers = await findNumbers(desk.sheets, options.store);
	const { duplicates, heldOver } = desk;
	return { sheets: [...desk.sheets], numbers, duplicates, heldOver };
}

function take(desk: Desk, job: Job, conversation: Conversation | null): void {
	const key = keyOf(job);
	if (key !== null && desk.seen.has(key)) desk.duplicates.push(job);
	else if (mustWait(desk, job, conversation)) desk.heldOver.push(job);
	else if (key !== null) desk.seen.add(key);
}

/** Does the job, unless it has to wait for the next batch. */
function mustWait(
	desk: Desk,
	job: Job,
	conversation: Conversation | null,
): boolean {
	if (job.type !== "event") keep(desk, job);
	else if (desk.closed || isWaiting(desk, conversation)) return true;
	else if (job.event.ref !== null && conversation === null)
		refuseUnknown(desk, job);
	else return !decide(desk, job, conversation);
	return false;
}

function isWaiting(desk: Desk, conversation: Conversation | null): boolean {
	return conversation !== null && desk.waiting.has(conversation.id);
}

function keep(desk: Desk, job: Exclude<Job, EventJob>): void {
	const sheet = sheetFor(desk, null);
	sheet.jobs.push(job);
	if (job.type === "changes") {
		sheet.given = job.changes;
		return;
	}
	const { reason, body } = job.refused;
	sheet.seen.push(keyOf(job) as string);
	sheet.journal.push(eventRefused(reason, body, desk.now));
}

/** It names a message that is not ours, or a conversation that was erased. */
function refuseUnknown(desk: Desk, job: EventJob): void {
	const sheet = sheetFor(desk, null);
	const kept = keptOfUnknown(job.event);
	sheet.jobs.push(job);
	sheet.seen.push(job.event.key);
	sheet.journal.push(eventRefused("not-known-here", kept, desk.now));
}

/** What names a conversation of ours that is gone comes too late for somebody who was erased: nothing of what it says is kept. */
function keptOfUnknown(event: InboundEvent): JsonObject {
	if (event.ref?.by !== "id") return eventJson(event);
	const { type, ref } = event;
	return { type, ref };
}

/** A failed report with what the outbox knows of the message: whether its failure starts anything. */
function withCause(event: InboundEvent, { quietFailures }: Desk): InboundEvent {
	if (event.type !== "report.received") return event;
	const { report } = event;
	return report.status === "failed" && quietFailures.has(report.messageId)
		? { ...event, report: { ...report, quiet: true } }
		: event;
}

/** Decides and writes it down; false where that has to wait for what this batch commits. */
function decide(
	desk: Desk,
	job: EventJob,
	loaded: Conversation | null,
): boolean {
	const sheet = loaded && desk.byConversation.get(loaded.id);
	const decided = decideOn(desk, job, loaded, sheet?.state ?? null);
	const { withhold, orders } = decided.decision;
	// What it withholds is not in the outbox yet.
	if (loaded && withhold && sheet && sheet.sends.length > 0) {
		desk.waiting.add(loaded.id);
		return false;
	}
	// Orders go to any conversation: they are carried out where nothing is on its way, and before whatever follows.
	if (orders.length > 0) {
		desk.closed = true;
		if (desk.sheets.size > 0) return false;
	}
	writeDecision(desk, sheetFor(desk, loaded), job, decided);
	return true;
}

function decideOn(
	desk: Desk,
	job: EventJob,
	loaded: Conversation | null,
	state: Conversation["state"] | null,
): Decided {
	const { options, now, business, pinned } = desk;
	// Nothing waits between the events of a batch: all of them meet the same rules.
	const book = options.book();
	const conversation = loaded && { ...loaded, state: state ?? loaded.state };
	const event = withCause(job.event, desk);
	const situation = { event, conversation, business, book, pinned, now };
	return decideOne(situation, options);
}

/** Decides what decisions of this batch ordered for other conversations, so that both are committed together. */
async function carryOutOrders(desk: Desk): Promise<void> {
	const jobs = desk.orders.splice(0);
	if (jobs.length === 0) return;
	const { store } = desk.options;
	const keys = jobs.map(({ event }) => event.key);
	const loaded = await store.load(jobs.map(refOf), keys);
	for (const [hash, pin] of loaded.pinned) desk.pinned.set(hash, pin);
	jobs.forEach((job, index) => {
		const conversation = loaded.conversations[index] ?? null;
		if (loaded.seen.has(job.event.key)) return;
		if (conversation === null) refuseUnknown(desk, job);
		else carryOut(desk, job, conversation);
	});
}

function carryOut(desk: Desk, job: EventJob, conversation: Conversation): void {
	const sheet = sheetFor(desk, conversation);
	const decided = decideOn(desk, job, conversation, sheet.state);
	writeDecision(desk, sheet, job, decided);
}
