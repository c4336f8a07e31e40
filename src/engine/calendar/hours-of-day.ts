import { fitsDates } from "../grammar/dates.ts";
import type { BusinessProfile, Holiday, Shift } from "../model.ts";
import { epochDay, weekdayOf } from "./civil.ts";

/** Gives the shifts that begin on a local date: those of its weekday, or of the holiday that replaces them. */
export function hoursOfDay(
	profile: Pick<BusinessProfile, "hours" | "holidays">,
): (date: string) => readonly Shift[] {
	const holidays = profile.holidays.toSorted(
		(one, other) => precision(one) - precision(other),
	);
	return (date) =>
		(
			holidays.find((holiday) => fitsDates(holiday, date)) ?? {
				shifts: profile.hours?.[weekdayOf(epochDay(date))],
			}
		).shifts ?? [];
}

/** What names the day most precisely wins: a date before a span, a span before what repeats. */
function precision({ from, until, every }: Holiday): number {
	return (every ? 2 : 0) + (from === until ? 0 : 1);
}
