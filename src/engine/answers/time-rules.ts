import { type TagRule, tagPattern } from "./tag-pattern.ts";
import { readFromNow, readTime, type TimeMention } from "./time-mention.ts";
import { BEHIND, DOTTED, N, NO_COUNT, PART } from "./time-pieces.ts";
import { amountRules } from "./time-rules-amounts.ts";

type Rule = TagRule<TimeMention, null>;

const inDigits: Rule = {
	pattern: tagPattern(
		`(?:(?<before>lunch|noon) (?:at )*)?d:(?<hour>\\d{1,2}):(?<minute>\\d\\d)(?::\\d\\d)?${BEHIND}`,
	),
	read: readTime,
};

/** `7.30 pm`. Alone, `7.30` may be a date. */
const dottedWithPart: Rule = {
	pattern: tagPattern(`${DOTTED}(?: h)? (?<part>${PART})`),
	read: readTime,
};

const dottedHour: Rule = {
	pattern: tagPattern(
		`(?:(?:at )+${DOTTED}|${DOTTED.replaceAll("?<", "?<_")} h)`,
	),
	read: ({ hour, _hour, minute, _minute }) =>
		readTime({ hour: hour ?? _hour, minute: minute ?? _minute }),
};

const fromNow: Rule = {
	pattern: tagPattern(
		`in (?:(?:${N}:(?<hours>\\d{1,2}) |a |(?=h ))h(?: (?:and )?(?:${N}:(?<more>\\d{1,2})(?: min)?|(?<part>half|quarter)))?|(?:a )?${N}:(?<minutes>\\d{1,3}) min|(?:a )?(?<short>half|quarter)(?: (?:of|the|a))* h)`,
	),
	read: readFromNow,
};

/** *from 7 to 8*, *7 or 8*, *de 7 à 8*: two times are none. */
const several: Rule = {
	pattern: tagPattern(
		`(?:(?:of|from) (?:${N}:\\d+|d:\\S+)(?: h)? (?:at|to|and|or) |n:\\d+(?: h)?(?: am| pm)? (?:to|or|/) |${N}:\\d+(?: h)?(?: am| pm)? or )(?:at )*(?:${N}:\\d+|d:\\S+)${NO_COUNT}`,
	),
	read: () => ({ hour: null, minutes: 0, part: null }),
};

const hourMinute: Rule = {
	pattern: tagPattern(
		`${N}:(?<hour>\\d{1,2}) h (?:${N}:\\d{1,2} s|${N}:(?<minute>\\d{1,2})(?: min)?(?: ${N}:\\d{1,2} s)?)(?! h )${BEHIND}`,
	),
	read: readTime,
};

const fourDigits: Rule = {
	pattern: tagPattern(
		`n:(?<hour>\\d{1,2})(?<minute>[0-5]\\d)(?: h)?(?: (?<part>am|pm|night))`,
	),
	read: readTime,
};

const pairWithPart: Rule = {
	pattern: tagPattern(
		`${N}:(?<hour>\\d{1,2}) ${N}:(?<minute>[1-5]\\d|5) (?<part>${PART})`,
	),
	read: readTime,
};

const hourWithPart: Rule = {
	pattern: tagPattern(
		`(?:(?<before>lunch|noon|midnight) (?:at )*)?${N}:(?<hour>\\d{1,2})(?: h)?(?: (?:at|of|in|the))* (?<part>${PART})`,
	),
	read: readTime,
};

const hourOnly: Rule = {
	pattern: tagPattern(
		`(?:(?<before>lunch|noon|midnight) (?:at )*)?${N}:(?<hour>\\d{1,2}) h`,
	),
	read: readTime,
};

const atPair: Rule = {
	pattern: tagPattern(
		`(?:at )+${N}:(?<hour>\\d{1,2}) ${N}:(?<minute>[1-5]\\d|5)(?! (?:pl|h) )`,
	),
	read: readTime,
};

const atHour: Rule = {
	pattern: tagPattern(
		`(?:(?<before>lunch|noon|midnight) )?(?:at )+${N}:(?<hour>\\d{1,2})${NO_COUNT}`,
	),
	read: readTime,
};

const named: Rule = {
	pattern: tagPattern(
		`(?:(?<fixed>noon|midnight)|t:(?<hour>\\d+):00)(?: lunch)?`,
	),
	read: readTime,
};

/** The rules, the longest phrases first: what one has read the next does not see. */
export const timeRules: readonly Rule[] = [
	several,
	fromNow,
	inDigits,
	dottedWithPart,
	dottedHour,
	...amountRules,
	hourMinute,
	fourDigits,
	pairWithPart,
	hourWithPart,
	hourOnly,
	atPair,
	atHour,
	named,
];

/** What counts only where nothing better is said: *8 30*, `1930`, *8*. */
export const loneTimeRules: readonly Rule[] = [
	{ pattern: tagPattern(DOTTED), read: readTime },
	{
		pattern: tagPattern(
			`(?<!${N}:\\d+ )${N}:(?<hour>\\d{1,2}) ${N}:(?<minute>[1-5]\\d|5)(?! (?:pl|${N}:\\d+) )`,
		),
		read: readTime,
	},
	{
		pattern: tagPattern("n:(?<hour>[01]\\d|2[0-3])(?<minute>[0-5]\\d)(?! pl )"),
		read: readTime,
	},
	{
		pattern: tagPattern(
			`(?<!${N}:\\d+ |the )${N}:(?<hour>\\d{1,2})(?! (?:pl|${N}:\\d+|m:) )`,
		),
		read: readTime,
	},
];
