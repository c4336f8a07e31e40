import { civilOf, dayOf, weekdayOf } from "../calendar/civil.ts";
import type { CronFields } from "../grammar/cron.ts";

/** A day of the calendar as cron asks about it. */
interface Day {
	readonly epochDay: number;
	/** 1 to 31. */
	readonly day: number;
	/** 28 to 31. */
	readonly lastDay: number;
	/** 0 is Sunday. */
	readonly weekday: number;
}

/** Tells whether a day, counted from 1970-01-01, fits the day fields of a cron expression. */
export function fitsCronDay(
	{ daysOfMonth, months, weekdays }: CronFields,
	epochDay: number,
): boolean {
	const { year, month, day } = civilOf(epochDay);
	if (!months.includes(month)) return false;
	const asked: Day = {
		epochDay,
		day,
		// Day 0 of the next month.
		lastDay: civilOf(dayOf(year, month + 1, 0)).day,
		weekday: (weekdayOf(epochDay) + 1) % 7,
	};
	return (
		daysOfMonth.some((token) => fitsDayOfMonth(token, asked)) &&
		weekdays.some((token) => fitsWeekday(token, asked))
	);
}

/** `15`, `L`, `L-2`, `15W`, `LW`. */
function fitsDayOfMonth(token: number | string, day: Day): boolean {
	if (typeof token === "number") return token === day.day;
	const name = token.toUpperCase();
	if (name.endsWith("W"))
		return day.day === nearestWeekday(dayNamed(name.slice(0, -1), day), day);
	return day.day === dayNamed(name, day);
}

function dayNamed(name: string, { lastDay }: Day): number {
	if (!name.startsWith("L")) return Number(name);
	return lastDay - Number(name.slice(2));
}

/** The working day nearest to a day of the month, never in another month. */
function nearestWeekday(target: number, day: Day): number {
	const weekday = weekdayOf(day.epochDay - day.day + target);
	if (weekday === 5) return target === 1 ? 3 : target - 1;
	if (weekday === 6) return target === day.lastDay ? target - 2 : target + 1;
	return target;
}

/** `5`, `5#2` (the second Friday), `5L` (the last). */
function fitsWeekday(token: number | string, day: Day): boolean {
	if (typeof token === "number") return token % 7 === day.weekday;
	const [, number, last, nth] = /^(\d)(L)?(?:#(\d))?$/i.exec(token) ?? [];
	if (Number(number) % 7 !== day.weekday) return false;
	if (last) return day.day > day.lastDay - 7;
	return nth === undefined || Math.ceil(day.day / 7) === Number(nth);
}

/** The first day of the month after the one a day is in. */
export function nextMonth(epochDay: number): number {
	const { year, month } = civilOf(epochDay);
	return dayOf(year, month + 1, 1);
}
