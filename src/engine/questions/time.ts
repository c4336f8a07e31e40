import { z } from "zod";
import { readTime } from "../answers/time.ts";
import { isRefusal } from "../grammar/refusal.ts";
import { parseTime, printTime } from "../grammar/time.ts";
import { defineQuestion, type Situation } from "../kinds.ts";
import { fail, text as textSchema } from "../schema.ts";
import { languagesOf } from "./came.ts";
import { isOpenAt } from "./open-at.ts";

const timeOfDay = textSchema().transform((written, context) => {
	const minute = parseTime(written);
	if (!isRefusal(minute)) return printTime(minute);
	const { error, help } = minute;
	const problem = { code: "wrong-value", message: error } as const;
	return fail(context, help === undefined ? problem : { ...problem, help });
});

/** A time of day, `hh:mm`. */
export const time = defineQuestion({
	key: "time",
	summary:
		"A time of day, such as 7pm, 19h30 or half past seven, not before from and not after until. A bare 8 is the one of the two at which the business is open.",
	example:
		'ask: "At what time?", save_as: arrival, type: time, from: "12:00", until: "22:00"',
	own: z.strictObject({
		from: timeOfDay.optional(),
		until: timeOfDay.optional(),
	}),
	compile({ from = "00:00", until = "24:00" }) {
		const isStated = from !== "00:00" || until !== "24:00";
		const isWithin = (time: string) =>
			from <= until
				? from <= time && time <= until
				: time >= from || time <= until;
		const likely = (situation: Situation) =>
			isStated
				? (minute: number) => isWithin(printTime(minute))
				: isOpenAt(situation);
		return {
			read(situation) {
				const { text, event, book } = situation;
				if (text === null) return null;
				const time = readTime(text.original, {
					languages: languagesOf(situation),
					now: printTime(book.calendar.local(event.at).minute),
					isLikely: likely(situation),
				});
				return time !== null && isWithin(time) ? time : null;
			},
		};
	},
});
