import { z } from "zod";
import { defineCondition, type Situation } from "../kinds.ts";
import { sayWhen } from "../say/moment.ts";

/** The business is open, or closed, at this moment. */
export const hours = defineCondition<"open" | "closed">({
	key: "hours",
	summary: "The business is open, or closed, now.",
	example: "hours: closed",
	schema: z.enum(["open", "closed"], {
		error: "This should be open or closed.",
	}),
	findings: (_, { data }) =>
		data.profile.hours === null
			? [
					{
						path: [],
						code: "missing",
						severity: "error",
						message:
							"The business keeps no hours, so it is neither open nor closed.",
						help: "Write its hours under business.hours, e.g. mon-fri: 9:00-17:00.",
					},
				]
			: [],
	compile: (wanted) => ({
		holds: ({ now, book, business }) =>
			book.calendar.isOpen(now, business.state) === (wanted === "open"),
		because: (situation) => `hours: ${wanted} – it is ${state(situation)}`,
	}),
});

/** `open until 23:00`, `closed, and opens tomorrow at 12:00` */
function state({ now, book: { calendar }, business }: Situation): string {
	const when = { calendar, language: "en" };
	if (calendar.isOpen(now, business.state)) {
		const until = calendar.openUntil(now, business.state);
		return until === null ? "open" : `open until ${sayWhen(until, now, when)}`;
	}
	const next = calendar.nextOpen(now, business.state);
	return next === null
		? "closed"
		: `closed, and opens ${sayWhen(next, now, when)}`;
}
