import { dayOfMonth, monthAway, nthWeekday } from "./calendar-days.ts";
import {
	type DateContext,
	type DateRule,
	type DayMention,
	LINKS,
	mention,
	stepOf,
	WHICH,
} from "./day-mention.ts";
import { type Groups, tagPattern } from "./tag-pattern.ts";

/** *the first Friday of July*, *the third Wednesday of last month* */
const nthOfMonth: DateRule = {
	pattern: tagPattern(
		`(?:the )?[wo]:(?<nth>[1-5]) (?:u:d )?wd:(?<weekday>\\d) ${LINKS}(?:m:(?<month>\\d+)|${WHICH} u:m)`,
	),
	read: readNthOfMonth,
};

/** *le premier dimanche*: of this month, or of the next where that one no longer counts. */
const nthOnly: DateRule = {
	pattern: tagPattern(
		"(?:the )?w:(?<nth>[1-5]) (?:u:d )?wd:(?<weekday>\\d)(?! (?:[no]:|m:))",
	),
	read: ({ nth, weekday }, { today }) => {
		const days = [0, 1].map((months) => nthIn(months, nth, weekday, today));
		return mention(days.filter((day) => day !== null));
	},
};

const dayOfNextMonth: DateRule = {
	pattern: tagPattern(
		`(?:(?:the|on) )*[now]:(?<day>\\d{1,2}) ${LINKS}${WHICH} u:m`,
	),
	read: ({ day, which }, { today }) =>
		mention(dayOfMonth(Number(day), stepOf(which), today)),
};

const nextMonthDay: DateRule = {
	pattern: tagPattern(
		`${WHICH} u:m ${LINKS}[now]:(?<day>\\d{1,2})(?! (?:h|pl|m:))`,
	),
	read: ({ day, which }, { today }) =>
		mention(dayOfMonth(Number(day), stepOf(which), today)),
};

/** *the last Friday of the month*: asked again rather than taken for the one that was. */
const lastOfMonth: DateRule = {
	pattern: tagPattern(
		"last (?:u:d )?wd:\\d (?:(?:of|on|the|this|next|last) )*(?:u:m|m:\\d+)",
	),
	read: () => mention([]),
};

/** Days of a month that is told beside them. */
export const daysOfMonths: readonly DateRule[] = [
	nthOfMonth,
	lastOfMonth,
	dayOfNextMonth,
	nextMonthDay,
];

/** *le premier dimanche*, read behind *Friday of next week*. */
export const nthDays: readonly DateRule[] = [nthOnly];

function readNthOfMonth(
	{ nth, weekday, month, which }: Groups,
	{ today }: DateContext,
): DayMention {
	if (month === undefined)
		return mention(nthIn(stepOf(which), nth, weekday, today));
	const { year } = monthAway(0, today);
	const days = [year - 1, year, year + 1]
		.map((one) => ({ year: one, month: Number(month) }))
		.map((one) => nthWeekday(Number(nth), Number(weekday), one))
		.filter((day) => day !== null);
	const past = days.filter((day) => day < today).reverse();
	return mention([...days.filter((day) => day >= today), ...past]);
}

function nthIn(
	months: number,
	nth: string | undefined,
	weekday: string | undefined,
	today: number,
): number | null {
	return nthWeekday(Number(nth), Number(weekday), monthAway(months, today));
}
