import {
	after,
	type DueSend,
	type Instant,
	type JournalDraft,
	type JournalType,
	type JsonObject,
	type Outcome,
	type SendError,
} from "../../engine/model.ts";
import type { Accepted, ChannelError } from "../../engine/ports.ts";
import { backoffMs } from "./backoff.ts";

/** When an attempt was made and how the next one is timed. */
export interface AttemptTimes {
	readonly attemptedAt: Instant;
	/** When it ended. */
	readonly now: Instant;
	/** How long a message that may have been sent waits for its report. */
	readonly reconcileMs: number;
	readonly random: () => number;
	/** It was the one try of a pause: it does not count against the message. */
	readonly isProbe: boolean;
}

/** The provider took it. */
export function acceptedOutcome(
	send: DueSend,
	{ status, warnings }: Accepted,
	usedInstead: boolean,
	at: Instant,
): Outcome {
	const { sender: through, attempt } = send;
	const told = { to: send.to.value, through, status, attempt };
	const body = {
		...told,
		...(usedInstead ? { instead: true } : {}),
		...(warnings.length > 0 ? { warnings } : {}),
	};
	const journal = [row(send, "send.accepted", body, at)];
	return {
		id: send.id,
		at,
		result: { type: "accepted", usedInstead },
		journal,
	};
}

/** It must not leave. */
export function withheldOutcome(
	send: DueSend,
	reason: Extract<Outcome["result"], { type: "withheld" }>["reason"],
	at: Instant,
): Outcome {
	const journal = [row(send, "send.withheld", { reason }, at)];
	return { id: send.id, at, result: { type: "withheld", reason }, journal };
}

/** It will not arrive, or nobody can say whether it did: nothing more is tried. */
export function failedOutcome(
	send: DueSend,
	error: SendError,
	at: Instant,
): Outcome {
	const body = {
		to: send.to.value,
		error: { ...error },
		attempt: send.attempt,
	};
	const journal = [row(send, "send.failed", body, at)];
	return { id: send.id, at, result: { type: "failed", error }, journal };
}

/** It waits, through no fault of its own. */
export function postponedOutcome(
	send: DueSend,
	error: SendError,
	times: { readonly now: Instant; readonly notBefore: Instant },
): Outcome {
	const result = {
		type: "retry",
		notBefore: times.notBefore,
		error,
		counted: false,
	} as const;
	return { id: send.id, at: times.now, result, journal: [] };
}

/** What follows from each kind of error; `window-closed` is answered before, by what stands in for the message. */
export function errorOutcome(
	send: DueSend,
	error: ChannelError,
	times: AttemptTimes,
): Outcome {
	const told = sendError(error);
	switch (error.kind) {
		case "refused":
			return failedOutcome(send, told, times.now);
		case "duplicate":
			return duplicateOutcome(send, error, times.now);
		case "window-closed":
			return withheldOutcome(send, "outside-window", times.now);
		case "unauthorized":
			return postponedOutcome(send, told, {
				now: times.now,
				notBefore: times.now,
			});
		case "unsent":
			return again(send, error, times);
		case "unknown":
			return unknownOutcome(send, told, times);
	}
}

/** Known already: of an earlier attempt that is the answer that was lost; of the first one it is an id of somebody else's. */
function duplicateOutcome(
	send: DueSend,
	error: ChannelError,
	now: Instant,
): Outcome {
	if (send.attempt === 1) return failedOutcome(send, sendError(error), now);
	const accepted = { status: error.code, warnings: [] };
	return acceptedOutcome(send, accepted, false, now);
}

/** The error as it is stored and shown. */
export function sendError({ code, message, advice }: ChannelError): SendError {
	return { code, message, advice };
}

function again(
	send: DueSend,
	error: ChannelError,
	{ now, random, isProbe }: AttemptTimes,
): Outcome {
	const waitMs = backoffMs(send.attempt, error.retryAfterMs, random);
	const result = {
		type: "retry",
		notBefore: after(now, waitMs),
		error: sendError(error),
		counted: !isProbe,
	} as const;
	return { id: send.id, at: now, result, journal: [] };
}

function unknownOutcome(
	send: DueSend,
	error: SendError,
	{ attemptedAt, now, reconcileMs, isProbe }: AttemptTimes,
): Outcome {
	const notBefore = after(attemptedAt, reconcileMs);
	if (isProbe) return postponedOutcome(send, error, { now, notBefore });
	const result = { type: "unknown", notBefore, error } as const;
	return { id: send.id, at: now, result, journal: [] };
}

function row(
	{ decision, messageId, rule, conversation }: DueSend,
	type: JournalType,
	body: JsonObject,
	at: Instant,
): JournalDraft {
	const named = { decision: `d_${decision}`, messageId, ...body };
	return { at, type, rule, conversation, body: named, input: null };
}
