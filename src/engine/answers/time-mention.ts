import type { Groups } from "./tag-pattern.ts";

/** What an answer says of a time. */
export interface TimeMention {
	/** 0 to 24 as it was said; null where what was said is no time of day: *in the year 2000*, *from 7 to 8*. */
	readonly hour: number | null;
	/** Minutes to add; less than 0 for *a quarter to*. */
	readonly minutes: number;
	/** The part of the day that was said with it. */
	readonly part: string | null;
	/** Whether it was written as a clock of 24 hours shows it: `08:30`. */
	readonly isExact?: boolean;
	/** Set where it is told from now on, in minutes: *in two hours*. */
	readonly fromNow?: number;
}

/**
 * A time from the named parts of a pattern: `hour` or `fixed`, `minute`, `amount` past it and `less` before it, and the part of
 * the day. Null where no clock shows such an hour.
 */
export function readTime(groups: Groups): TimeMention | null {
	const { hour, fixed, minute, amount, less, early, part, before } = groups;
	const told = fixed === "noon" ? 12 : fixed === "midnight" ? 0 : Number(hour);
	const minutes = Number(minute ?? 0) + minutesOf(amount) - minutesOf(less);
	if (told > 24 || Number(minute ?? 0) > 59) return null;
	const isExact = hour?.startsWith("0") ?? false;
	return {
		hour: told,
		minutes,
		part: part ?? early ?? before ?? null,
		isExact,
	};
}

/** A time told from now on: `hours` and `more` minutes, `minutes`, or a `short` part of an hour. */
export function readFromNow(groups: Groups): TimeMention {
	const { hours, more, part, minutes, short } = groups;
	const isShort = short !== undefined || minutes !== undefined;
	const whole = isShort ? 0 : 60 * Number(hours ?? 1);
	const rest = Number(more ?? minutes ?? 0) + minutesOf(part ?? short);
	return { hour: 0, minutes: 0, part: null, fromNow: whole + rest };
}

function minutesOf(amount: string | undefined): number {
	if (amount === undefined) return 0;
	if (amount.endsWith("quarter")) return amount === "quarter" ? 15 : 45;
	if (amount === "half") return 30;
	return amount === "third" ? 20 : Number(/\d+/.exec(amount)?.[0] ?? 0);
}
