/** Messages within any second at most, for one sender. */
export interface Rate {
	/** How many may leave at once. */
	free(elapsedMs: number): number;
	/** Takes the next place; gives how many milliseconds later it is. */
	reserve(elapsedMs: number): number;
	/** Milliseconds until one may leave, 0 when one may now. */
	waitMs(elapsedMs: number): number;
}

/** A little over a second: what leaves evenly here arrives less evenly there. */
const SECOND_AND_MARGIN_MS = 1_020;

/** Remembers when the last `perSecond` messages left, and so can promise "never more" for every second there is, not on average. */
export function createRate(perSecond: number): Rate {
	const left = new Array<number>(perSecond).fill(Number.NEGATIVE_INFINITY);
	let next = 0;
	const oldest = () => (left[next] as number) + SECOND_AND_MARGIN_MS;
	return {
		free: (elapsedMs) =>
			left.filter((at) => at + SECOND_AND_MARGIN_MS <= elapsedMs).length,
		reserve(elapsedMs) {
			const at = Math.max(elapsedMs, oldest());
			left[next] = at;
			next = (next + 1) % perSecond;
			return at - elapsedMs;
		},
		waitMs: (elapsedMs) => Math.max(0, oldest() - elapsedMs),
	};
}

/** The pace to each recipient: a burst, then one message an interval. */
export interface Pace {
	/** Counts one message to the recipient; or gives how many milliseconds it has to wait, and counts nothing. */
	take(recipient: number, elapsedMs: number): number;
}

/** Recipients that are remembered before those who have rested are forgotten. */
const MANY_RECIPIENTS = 10_000;

/** WhatsApp takes a burst to one recipient and then one message an interval (131056, "pair rate limit"). */
export function createPace(intervalMs: number, burst: number): Pace {
	/** When each recipient's burst will be whole again. */
	const rested = new Map<number, number>();
	const slackMs = (burst - 1) * intervalMs;
	return {
		take(recipient, elapsedMs) {
			const from = Math.max(rested.get(recipient) ?? elapsedMs, elapsedMs);
			const waitMs = from - slackMs - elapsedMs;
			if (waitMs > 0) return waitMs;
			if (rested.size >= MANY_RECIPIENTS) forgetRested(rested, elapsedMs);
			rested.set(recipient, from + intervalMs);
			return 0;
		},
	};
}

function forgetRested(rested: Map<number, number>, elapsedMs: number): void {
	for (const [recipient, at] of rested)
		if (at <= elapsedMs) rested.delete(recipient);
}
