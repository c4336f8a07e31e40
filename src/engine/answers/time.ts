import { parseTime, printTime } from "../grammar/time.ts";
import type { Reading } from "./languages.ts";
import { only } from "./only.ts";
import { readTags } from "./tag-pattern.ts";
import type { TimeMention } from "./time-mention.ts";
import { loneTimeRules, timeRules } from "./time-rules.ts";
import { timeTags } from "./time-tags.ts";

/** What a time question asks for. */
export interface TimeQuestion extends Reading {
	/** The business's time, `hh:mm`: without it *in an hour* is no answer. */
	readonly now?: string | undefined;
	/**
	 * Whether a time, in minutes since midnight, is to be expected, such as within opening hours. It decides what a bare *8* is:
	 * the evening where only that fits. Without it, or where both fit or none, *8* is 08:00.
	 */
	readonly isLikely?: ((minute: number) => boolean) | undefined;
}

/**
 * Reads a time of day out of an answer as `hh:mm`: *7pm*, `19h30`, *half past seven*, *سبعة ونص*, *٧ مساء*, *huit heures moins le
 * quart*, *noon*. Seconds are dropped. Null where there is none or where two differ.
 */
export function readTime(text: string, question: TimeQuestion): string | null {
	const tags = timeTags(text, question.languages);
	const { mentions, rest } = readTags(tags, timeRules, null);
	if (REFUSED.test(rest)) return null;
	const said =
		mentions.length > 0
			? mentions
			: readTags(rest, loneTimeRules, null).mentions;
	const minute = only(said.map((mention) => minuteOf(mention, tags, question)));
	return minute === null ? null : printTime(minute);
}

/** *not at 8* */
const REFUSED = / not (?:at )?~ /;

const DAY_MINUTES = 24 * 60;

function minuteOf(
	mention: TimeMention,
	tags: string,
	question: TimeQuestion,
): number | null {
	if (mention.fromNow !== undefined)
		return minuteFromNow(mention.fromNow, question.now);
	const { hour, minutes } = mention;
	if (hour === null || minutes > 59) return null;
	const part = mention.part ?? partOf(tags);
	if (part === "several") return null;
	const told = part === null ? likely(mention, question) : inPart(hour, part);
	return (told * 60 + minutes + DAY_MINUTES) % DAY_MINUTES;
}

function minuteFromNow(
	minutes: number,
	now: string | undefined,
): number | null {
	const minute = now === undefined ? null : parseTime(now);
	if (typeof minute !== "number" || minutes >= DAY_MINUTES) return null;
	return (minute + minutes) % DAY_MINUTES;
}

/** The part of the day that is said anywhere: *tonight, at 8 please*. */
function partOf(tags: string): string | null {
	const parts = new Set(tags.match(/(?<= )(?:am|pm|night)(?= )/g) ?? []);
	if (parts.size > 1) return "several";
	return [...parts][0] ?? null;
}

/** The hour of 24 that an hour of twelve is in a part of the day. Whoever says 20 in the evening says it all. */
function inPart(hour: number, part: string): number {
	if (hour > 12) return hour;
	if (part === "am" || part === "midnight") return hour % 12;
	if (part === "night") return hour < 5 ? hour : (hour + 12) % 24;
	if (part === "pm") return (hour % 12) + 12;
	return hour < 6 ? hour + 12 : hour;
}

function likely(
	{ hour, minutes, isExact }: TimeMention,
	question: TimeQuestion,
): number {
	const { isLikely } = question;
	if (hour === null || hour < 1 || hour > 12) return hour ?? 0;
	if (!isLikely || isExact) return hour;
	const later = (hour + 12) % 24;
	const fits = (one: number) =>
		isLikely((one * 60 + minutes + DAY_MINUTES) % DAY_MINUTES);
	return fits(later) && !fits(hour) ? later : hour;
}
