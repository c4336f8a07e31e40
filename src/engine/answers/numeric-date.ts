import { dayIfReal, daysOfYear, fullYear } from "./calendar-days.ts";

/** How dates in digits are read. */
export interface NumericDates {
	/** Days since 1970-01-01. */
	readonly today: number;
	/** As in the United States: `12/25`. Otherwise the day comes first. */
	readonly monthFirst: boolean;
}

/**
 * The days that digits with signs may mean, the likeliest first: `25/12`, `25.12.2026`, `2026-12-25`. Where the usual order
 * gives no day, the other is tried: `12/25` is Christmas everywhere. Null for what is no date.
 */
export function readNumericDate(
	text: string,
	dates: NumericDates,
): readonly number[] | null {
	const [, a = "", b = "", c] =
		/^(\d{1,4})[-/.](\d{1,2})(?:[-/.,](\d{1,4}))?$/.exec(text) ?? [];
	if (a === "" || a.length === 3) return null;
	if (c === undefined) return a.length > 2 ? null : twoParts(a, b, dates);
	if (a.length === 4) return dayOrNull(Number(a), Number(b), Number(c));
	if (c.length === 1 || c.length === 3) return null;
	return threeParts([a, b, c], dates);
}

function twoParts(
	a: string,
	b: string,
	{ today, monthFirst }: NumericDates,
): readonly number[] | null {
	const dayFirst = daysOfYear(Number(b), Number(a), today);
	const other = daysOfYear(Number(a), Number(b), today);
	const days = monthFirst ? [other, dayFirst] : [dayFirst, other];
	return days.find((found) => found.length > 0) ?? null;
}

function threeParts(
	[a, b, c]: readonly [string, string, string],
	{ today, monthFirst }: NumericDates,
): readonly number[] | null {
	const year = fullYear(c, today);
	const dayFirst = dayOrNull(year, Number(b), Number(a));
	const other = dayOrNull(year, Number(a), Number(b));
	return monthFirst ? (other ?? dayFirst) : (dayFirst ?? other);
}

function dayOrNull(
	year: number,
	month: number,
	day: number,
): readonly number[] | null {
	const found = dayIfReal(year, month, day);
	return found === null ? null : [found];
}
