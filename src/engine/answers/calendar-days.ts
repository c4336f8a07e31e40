import { civilOf, dayOf, weekdayOf } from "../calendar/civil.ts";

/** Days since 1970-01-01 of a date, or null where no calendar has it. */
export function dayIfReal(
	year: number,
	month: number,
	day: number,
): number | null {
	if (year < 1900 || year > 2200) return null;
	if (month < 1 || month > 12 || day < 1 || day > 31) return null;
	const found = dayOf(year, month, day);
	return civilOf(found).month === month ? found : null;
}

/** A year of two digits, no more than twenty years ahead: 26 is 2026, 89 is 1989. */
export function fullYear(digits: string, today: number): number {
	const year = Number(digits);
	if (digits.length > 2) return year;
	const now = civilOf(today).year;
	const inCentury = now - (now % 100) + year;
	return inCentury > now + 20 ? inCentury - 100 : inCentury;
}

/** A day and month without a year: the next time it comes, and the last time it was. */
export function daysOfYear(
	month: number,
	day: number,
	today: number,
): readonly number[] {
	const { year } = civilOf(today);
	const days = (step: number) =>
		Array.from({ length: 9 }, (_, count) =>
			dayIfReal(year + step * count, month, day),
		).filter((found) => found !== null);
	const next = days(1).find((found) => found >= today);
	const last = days(-1).find((found) => found < today);
	return [next, last].filter((found) => found !== undefined);
}

/** A day of a month without the month: the next time it comes, and the last time it was. */
export function daysOfMonth(day: number, today: number): readonly number[] {
	const days = (step: number) =>
		[0, 1, 2, 3].map((count) => dayOfMonth(day, step * count, today));
	const next = days(1).find((found) => found !== null && found >= today);
	const last = days(-1).find((found) => found !== null && found < today);
	return [next, last].filter((found) => found != null);
}

/** A day of the month that lies `months` away; null where that month is too short. */
export function dayOfMonth(
	day: number,
	months: number,
	today: number,
): number | null {
	const { year, month } = monthAway(months, today);
	return dayIfReal(year, month, day);
}

/** The year and month that lie `months` away. */
export function monthAway(
	months: number,
	today: number,
): { readonly year: number; readonly month: number } {
	const { year, month } = civilOf(today);
	const count = year * 12 + month - 1 + months;
	return { year: Math.floor(count / 12), month: (count % 12) + 1 };
}

/** A weekday: the next time it comes, today included, the time after, and the last time it was. */
export function daysOfWeek(weekday: number, today: number): readonly number[] {
	const next = today + ((weekday - weekdayOf(today) + 7) % 7);
	return [next, next + 7, next - 7];
}

/** The nth weekday of a month; null where it has fewer. */
export function nthWeekday(
	nth: number,
	weekday: number,
	{ year, month }: { readonly year: number; readonly month: number },
): number | null {
	const first = dayOf(year, month, 1);
	const day = 1 + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1);
	return dayIfReal(year, month, day);
}

/** So many months later or earlier: on the same day, or the last of a month that is too short. */
export function addMonths(from: number, months: number): number {
	const { year, month } = monthAway(months, from);
	const last = civilOf(dayOf(year, month + 1, 0)).day;
	return dayOf(year, month, Math.min(civilOf(from).day, last));
}
