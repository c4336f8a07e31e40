import {
	dayIfReal,
	daysOfMonth,
	daysOfWeek,
	daysOfYear,
	fullYear,
} from "./calendar-days.ts";
import {
	type DateContext,
	type DateRule,
	type DayMention,
	mention,
} from "./day-mention.ts";
import { readNumericDate } from "./numeric-date.ts";
import { type Groups, tagPattern } from "./tag-pattern.ts";

/** `25/12`, `2026-12-25`. *At 4.22* is a time, `10-12 December` are three days. */
const inDigits: DateRule = {
	pattern: tagPattern("(?<!at |m:\\d+ )d:(?<date>\\S+)(?! (?:h|m:))"),
	read: ({ date = "" }, context) =>
		isTimeLike(date) ? null : numeric(date, context),
};

const inSpacedDigits: DateRule = {
	pattern: tagPattern(
		"n:(?<day>\\d{1,2}) / n:(?<month>\\d{1,2})(?: / n:(?<year>\\d{2}|\\d{4}))?",
	),
	read: ({ day, month, year }, context) =>
		numeric([day, month, year].filter(Boolean).join("/"), context),
};

/** *5 or 6 December*, *du 3 au 5 décembre*: two days are none. */
const severalDays: DateRule = {
	pattern: tagPattern(
		"[now]:\\d{1,2} (?:or|and|/)(?: the)?(?= [now]:\\d{1,2} (?:of )?m:\\d)",
	),
	read: () => mention([]),
};

const yearFirst: DateRule = {
	pattern: tagPattern(
		"n:(?<year>\\d{4}) (?:/ )?m:(?<month>\\d+) (?:/ )?[no]:(?<day>\\d{1,2})",
	),
	read: readDayMonth,
};

/** Nothing follows that makes a number something else: `25 h`, `25 pl`. */
const BARE = "(?! h | pl | u:| m:)";
const YEAR = "(?: (?:(?:/|of) )*n:(?<year>\\d{4}|\\d\\d(?= $))(?! h | pl ))?";

const dayMonth: DateRule = {
	pattern: tagPattern(
		`(?:(?:the|on) )*[now]:(?<day>\\d{1,2}) (?:(?:/|of|the|u:d) )*m:(?<month>\\d+)${YEAR}`,
	),
	read: readDayMonth,
};

const monthDay: DateRule = {
	pattern: tagPattern(
		`m:(?<month>\\d+) (?:(?:/|the) )*[now]:(?<day>\\d{1,2})${BARE}${YEAR}`,
	),
	read: readDayMonth,
};

const besideWeekday: DateRule = {
	pattern: tagPattern(
		`(?:(?<=wd:\\d )(?:(?:the|on|of) )*[no]:(?<day>\\d{1,2})${BARE}|(?<=wd:\\d )(?:(?:the|on) )*w:(?<word>\\d{1,2})|(?:the )?[no]:(?<first>\\d{1,2})(?= (?:the )?wd:\\d))`,
	),
	read: ({ day, word, first }, { today }) =>
		readDayOnly(day ?? word ?? first, today),
};

const dayOnly: DateRule = {
	pattern: tagPattern(
		`(?:(?:(?:the|u:d) |(?<!x )on )+n:(?<day>\\d{1,2})${BARE}|(?:(?:the|on|u:d) )*o:(?<ordinal>\\d{1,2})${BARE}|(?:(?:the|on) )*w:(?<word>\\d{1,2})(?= $| ~))`,
	),
	read: ({ day, ordinal, word }, { today }) =>
		readDayOnly(day ?? ordinal ?? word, today),
};

const weekdayOnly: DateRule = {
	pattern: tagPattern("(?:(?:on|this|the) )*wd:(?<weekday>\\d)"),
	read: ({ weekday }, { today }) => ({
		days: daysOfWeek(Number(weekday), today),
		weekday: Number(weekday),
	}),
};

/** Whole dates, which are read first. */
export const wholeDates: readonly DateRule[] = [
	inDigits,
	inSpacedDigits,
	severalDays,
	yearFirst,
];

/** A day and a month, behind *the first Friday of July*. */
export const daysAndMonths: readonly DateRule[] = [dayMonth, monthDay];

/** A day without a month and a weekday, which are read last. */
export const loneParts: readonly DateRule[] = [
	besideWeekday,
	dayOnly,
	weekdayOnly,
];

/** What counts only where nothing better is said: *27*, `4.22`, which may be a time as well. */
export const loneDays: readonly DateRule[] = [
	{
		pattern: tagPattern(
			"(?<=^ (?:(?:x|on|or|the) )*)n:(?<day>\\d{1,2})(?= (?:x )?$)",
		),
		read: ({ day }, { today }) => readDayOnly(day, today),
	},
	{
		pattern: tagPattern("(?<!at )d:(?<date>\\S+)(?! (?:h|m:))"),
		read: ({ date = "" }, context) => numeric(date, context),
	},
];

/** `7.30` can only be a day where the month comes first, and mostly is a time. */
function isTimeLike(date: string): boolean {
	const [, minutes] = /^\d{1,2}\.(\d\d)$/.exec(date) ?? [];
	return minutes !== undefined && Number(minutes) > 12;
}

function numeric(date: string, context: DateContext): DayMention | null {
	const days = readNumericDate(date, context);
	return days && mention(days);
}

function readDayMonth(
	{ day, month, year }: Groups,
	{ today }: DateContext,
): DayMention {
	if (year === undefined)
		return mention(daysOfYear(Number(month), Number(day), today));
	const full = fullYear(year, today);
	return mention(dayIfReal(full, Number(month), Number(day)));
}

function readDayOnly(
	day: string | undefined,
	today: number,
): DayMention | null {
	const days = daysOfMonth(Number(day), today);
	return days.length === 0 ? null : mention(days);
}
