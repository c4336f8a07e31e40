import type { z } from "zod";
import { dateOf, epochDay } from "../calendar/civil.ts";
import { isDate } from "../grammar/dates.ts";
import { parseDuration } from "../grammar/duration.ts";
import { DAY } from "../model.ts";
import { fail, text } from "../schema.ts";

/** The first or last day that counts, as an owner writes it: `today`, `tomorrow`, `2026-12-25`, or `30 days` from today. */
export const dayBound: z.ZodType<string> = text().transform(
	(written, context) => {
		const bound = written.trim().toLowerCase();
		if (isDate(bound) || daysAhead(bound) !== null) return bound;
		return fail(context, {
			code: "wrong-value",
			message: `"${written}" is not a day.`,
			help: "Write today, tomorrow, 2026-12-25, or 30 days (from today).",
		});
	},
);

/** The day, `yyyy-mm-dd`, that a bound means today. */
export function dayOfBound(bound: string, today: string): string {
	const ahead = daysAhead(bound);
	return ahead === null ? bound : dateOf(epochDay(today) + ahead);
}

function daysAhead(bound: string): number | null {
	if (bound === "today") return 0;
	if (bound === "tomorrow") return 1;
	const length = parseDuration(bound);
	return length !== null && length % DAY === 0 ? length / DAY : null;
}
