import { isDate } from "../grammar/dates.ts";
import type { Situation } from "../kinds.ts";
import type { Shift } from "../model.ts";

const DAY_MINUTES = 24 * 60;

/**
 * Tells at which minutes of a day the business is open: of the day that was answered before, where one was, else of any day.
 * Undefined where it keeps no hours.
 */
export function isOpenAt(
	situation: Situation,
): ((minute: number) => boolean) | undefined {
	const { hours } = situation.book.data.profile;
	if (hours === null) return undefined;
	const day = dayAnswered(situation);
	const shifts =
		day === null ? hours.flat() : situation.book.calendar.shiftsOn(day);
	return (minute) => shifts.some((shift) => isIn(shift, minute));
}

/** The day that this flow asked for last. */
function dayAnswered({ conversation }: Situation): string | null {
	const answers = Object.values(conversation.question?.answers ?? {});
	const days = answers.filter(
		(answer) => typeof answer === "string" && isDate(answer),
	);
	return (days.at(-1) as string | undefined) ?? null;
}

/** A shift past midnight goes on in the first minutes of a day. */
function isIn({ start, end }: Shift, minute: number): boolean {
	return [minute, minute + DAY_MINUTES].some(
		(one) => start <= one && one < end,
	);
}
