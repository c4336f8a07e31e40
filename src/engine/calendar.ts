import { epochDay } from "./calendar/civil.ts";
import { hoursOfDay } from "./calendar/hours-of-day.ts";
import { opening } from "./calendar/opening.ts";
import { zoneOf } from "./calendar/zone.ts";
import type {
	BusinessProfile,
	BusinessState,
	Instant,
	Shift,
} from "./model.ts";

/** The business's own clock and opening hours. */
export interface Calendar {
	readonly timezone: string;
	/** What the clock on the wall shows. */
	local(at: Instant): LocalTime;
	/** The instant at which the wall shows this; in the gap of summer time the first one after it, in a repeated hour the first. */
	instantAt(date: string, minute: number): Instant;
	/** Null when the business keeps no hours. */
	isOpen(at: Instant, business: BusinessState): boolean | null;
	/** When it closes; null while closed, or when it never does. */
	openUntil(at: Instant, business: BusinessState): Instant | null;
	/** When it opens next; null while open, or when it does not open within a year. */
	nextOpen(at: Instant, business: BusinessState): Instant | null;
	/** The shifts of a local date, holidays included. */
	shiftsOn(date: string): readonly Shift[];
}

/** A moment as the wall shows it. */
export interface LocalTime {
	/** `yyyy-mm-dd` */
	readonly date: string;
	/** 0 is Monday, 6 is Sunday. */
	readonly weekday: number;
	/** Minutes since midnight, 0 to 1439. */
	readonly minute: number;
}

/** Makes the business's clock and opening hours ready. Throws a `RangeError` for a time zone that is none. */
export function compileCalendar(
	profile: Pick<BusinessProfile, "timezone" | "hours" | "holidays">,
): Calendar {
	const zone = zoneOf(profile.timezone);
	const shiftsOn = hoursOfDay(profile);
	const { isOpen, openUntil, nextOpen } = opening(zone, shiftsOn);
	const keepsHours = profile.hours !== null;
	return {
		timezone: profile.timezone,
		local: zone.local,
		instantAt: (date, minute) => zone.instantOn(epochDay(date), minute),
		isOpen: (at, business) => (keepsHours ? isOpen(at, business) : null),
		openUntil: (at, business) => (keepsHours ? openUntil(at, business) : null),
		nextOpen: (at, business) => (keepsHours ? nextOpen(at, business) : null),
		shiftsOn,
	};
}
