import type { z } from "zod";
import { isRefusal } from "../grammar/refusal.ts";
import { parseTimeRange, printTime, printTimeRange } from "../grammar/time.ts";
import { defineCondition } from "../kinds.ts";
import type { Shift } from "../model.ts";
import { fail, oneOrMany, text } from "../schema.ts";

/** A type of its own, so that it counts as JSON data. */
type Range = Pick<Shift, "start" | "end">;

const range: z.ZodType<Range> = text().transform((written, context) => {
	const shift = parseTimeRange(written);
	return isRefusal(shift)
		? fail(context, {
				code: "wrong-value",
				message: shift.error,
				...(shift.help === undefined ? {} : { help: shift.help }),
			})
		: { start: shift.start, end: shift.end };
});

/** The clock on the wall is within one of these ranges; the end is outside. */
export const time = defineCondition<readonly Range[]>({
	key: "time",
	summary: "The business's clock is between these times, over midnight too.",
	example: "time: 22:00-06:00",
	schema: oneOrMany(range),
	compile: (ranges) => ({
		holds: ({ now, book }) => {
			const { minute } = book.calendar.local(now);
			return ranges.some((one) => holds(one, minute));
		},
		because: ({ now, book }) =>
			`time: ${ranges.map(printTimeRange).join(", ")} – it is ${printTime(book.calendar.local(now).minute)}`,
	}),
});

function holds({ start, end }: Range, minute: number): boolean {
	return (start <= minute && minute < end) || minute + 24 * 60 < end;
}
