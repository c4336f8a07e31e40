import { type Zone, zoneOf } from "../calendar/zone.ts";
import { DAY, type Instant, instant, MINUTE } from "../model.ts";
import { type DayTimes, dayTimes } from "./day-times.ts";
import type { ScheduleSpec } from "./schedule-spec.ts";

/** As many due times as {@link dueTimes} gives at most: the latest ones. */
export const MOST_DUE = 1_000;

/**
 * The first time after `after` at which a schedule is due, or null when none comes. Times are those of the clock on the wall: one
 * in the gap of summer time is due at the first instant after it, one in a repeated hour once – but for a cron expression with
 * `*` for its hour, which goes on in the repeated hour.
 */
export function nextTime(
	spec: ScheduleSpec,
	timezone: string,
	after: Instant,
): Instant | null {
	const zone = zoneOf(spec.timezone ?? timezone);
	const times = dayTimes(spec);
	let day = times.nextDay(zone.dayAt(after) - 1);
	while (day !== null) {
		const due = instantsOn(day, times, zone).find((at) => at > after);
		if (due !== undefined) return due;
		day = times.nextDay(day + 1);
	}
	return null;
}

/** Every time after `after`, up to and including `until`, at which a schedule is due; of a very long span the latest 1,000. */
export function dueTimes(
	spec: ScheduleSpec,
	timezone: string,
	after: Instant,
	until: Instant,
): Instant[] {
	if (until <= after) return [];
	const zone = zoneOf(spec.timezone ?? timezone);
	const times = dayTimes(spec);
	const first = zone.dayAt(after) - 1;
	const due: Instant[] = [];
	for (
		let day = zone.dayAt(until);
		day >= first && due.length < MOST_DUE;
		day--
	)
		if (times.fits(day))
			due.unshift(
				...instantsOn(day, times, zone).filter(
					(at) => at > after && at <= until,
				),
			);
	return due.slice(-MOST_DUE);
}

/** The due instants of one local day, rising. */
function instantsOn(
	day: number,
	times: DayTimes,
	zone: Zone,
): readonly Instant[] {
	const midnight = zone.instantOn(day, 0);
	const { minutes } = times;
	// On all days but two a year the minutes of the day follow each other evenly.
	if (isEven(day, midnight, zone))
		return minutes.map((minute) => instant(midnight + minute * MINUTE));
	const first = minutes.map((minute) => zone.instantOn(day, minute));
	const again = times.everyHour ? repeated(first, day, zone) : [];
	return [...new Set([...first, ...again])].toSorted(
		(one, other) => one - other,
	);
}

function isEven(day: number, midnight: Instant, { offsetAt }: Zone): boolean {
	const offset = offsetAt(midnight);
	return midnight + offset === day * DAY && offsetAt(midnight + DAY) === offset;
}

/** Those of the times that the clock shows a second time on that day. */
function repeated(
	first: readonly Instant[],
	day: number,
	zone: Zone,
): readonly Instant[] {
	const before = zone.offsetAt(day * DAY - DAY);
	const back = before - zone.offsetAt(day * DAY + 2 * DAY);
	if (back <= 0) return [];
	const wall = (at: number) => at + zone.offsetAt(at);
	return first
		.filter((at) => wall(at + back) === wall(at))
		.map((at) => instant(at + back));
}
