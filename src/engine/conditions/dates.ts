import type { z } from "zod";
import {
	type Dates,
	fitsDates,
	parseDates,
	printDates,
} from "../grammar/dates.ts";
import { isRefusal } from "../grammar/refusal.ts";
import { defineCondition } from "../kinds.ts";
import { fail, oneOrMany, text } from "../schema.ts";

/** A type of its own, so that it counts as JSON data. */
type Span = Pick<Dates, "from" | "until" | "every">;

const span: z.ZodType<Span> = text().transform((written, context) => {
	const read = parseDates(written);
	return isRefusal(read)
		? fail(context, {
				code: "wrong-value",
				message: read.error,
				...(read.help === undefined ? {} : { help: read.help }),
			})
		: { from: read.from, until: read.until, every: read.every };
});

/** Today is within one of these dates, both ends included. */
export const dates = defineCondition<readonly Span[]>({
	key: "dates",
	summary: "Today is one of these dates; both ends of a range count.",
	example: "dates: 2026-12-20..2026-12-31",
	schema: oneOrMany(span),
	compile: (spans) => ({
		holds: ({ now, book }) => {
			const { date } = book.calendar.local(now);
			return spans.some((one) => fitsDates(one, date));
		},
		because: ({ now, book }) =>
			`dates: ${spans.map(printDates).join(", ")} – today is ${book.calendar.local(now).date}`,
	}),
});
