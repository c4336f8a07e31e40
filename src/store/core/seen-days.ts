import { DAY, type Instant } from "../../engine/model.ts";

/** Infobip tries again for 42 hours and Meta for 7 days: after 8 a key may be forgotten. */
const DAYS_KEPT = 8;

/** The day since 1970 that a moment is in. */
export function dayOf(at: Instant): number {
	return Math.floor(at / DAY);
}

/** Keys seen on this day or later still count; the first day counts whole, so each is kept for eight days at least. */
export function oldestDay(now: Instant): number {
	return dayOf(now) - DAYS_KEPT;
}
