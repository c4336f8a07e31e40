import { dateOf, epochDay } from "../calendar/civil.ts";
import type { Calendar } from "../calendar.ts";
import { parseDays } from "../grammar/days.ts";
import { isRefusal } from "../grammar/refusal.ts";
import { printTime } from "../grammar/time.ts";
import type { Site, Situation } from "../kinds.ts";
import { after, DAY, type Instant, instant, type RulesData } from "../model.ts";
import type { AskSpec } from "../questions/ask-spec.ts";
import { actionKinds } from "../registry.ts";
import { compileData } from "../say/fill-data.ts";
import { type Moment, readMoment } from "../say/moment.ts";
import { parsePlaceholders, type Segment } from "../say/placeholders.ts";
import { withInner } from "./read-actions.ts";

/** A moment as an owner writes it, and how long before it. A type, so that it counts as JSON data. */
export type Until = {
	/** `{day} 10:00`, `{order.eta}`, `fri 18:00`, `10:00` (the next one), `2026-12-25 10:00`. */
	readonly until: string;
	/** Whole days go back on the calendar: a day before 10:00 is 10:00, also where summer time begins in between. */
	readonly minusMs: number;
};

/** The moment that is meant now. */
export interface Due {
	/** Null where what is filled in is no moment: a day without a time, an empty field. */
	readonly at: Instant | null;
	/** For the feed: the moment on the business's clock, or what could not be read. */
	readonly told: string;
	/** Names of placeholders that stayed empty. */
	readonly emptied: readonly string[];
}

/** Makes a moment ready to be filled in and reckoned. */
export function compileUntil({
	until,
	minusMs,
}: Until): (situation: Situation) => Due {
	const fill = compileData(until);
	return (situation) => {
		const { calendar } = situation.book;
		const { text, emptied } = fill(situation);
		const moment = momentIn(text, calendar, situation.now);
		if (moment === null) return { at: null, told: text, emptied };
		const at = before(moment, minusMs, calendar);
		return { at, told: tell(at, calendar), emptied };
	};
}

/**
 * Whether a text can become a moment once its placeholders are filled in. A question's answer is what its type says; anything else
 * may be a day, a time, or both.
 */
export function canBeMoment(until: string, site: Site): boolean {
	const segments = parsePlaceholders(until);
	if (segments.length > MOST_SEGMENTS) return false;
	const tries = segments.reduce<readonly string[]>(
		(starts, segment) =>
			starts.flatMap((start) =>
				samplesOf(segment, site).map((one) => start + one),
			),
		[""],
	);
	const now = instant(0);
	return tries.some((text) => momentIn(text, site.calendar, now) !== null);
}

/** Year, month, day, hour and minute with what stands between them. */
const MOST_SEGMENTS = 9;

function samplesOf(
	segment: Segment,
	{ data }: Pick<Site, "data">,
): readonly string[] {
	if (typeof segment === "string") return [segment];
	const types = answerTypes(segment.name, data);
	if (types.length === 0) return ["2026-12-25", "10:00", "2026-12-25 10:00"];
	return types.flatMap((type) => answers.get(type) ?? []);
}

/** The types of the questions that alone save a name; none where something else saves it too. */
function answerTypes(
	name: string,
	{ rules, flows }: RulesData,
): readonly string[] {
	const actions = [
		...rules.flatMap((rule) => rule.do),
		...flows.flatMap((flow) => flow.steps),
	];
	const savers = withInner(actions).filter(({ key, spec }) =>
		actionKinds.get(key)?.saves?.(spec).includes(name),
	);
	const questions = savers.filter(({ key }) => key === "ask");
	if (questions.length < savers.length) return [];
	return questions.map(({ spec }) => (spec as AskSpec).type);
}

/** What the answer to a question of each type looks like; the others are no part of a moment. */
const answers: ReadonlyMap<string, string> = new Map([
	["date", "2026-12-25"],
	["time", "10:00"],
	["text", "2026-12-25 10:00"],
]);

type Whole = { readonly date: string; readonly minute: number };

function momentIn(
	text: string,
	calendar: Calendar,
	now: Instant,
): Whole | null {
	const number = /^\d{9,13}$/.test(text) ? Number(text) : text;
	const read = readMoment(number, calendar) ?? readWritten(text);
	if (read?.minute == null) return null;
	const { minute } = read;
	if (read.date !== null) return { date: read.date, minute };
	return nextOne(read, minute, calendar, now);
}

/** A moment in the words of an owner: a day may be a weekday, `today` or `tomorrow`. */
type Written = Moment & {
	/** Days of the week that will do, 0 for Monday. */
	readonly weekdays?: readonly number[];
	/** Days from today. */
	readonly ahead?: number;
};

function readWritten(text: string): Written | null {
	const [, date, word, hour, minutes] =
		/^(?:(\d{4}-\d\d-\d\d)[ T]|([a-z-]+)\s+)?(\d{1,2}):(\d\d)$/i.exec(
			text.trim(),
		) ?? [];
	const minute = Number(hour) * 60 + Number(minutes);
	if (!(minute < 24 * 60) || Number(minutes) > 59) return null;
	if (date !== undefined) return { date, minute };
	if (word === undefined) return { date: null, minute };
	const ahead = ["today", "tomorrow"].indexOf(word.toLowerCase());
	if (ahead >= 0) return { date: null, minute, ahead };
	const weekdays = parseDays(word);
	return isRefusal(weekdays) ? null : { date: null, minute, weekdays };
}

/** The next moment from now on that fits; `today` stays today, also when it is over. */
function nextOne(
	{ weekdays, ahead }: Written,
	minute: number,
	calendar: Calendar,
	now: Instant,
): Whole {
	const { date, weekday, minute: current } = calendar.local(now);
	const fits = (days: number) =>
		(days > 0 || minute > current) &&
		(weekdays?.includes((weekday + days) % 7) ?? true);
	const days = ahead ?? [0, 1, 2, 3, 4, 5, 6, 7].find(fits) ?? 0;
	return { date: dateOf(epochDay(date) + days), minute };
}

function before(
	{ date, minute }: Whole,
	minusMs: number,
	calendar: Calendar,
): Instant {
	const day = epochDay(date) - Math.floor(minusMs / DAY);
	return after(calendar.instantAt(dateOf(day), minute), -(minusMs % DAY));
}

function tell(at: Instant, calendar: Calendar): string {
	const { date, minute } = calendar.local(at);
	return `${date} ${printTime(minute)}`;
}
