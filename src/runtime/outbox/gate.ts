import {
	type Fact,
	MINUTE,
	SECOND,
	type SendError,
} from "../../engine/model.ts";

/** Failures in a row after which it is the provider and not the message. */
const FAILURES = 5;
const FIRST_PROBE_MS = 5 * SECOND;
const LAST_PROBE_MS = MINUTE;

/** Lets messages out, or, while nothing can be sent, one probe from time to time. */
export interface Gate {
	/** Milliseconds until something may leave, 0 when now. */
	waitMs(elapsedMs: number): number;
	/** Why sending pauses, or null: while it does, only one message at a time is tried. */
	paused(): PauseReason | null;
	/** A probe leaves. */
	probe(elapsedMs: number): void;
	/** The provider answered about the message itself. */
	answered(): void;
	/** The provider could not be reached, or could not take it; whether it was a probe. */
	failed(error: SendError, elapsedMs: number, isProbe: boolean): void;
	/** The provider does not know us (any more). */
	unauthorized(error: SendError, elapsedMs: number): void;
}

/** Why sending pauses: the key is not accepted, or the provider does not answer. */
export type PauseReason = "unauthorized" | "unreachable";

/** An open gate. It tells each pause and each resumption once. */
export function createGate(tell: (fact: Fact) => void): Gate {
	let failures = 0;
	let pause: Pause | null = null;

	function begin(reason: PauseReason, error: SendError, elapsedMs: number) {
		const everyMs = reason === "unauthorized" ? LAST_PROBE_MS : FIRST_PROBE_MS;
		pause = { reason, everyMs, nextMs: elapsedMs + everyMs };
		const body = { reason, error: { ...error } };
		tell({ type: "sending.paused", rule: null, body });
	}

	return {
		waitMs: (elapsedMs) => (pause ? Math.max(0, pause.nextMs - elapsedMs) : 0),
		paused: () => pause?.reason ?? null,
		probe(elapsedMs) {
			if (pause) pause = { ...pause, nextMs: elapsedMs + pause.everyMs };
		},
		answered() {
			failures = 0;
			if (pause === null) return;
			const { reason } = pause;
			pause = null;
			tell({ type: "sending.resumed", rule: null, body: { reason } });
		},
		failed(error, elapsedMs, isProbe) {
			failures += 1;
			if (pause === null && failures >= FAILURES)
				begin("unreachable", error, elapsedMs);
			// What was under way when the pause began fails as well and means nothing new.
			else if (pause?.reason === "unreachable" && isProbe)
				pause = slower(pause, elapsedMs);
		},
		unauthorized(error, elapsedMs) {
			if (pause?.reason !== "unauthorized")
				begin("unauthorized", error, elapsedMs);
		},
	};
}

interface Pause {
	readonly reason: PauseReason;
	readonly everyMs: number;
	readonly nextMs: number;
}

function slower(pause: Pause, elapsedMs: number): Pause {
	const everyMs = Math.min(LAST_PROBE_MS, pause.everyMs * 2);
	return { ...pause, everyMs, nextMs: elapsedMs + everyMs };
}
