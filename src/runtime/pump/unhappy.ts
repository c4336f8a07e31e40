import {
	type Changes,
	type InboundEvent,
	type Instant,
	noChanges,
} from "../../engine/model.ts";
import { StoreError } from "../../engine/ports.ts";
import { eventJson, eventRefused } from "./event-refused.ts";
import { describeError } from "./failed-decision.ts";
import { finish, type Job } from "./job.ts";

/** How often one event is decided again because another process changed its conversation first. */
const MOST_CONFLICTS = 5;

/** Those that are decided again; of the others each knows that it met somebody else. */
export function again(jobs: readonly Job[]): readonly Job[] {
	return jobs.flatMap((job) => {
		if (job.type === "changes") {
			job.answer.recorded = "conflict";
			finish(job);
			return [];
		}
		if (job.conflicts < MOST_CONFLICTS)
			return [{ ...job, conflicts: job.conflicts + 1 }];
		refuse(job, busy());
		return [];
	});
}

/** A lock or a full disk passes: whoever sent it sends it again. */
export function isPassing(error: unknown): error is StoreError {
	return error instanceof StoreError && error.code !== "broken";
}

/** Tells whoever brought them that nothing of them was kept. */
export function refuseAll(jobs: readonly Job[], error: StoreError): void {
	for (const job of jobs) refuse(job, error);
}

/** Tells whoever brought it that it was not kept. */
export function refuse({ request }: Job, error: unknown): void {
	const known = error instanceof StoreError;
	request.reject(
		known
			? error
			: new StoreError("It could not be stored.", {
					code: "broken",
					cause: error,
				}),
	);
}

/** The error of too much at once. */
export function busy(): StoreError {
	return new StoreError("Too much is waiting.", { code: "busy" });
}

/** The changes that keep an event which could not be stored as it should be: whole, seen, and never tried again. */
export function deadLetter(
	event: InboundEvent,
	error: unknown,
	at: Instant,
): Changes {
	const row = eventRefused("could-not-be-stored", eventJson(event), at);
	const body = { ...row.body, error: describeError(error) };
	return { ...noChanges, seen: [event.key], journal: [{ ...row, body }] };
}
