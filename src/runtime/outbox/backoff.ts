import { MINUTE, SECOND } from "../../engine/model.ts";

const FIRST_MS = SECOND;
const LONGEST_MS = 5 * MINUTE;
const LONGEST_ASKED_MS = 15 * MINUTE;

/**
 * Milliseconds until a message is tried again after its `attempt`-th failure (from 1): anything up to a limit that doubles from one second to
 * five minutes, so that conversations do not come back in lockstep; never sooner than the provider asked for, within 15 minutes.
 *
 * @param random gives numbers from 0 up to, and without, 1
 */
export function backoffMs(
	attempt: number,
	retryAfterMs: number | null,
	random: () => number,
): number {
	const limit = Math.min(
		LONGEST_MS,
		FIRST_MS * 2 ** (Math.max(1, attempt) - 1),
	);
	return Math.ceil(Math.max(random() * limit, asked(retryAfterMs)));
}

/** What a provider asks for may be nonsense: a date long past, minus one, a year. */
function asked(retryAfterMs: number | null): number {
	if (retryAfterMs === null || Number.isNaN(retryAfterMs)) return 0;
	return Math.min(LONGEST_ASKED_MS, Math.max(0, retryAfterMs));
}
