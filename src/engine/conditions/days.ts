import type { z } from "zod";
import { parseDays, printDays, weekdays } from "../grammar/days.ts";
import { isRefusal } from "../grammar/refusal.ts";
import { defineCondition } from "../kinds.ts";
import { fail, oneOrMany, text } from "../schema.ts";

const daysSchema: z.ZodType<readonly number[]> = oneOrMany(text()).transform(
	(written, context) => {
		const days = parseDays(written);
		return isRefusal(days)
			? fail(context, {
					code: "wrong-value",
					message: days.error,
					...(days.help === undefined ? {} : { help: days.help }),
				})
			: days;
	},
);

/** It is one of these days of the week, by the calendar and the business's clock. */
export const days = defineCondition<readonly number[]>({
	key: "days",
	summary: "Today is one of these days; after midnight it is the next day.",
	example: "days: sat-sun",
	schema: daysSchema,
	compile: (wanted) => ({
		holds: ({ now, book }) => wanted.includes(book.calendar.local(now).weekday),
		because: ({ now, book }) =>
			`days: ${printDays(wanted)} – today is ${weekdays[book.calendar.local(now).weekday]}`,
	}),
});
