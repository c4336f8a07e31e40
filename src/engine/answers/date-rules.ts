import {
	daysAndMonths,
	loneDays,
	loneParts,
	wholeDates,
} from "./date-rules-absolute.ts";
import { countedDays } from "./date-rules-counted.ts";
import { daysOfMonths, nthDays } from "./date-rules-month.ts";
import { daysFromToday, daysOfWeeks } from "./date-rules-relative.ts";
import type { DateRule } from "./day-mention.ts";

/** Everything that tells a day, the longest phrases first: what one has read the next does not see. */
export const dateRules: readonly DateRule[] = [
	...wholeDates,
	...daysOfMonths,
	...daysAndMonths,
	...daysOfWeeks,
	...nthDays,
	...countedDays,
	...daysFromToday,
	...loneParts,
];

/** What counts only where nothing of that is said. */
export const loneDateRules: readonly DateRule[] = loneDays;
