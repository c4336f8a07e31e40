import type { BusinessState, Instant, Shift } from "./model.ts";

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
