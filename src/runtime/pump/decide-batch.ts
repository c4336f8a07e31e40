import type { Conversation } from "../../engine/model.ts";
import { type DecideOptions, decideOne } from "./decide-one.ts";
import { type Desk, newDesk, sheetFor } from "./desk.ts";
import { eventJson, eventRefused } from "./event-refused.ts";
import { findNumbers } from "./find-numbers.ts";
import { type EventJob, type Job, keyOf, refOf } from "./job.ts";
import type { Numbers } from "./planned-send.ts";
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
	const keys = jobs.map(keyOf);
	const loaded = await options.store.load(
		jobs.map(refOf),
		keys.filter((key) => key !== null),
	);
	const desk = newDesk(loaded, jobs, options);
	jobs.forEach((job, index) => {
		take(desk, job, keys[index] ?? null, loaded.conversations[index] ?? null);
	});
	const numbers = await findNumbers(desk.sheets, options.store);
	return { ...desk, sheets: [...desk.sheets], numbers };
}

function take(
	desk: Desk,
	job: Job,
	key: string | null,
	conversation: Conversation | null,
): void {
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
	const kept = eventJson(job.event);
	sheet.jobs.push(job);
	sheet.seen.push(job.event.key);
	sheet.journal.push(eventRefused("not-known-here", kept, desk.now));
}

/** Decides and writes it down; false where what it withholds is not in the outbox yet. */
function decide(
	desk: Desk,
	job: EventJob,
	loaded: Conversation | null,
): boolean {
	const { options, now, business, pinned } = desk;
	// Nothing waits between the events of a batch: all of them meet the same rules.
	const book = options.book();
	const sheet = sheetFor(desk, loaded);
	const conversation = loaded && {
		...loaded,
		state: sheet.state ?? loaded.state,
	};
	const { event } = job;
	const situation = { event, conversation, business, book, pinned, now };
	const decided = decideOne(situation, options);
	if (conversation && decided.decision.withhold && sheet.sends.length > 0) {
		desk.waiting.add(conversation.id);
		return false;
	}
	writeDecision(desk, sheet, job, decided);
	return true;
}
