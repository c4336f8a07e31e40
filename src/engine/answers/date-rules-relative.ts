import { weekdayOf } from "../calendar/civil.ts";
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

const weekdayOfWeek: DateRule = {
	pattern: tagPattern(`(?:on )?wd:(?<weekday>\\d) ${LINKS}${WHICH} u:w`),
	read: readWeekdayOfWeek,
};

const weekThenWeekday: DateRule = {
	pattern: tagPattern(`${LINKS}${WHICH} u:w ${LINKS}wd:(?<weekday>\\d)`),
	read: readWeekdayOfWeek,
};

/** English *next* is in the next week; *coming*, as French and Arabic say it, is the first one after today. */
const nextWeekday: DateRule = {
	pattern: tagPattern("(?<which>next|coming|last) wd:(?<weekday>\\d)"),
	read: (groups, context) => {
		const weekday = Number(groups.weekday);
		if (groups.which === "next")
			return { ...readWeekdayOfWeek(groups, context), weekday };
		const { today } = context;
		const day =
			groups.which === "last"
				? today - daysBetween(weekday, weekdayOf(today))
				: today + daysBetween(weekdayOf(today), weekday);
		return { days: [day], weekday };
	},
};

/** *two Sundays from now* */
const weekdaysFromNow: DateRule = {
	pattern: tagPattern("n:(?<count>[1-9]) wd:(?<weekday>\\d) fromnow"),
	read: ({ count, weekday }, { today }) =>
		mention(comingDay(weekday, today) + 7 * (Number(count) - 1)),
};

/** *samedi en huit* */
const weekdayAfterNext: DateRule = {
	pattern: tagPattern("wd:(?<weekday>\\d) plus7"),
	read: ({ weekday }, { today }) => mention(comingDay(weekday, today) + 7),
};

const namedDay: DateRule = {
	pattern: tagPattern("(?:the )?day:(?<day>-?\\d+)"),
	read: ({ day }, { today }) => mention(today + Number(day)),
};

/** Weekdays of a week that is told beside them. */
export const daysOfWeeks: readonly DateRule[] = [
	weekdayOfWeek,
	weekThenWeekday,
];

/** Days told from today. */
export const daysFromToday: readonly DateRule[] = [
	weekdaysFromNow,
	nextWeekday,
	weekdayAfterNext,
	namedDay,
];

function readWeekdayOfWeek(
	{ which, weekday }: Groups,
	{ today, weekStart }: DateContext,
): DayMention {
	const inWeek = (day: number) => (day - weekStart + 7) % 7;
	const start = today - inWeek(weekdayOf(today));
	return mention(start + 7 * stepOf(which) + inWeek(Number(weekday)));
}

function comingDay(weekday: string | undefined, today: number): number {
	return today + daysBetween(weekdayOf(today), Number(weekday));
}

/** From one weekday to the next other one, 1 to 7 days. */
function daysBetween(from: number, to: number): number {
	return ((to - from + 6) % 7) + 1;
}
