import { after, DAY, HOUR, type Instant, instant } from "../engine/model.ts";

/** Infobip tries a webhook again for up to 41 h 30 min. */
const LONGEST_WAY_MS = 42 * HOUR;
const STALE_MS = 7 * DAY;
const NO_EARLIER = instant(Date.UTC(2020, 0, 1));

/** When something happened, and whether that is too long ago to act on. */
export interface Moment {
	/** Clamped to [arrival − 42 h, arrival]. */
	readonly at: Instant;
	/** It happened more than seven days before it arrived. */
	readonly stale: boolean;
}

/**
 * When something happened by the provider's word. A date that is missing, before 2020 or more than a day ahead says
 * nothing: then it happened when it arrived.
 */
export function moment(reported: number | null, arrivedAt: Instant): Moment {
	const believable =
		reported !== null &&
		reported >= NO_EARLIER &&
		reported <= after(arrivedAt, DAY);
	if (!believable) return { at: arrivedAt, stale: false };
	const earliest = after(arrivedAt, -LONGEST_WAY_MS);
	return {
		at: instant(Math.min(Math.max(reported, earliest), arrivedAt)),
		stale: arrivedAt - reported > STALE_MS,
	};
}
