import { z } from "zod";
import { readDate } from "../answers/date.ts";
import { isDate } from "../grammar/dates.ts";
import { defineQuestion } from "../kinds.ts";
import { languagesOf } from "./came.ts";
import { dayBound, dayOfBound } from "./day-bound.ts";
import { rangeFindings } from "./range-findings.ts";

/** A day. It prints in the language of the text it stands in. */
export const date = defineQuestion({
	key: "date",
	summary:
		"A day, such as tomorrow, vendredi prochain or 25/12, not before from and not after until: today, tomorrow, 2026-12-25, or 30 days.",
	example:
		'ask: "Which day?", save_as: day, type: date, from: today, until: 30 days',
	own: z.strictObject({
		from: dayBound.optional(),
		until: dayBound.optional(),
	}),
	findings: ({ from, until }) =>
		rangeFindings(fixed(from), fixed(until), ["from", "until"]),
	compile: ({ from, until }) => ({
		read(situation) {
			const { text, event, book } = situation;
			if (text === null) return null;
			// As the customer's own clock showed it when they wrote *tomorrow*.
			const today = book.calendar.local(event.at).date;
			return readDate(text.original, {
				languages: languagesOf(situation),
				today,
				from: from && dayOfBound(from, today),
				until: until && dayOfBound(until, today),
			});
		},
	}),
});

function fixed(bound: string | undefined): string | undefined {
	return bound !== undefined && isDate(bound) ? bound : undefined;
}
