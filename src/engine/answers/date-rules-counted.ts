import { addMonths } from "./calendar-days.ts";
import { type DateRule, type DayMention, mention } from "./day-mention.ts";
import { tagPattern } from "./tag-pattern.ts";

// Arabic needs no *one*: بعد أسبوع.
const COUNT = "(?:n:\\d+ |a |(?<=(?:in|agop|and) ))u:[dwmy]";
const counts = (name: string) => `(?<${name}>${COUNT}(?: (?:and )*${COUNT})*)`;

/** *in 3 days*, *بعد أسبوع*, *a week from now* */
const later: DateRule = {
	pattern: tagPattern(
		`(?:in ${counts("counts")}(?! (?:ago|before))(?: fromnow)?|${counts("more")} fromnow)`,
	),
	read: ({ counts, more }, { today }) => shifted(today, counts ?? more, 1),
};

/** *il y a deux jours*, *2 years and a month ago* */
const earlier: DateRule = {
	pattern: tagPattern(
		`(?:agop ${counts("counts")}(?: fromnow)?|${counts("more")} ago)`,
	),
	read: ({ counts, more }, { today }) => shifted(today, counts ?? more, -1),
};

/** *two days after tomorrow* */
const fromDay: DateRule = {
	pattern: tagPattern(
		`${counts("counts")} (?<way>after|before|in|agop) (?:the )?day:(?<day>-?\\d+)`,
	),
	read: ({ counts, way, day }, { today }) => {
		const step = way === "before" || way === "agop" ? -1 : 1;
		return shifted(today + Number(day), counts, step);
	},
};

/** Days told by a count of days, weeks, months or years. */
export const countedDays: readonly DateRule[] = [fromDay, earlier, later];

/** How many days away a day may be: some two hundred years. */
const FARTHEST = 73_000;

function shifted(
	from: number,
	counts: string | undefined,
	step: 1 | -1,
): DayMention | null {
	let day = from;
	for (const [, count, unit] of counts?.matchAll(ONE_COUNT) ?? []) {
		const amount = count === undefined ? 1 : Number(count);
		if (amount > FARTHEST) return null;
		day = shift(day, step * amount, unit);
		if (Math.abs(day - from) > FARTHEST) return null;
	}
	return mention(day);
}

const ONE_COUNT = /(?:n:(\d+) )?u:([dwmy])/g;

function shift(day: number, amount: number, unit: string | undefined): number {
	if (unit === "d") return day + amount;
	if (unit === "w") return day + amount * 7;
	const months = unit === "y" ? amount * 12 : amount;
	// A calendar ends long before a number does.
	return Math.abs(months) > 2_400 ? Infinity : addMonths(day, months);
}
