import { dateOf, epochDay, weekdayOf } from "../calendar/civil.ts";
import { isDate } from "../grammar/dates.ts";
import { dateRules, loneDateRules } from "./date-rules.ts";
import { dateTags } from "./date-tags.ts";
import type { DateContext, DayMention } from "./day-mention.ts";
import type { Reading } from "./languages.ts";
import { only } from "./only.ts";
import { readTags } from "./tag-pattern.ts";

/** What a date question asks for. Days are `yyyy-mm-dd`. */
export interface DateQuestion extends Reading {
	/** The business's day. */
	readonly today: string;
	/** The first day that counts. */
	readonly from?: string | undefined;
	/** The last day that counts. */
	readonly until?: string | undefined;
	/** The day that weeks begin on, 0 for Monday (unless said) to 6 for Sunday: *Friday next week*. */
	readonly weekStart?: number | undefined;
	/** Whether `12/06` is the sixth of December, as in the United States. Otherwise the day comes first. */
	readonly monthFirst?: boolean | undefined;
}

/**
 * Reads a day out of an answer as `yyyy-mm-dd`: *tomorrow*, *بعد بكرا*, *vendredi prochain*, *le 25*, `25/12`, *in 3 days*, *٢٥ كانون
 * الأول*. What could be several days is the next of them, within `from` and `until` where these are given. Null where there
 * is none, where two differ, where weekday and date contradict each other, or where the day lies outside.
 */
export function readDate(text: string, question: DateQuestion): string | null {
	if (!isDate(question.today)) return null;
	const context = contextOf(question);
	const tags = dateTags(text, question.languages);
	const { mentions, rest } = readTags(tags, dateRules, context);
	if (REFUSED.test(rest)) return null;
	const said =
		mentions.length > 0
			? mentions
			: readTags(rest, loneDateRules, context).mentions;
	const day = choose(said, rest, question);
	return day === null ? null : dateOf(day);
}

function contextOf(question: DateQuestion): DateContext {
	return {
		today: epochDay(question.today),
		monthFirst: question.monthFirst ?? false,
		weekStart: question.weekStart ?? 0,
	};
}

/** *not Friday*, *before the 25th*, *the Friday after next*. */
const REFUSED =
	/ (?:not|after|before|agop)(?: x)?(?: the| on)? ~ | ~ after next /;

/** *Friday or the 5th*, *du 3 au 5*: what stands there is not one day told twice. */
const CHOICE = / ~ (?:x )?or (?:(?:x|the|on) )*~ /;

function choose(
	mentions: readonly DayMention[],
	rest: string,
	question: DateQuestion,
): number | null {
	const dated = mentions.filter(({ weekday }) => weekday === undefined);
	if (dated.length === 0 || CHOICE.test(rest))
		return agreed(mentions, [], question);
	const weekdays = mentions.flatMap(({ weekday }) => weekday ?? []);
	return agreed(dated, weekdays, question);
}

/** The one day that all mentions tell, each by the likeliest of its days that is within the question and on these weekdays. */
function agreed(
	mentions: readonly DayMention[],
	weekdays: readonly number[],
	question: DateQuestion,
): number | null {
	const fits = (day: number) =>
		isWithin(day, question) &&
		weekdays.every((weekday) => weekday === weekdayOf(day));
	return only(mentions.map(({ days }) => days.find(fits) ?? null));
}

function isWithin(day: number, { from, until }: DateQuestion): boolean {
	return (
		day >= (from === undefined ? -Infinity : epochDay(from)) &&
		day <= (until === undefined ? Infinity : epochDay(until))
	);
}
