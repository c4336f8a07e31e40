import type { NumericDates } from "./numeric-date.ts";
import type { TagRule } from "./tag-pattern.ts";

/** What an answer says of a day: the days it may mean, the likeliest first; none where no calendar has it. */
export interface DayMention {
	readonly days: readonly number[];
	/** Set where it is only a weekday, which may stand beside a date: 0 is Monday. */
	readonly weekday?: number;
}

/** What days are told from. */
export interface DateContext extends NumericDates {
	/** 0 is Monday. */
	readonly weekStart: number;
}

/** A pattern and the day it tells. */
export type DateRule = TagRule<DayMention, DateContext>;

/** A mention of days, of one day, or of none that any calendar has. */
export function mention(days: readonly number[] | number | null): DayMention {
	if (days === null) return { days: [] };
	return { days: typeof days === "number" ? [days] : days };
}

/** A piece of a pattern: the week or month that is meant. */
export const WHICH = "(?<which>next|this|last)";

/** A piece of a pattern: words that join a day to its week or month. */
export const LINKS = "(?:(?:of|on|the|u:d) )*";

/** How many weeks or months away the one is that `WHICH` found. */
export function stepOf(which: string | undefined): number {
	return which === "next" ? 1 : which === "last" ? -1 : 0;
}
