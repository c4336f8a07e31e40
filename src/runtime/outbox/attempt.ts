import type {
	DueSend,
	Instant,
	Outcome,
	SendError,
} from "../../engine/model.ts";
import type { ChannelError, Clock } from "../../engine/ports.ts";
import { mayLeave } from "../../engine/window.ts";
import { type AskOptions, ask } from "./ask.ts";
import {
	acceptedOutcome,
	errorOutcome,
	failedOutcome,
	withheldOutcome,
} from "./outcome.ts";

/** What an attempt stands on. */
export interface AttemptOptions extends AskOptions {
	readonly clock: Clock;
	readonly random: () => number;
	readonly reconcileMs: number;
}

/** How an attempt ended. */
export interface Attempted {
	readonly outcome: Outcome;
	/** What the channel threw; null where it accepted or was not asked. */
	readonly error: ChannelError | null;
	readonly asked: boolean;
}

/** A message that may have been sent twice already is not sent a third time. */
const MOST_AMBIGUOUS = 2;

/** Makes one attempt at a send whose turn it is: the message, what stands in for it, or neither. Never throws. */
export async function attempt(
	send: DueSend,
	isProbe: boolean,
	options: AttemptOptions,
): Promise<Attempted> {
	const now = options.clock.now();
	const stopped = stoppedBefore(send, now);
	if (stopped) return { outcome: stopped, error: null, asked: false };
	const leaves = mayLeave(send, send.lastInboundAt, now);
	if (leaves === "withheld") {
		const outcome = withheldOutcome(send, "outside-window", now);
		return { outcome, error: null, asked: false };
	}
	return transmit(
		send,
		leaves === "instead",
		{ isProbe, attemptedAt: now },
		options,
	);
}

/** What ends a send before its channel is asked. */
function stoppedBefore(send: DueSend, now: Instant): Outcome | null {
	if (send.ambiguous >= MOST_AMBIGUOUS) {
		return failedOutcome(send, unknownError, now);
	}
	if (send.optedOut && !send.staff && !send.answers) {
		return withheldOutcome(send, "opted-out", now);
	}
	// The hand-over withheld what waited then; this one was under way, and comes back now that a person has the chat.
	if (
		send.mode === "human" &&
		send.attempt > 1 &&
		send.answers &&
		!send.staff
	) {
		return withheldOutcome(send, "handed-off", now);
	}
	return null;
}

const unknownError: SendError = {
	code: "unknown",
	message:
		"Nobody can say whether it was sent: two attempts had no answer and no report came.",
	advice:
		"Look into the chat before you send it again. A late report still settles it.",
};

async function transmit(
	send: DueSend,
	useInstead: boolean,
	made: { readonly isProbe: boolean; readonly attemptedAt: Instant },
	options: AttemptOptions,
): Promise<Attempted> {
	const { clock, random, reconcileMs } = options;
	const content = useInstead ? (send.instead ?? send.content) : send.content;
	try {
		const accepted = await ask(send, content, options);
		const outcome = acceptedOutcome(send, accepted, useInstead, clock.now());
		return { outcome, error: null, asked: true };
	} catch (cause) {
		const error = cause as ChannelError;
		// The provider counts the window otherwise than we do: what stands in goes at once.
		if (error.kind === "window-closed" && send.instead && !useInstead)
			return transmit(send, true, made, options);
		const times = { ...made, now: clock.now(), reconcileMs, random };
		return { outcome: errorOutcome(send, error, times), error, asked: true };
	}
}
