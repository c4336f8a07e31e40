import { civilOf, dateOf, epochDay, weekdayOf } from "../calendar/civil.ts";
import { type CronFields, parseCron } from "../grammar/cron.ts";
import { fitsDates } from "../grammar/dates.ts";
import { isRefusal } from "../grammar/refusal.ts";
import { fitsCronDay, nextMonth } from "./cron-days.ts";
import type { ScheduleSpec } from "./schedule-spec.ts";

/** A schedule made ready: on which days, and at which minutes of them. Days are counted from 1970-01-01. */
export interface DayTimes {
	fits(day: number): boolean;
	/** The first day from `day` on that fits, or null. */
	nextDay(day: number): number | null;
	/** Since midnight, rising, never empty. */
	readonly minutes: readonly number[];
	/** It runs in every hour of the day: an interval, which a repeated hour does not stop. */
	readonly everyHour: boolean;
}

/** 29 February on a given weekday comes back after 40 years at the latest. */
const LONGEST_PAUSE = 41 * 366;

const ready = new WeakMap<ScheduleSpec, DayTimes>();

/** Makes a schedule ready, once for each spec. */
export function dayTimes(spec: ScheduleSpec): DayTimes {
	const known = ready.get(spec);
	if (known) return known;
	const made = compileTimes(spec.times);
	ready.set(spec, made);
	return made;
}

function compileTimes(times: ScheduleSpec["times"]): DayTimes {
	if (times.type === "cron") return compileCron(times.cron);
	if (times.type === "days")
		return {
			...searching((day) => times.days.includes(weekdayOf(day))),
			minutes: times.at,
			everyHour: false,
		};
	const { dates, at } = times;
	const days = searching((day) => fitsDates(dates, dateOf(day)));
	return {
		...(dates.every ? days : within(days, dates.from, dates.until)),
		minutes: at,
		everyHour: false,
	};
}

function compileCron(cron: string): DayTimes {
	const fields = parseCron(cron);
	// The schema has read it before; a stored rule book that this version cannot read says so instead of staying silent.
	if (isRefusal(fields))
		throw new Error(`Cannot read the schedule: ${fields.error}`);
	return {
		...searching((day) => fitsCronDay(fields, day), monthSkip(fields)),
		minutes: fields.hours.flatMap((hour) =>
			fields.minutes.map((minute) => hour * 60 + minute),
		),
		everyHour: fields.hours.length === 24,
	};
}

/** From a day in a month that no rule names straight to the next month. */
function monthSkip({ months }: CronFields): (day: number) => number {
	return (day) =>
		months.includes(civilOf(day).month) ? day + 1 : nextMonth(day);
}

function searching(
	fits: (day: number) => boolean,
	following: (day: number) => number = (day) => day + 1,
): Pick<DayTimes, "fits" | "nextDay"> {
	return {
		fits,
		nextDay: (from) => {
			for (let day = from; day < from + LONGEST_PAUSE; day = following(day))
				if (fits(day)) return day;
			return null;
		},
	};
}

function within(
	{ fits }: Pick<DayTimes, "fits">,
	from: string,
	until: string,
): Pick<DayTimes, "fits" | "nextDay"> {
	const first = epochDay(from);
	const last = epochDay(until);
	return {
		fits,
		nextDay: (day) => (day > last ? null : Math.max(day, first)),
	};
}
