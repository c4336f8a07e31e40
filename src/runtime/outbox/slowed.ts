import { MINUTE, SECOND, type SendError } from "../../engine/model.ts";

/** Infobip's 7017; behind it stands WhatsApp's 131056, too many messages to one person. */
const TOO_FAST_FOR_ONE = "EC_TOO_MANY_REQUESTS";

/** Whether it is this one recipient who got too much, and not the whole number or account. */
export function isTooFastForOne(
	error: Pick<SendError, "code"> | null,
): boolean {
	return error?.code === TOO_FAST_FOR_ONE;
}

/** Recipients that WhatsApp said got too much. */
export interface Slowed {
	/** It said so again. */
	add(recipient: number, elapsedMs: number): void;
	/** Milliseconds until the next message may go to them, 0 when now. */
	waitMs(recipient: number, elapsedMs: number): number;
}

/** The longest that one recipient waits, and how long a quiet time ends what was learned. */
const LONGEST_MS = 10 * MINUTE;
const MANY = 1_000;

/** Four seconds, then sixteen, and so on (WhatsApp asks for 4ⁿ): as long as it says so again within ten minutes. */
export function createSlowed(): Slowed {
	const all = new Map<
		number,
		{ readonly times: number; readonly untilMs: number }
	>();
	return {
		add(recipient, elapsedMs) {
			const known = all.get(recipient);
			const isFresh = known && elapsedMs - known.untilMs < LONGEST_MS;
			const times = isFresh ? known.times + 1 : 1;
			const waitMs = Math.min(LONGEST_MS, 4 ** times * SECOND);
			if (all.size >= MANY) forget(all, elapsedMs);
			all.set(recipient, { times, untilMs: elapsedMs + waitMs });
		},
		waitMs: (recipient, elapsedMs) =>
			Math.max(0, (all.get(recipient)?.untilMs ?? 0) - elapsedMs),
	};
}

function forget(
	all: Map<number, { readonly untilMs: number }>,
	elapsedMs: number,
): void {
	for (const [recipient, { untilMs }] of all)
		if (elapsedMs - untilMs >= LONGEST_MS) all.delete(recipient);
}
