import type { LocalTime } from "../calendar.ts";
import { DAY, type Instant, instant, MINUTE } from "../model.ts";
import { dateOf, weekdayOf } from "./civil.ts";

/** A time zone: what its clocks show, and when they show it. */
export interface Zone {
	readonly name: string;
	/** Milliseconds its clocks are ahead of UTC. */
	offsetAt(at: number): number;
	local(at: Instant): LocalTime;
	/** The day that its calendars show, counted from 1970-01-01. */
	dayAt(at: Instant): number;
	/** See `Calendar.instantAt`, with the day counted from 1970-01-01. The minute may lie outside its day. */
	instantOn(day: number, minute: number): Instant;
}

/** Whether a name is a time zone of IANA, e.g. `Asia/Beirut`; fixed offsets such as `+02:00` are not. */
export function isTimezone(name: string): boolean {
	if (!/^[A-Za-z]/.test(name)) return false;
	try {
		new Intl.DateTimeFormat("en", { timeZone: name });
		return true;
	} catch {
		return false;
	}
}

const zones = new Map<string, Zone>();

/** The zone of that name, kept for the next time it is asked for. Throws a `RangeError` for a name that is none. */
export function zoneOf(name: string): Zone {
	const known = zones.get(name);
	if (known) return known;
	const zone = makeZone(name);
	zones.set(name, zone);
	return zone;
}

function makeZone(name: string): Zone {
	const offsetAt = cachedOffsets(wallReader(name));
	return {
		name,
		offsetAt,
		local: (at) => localTime(at + offsetAt(at)),
		dayAt: (at) => Math.floor((at + offsetAt(at)) / DAY),
		instantOn: (day, minute) =>
			firstShowing(day * DAY + minute * MINUTE, offsetAt),
	};
}

/** The clock of a zone read as if it were UTC, in milliseconds: slow (some 4 µs), so its answers are kept. */
function wallReader(name: string): (at: number) => number {
	const format = new Intl.DateTimeFormat("en-US", {
		timeZone: name,
		calendar: "gregory",
		hourCycle: "h23",
		era: "short",
		year: "numeric",
		month: "numeric",
		day: "numeric",
		hour: "numeric",
		minute: "numeric",
		second: "numeric",
	});
	return (at) => {
		const parts = format.formatToParts(at);
		const read = (type: string) =>
			Number(parts.find((part) => part.type === type)?.value);
		const wall = new Date(0);
		wall.setUTCFullYear(read("year"), read("month") - 1, read("day"));
		return wall.setUTCHours(read("hour"), read("minute"), read("second"));
	};
}

/** Clocks change at full quarters of an hour UTC, in every zone since 1972. */
const QUARTER = 15 * MINUTE;

/** Days and quarters that are remembered, before the cache begins anew: ten years of days. */
const KEPT = 4_000;

/** Remembers one offset for a UTC day without a change, and one for each quarter of an hour of a day with one. */
function cachedOffsets(wallAt: (at: number) => number): (at: number) => number {
	const days = new Map<number, number | null>();
	const quarters = new Map<number, number>();
	const offset = (at: number) => wallAt(at) - at;
	const ofDay = (day: number) => {
		const first = offset(day * DAY);
		return first === offset((day + 1) * DAY) ? first : null;
	};
	return (at) => {
		const whole = remember(days, Math.floor(at / DAY), ofDay);
		return (
			whole ??
			remember(quarters, Math.floor(at / QUARTER), (quarter) =>
				offset(quarter * QUARTER),
			)
		);
	};
}

function remember<Value>(
	kept: Map<number, Value>,
	key: number,
	find: (key: number) => Value,
): Value {
	const known = kept.get(key);
	if (known !== undefined) return known;
	if (kept.size >= KEPT) kept.clear();
	const value = find(key);
	kept.set(key, value);
	return value;
}

function localTime(wall: number): LocalTime {
	const day = Math.floor(wall / DAY);
	return {
		date: dateOf(day),
		weekday: weekdayOf(day),
		minute: Math.floor((wall - day * DAY) / MINUTE),
	};
}

/**
 * The first instant at which the clock shows `wall`. No offset is more than a day, and two changes never come within two days,
 * so the offsets a day before and after are the only ones possible.
 */
function firstShowing(wall: number, offsetAt: (at: number) => number): Instant {
	const before = offsetAt(wall - DAY);
	const later = offsetAt(wall + DAY);
	if (offsetAt(wall - before) === before) return instant(wall - before);
	if (offsetAt(wall - later) === later) return instant(wall - later);
	return changeBetween(wall - DAY, wall + DAY, offsetAt);
}

/** The instant at which the offset changes, given that it does so once in between. */
export function changeBetween(
	from: number,
	until: number,
	offsetAt: (at: number) => number,
): Instant {
	const old = offsetAt(from);
	let unchanged = from;
	let changed = until;
	while (changed - unchanged > 1) {
		const middle = Math.floor((unchanged + changed) / 2);
		if (offsetAt(middle) === old) unchanged = middle;
		else changed = middle;
	}
	return instant(changed);
}
