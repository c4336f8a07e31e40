import type { Holiday } from "../model.ts";
import { parseHours } from "./hours.ts";
import { isRefusal, type Refusal, refuse } from "./refusal.ts";

/** Days of the calendar: both ends included; `every` repeats each year, and then they are `mm-dd`. */
export type Dates = Pick<Holiday, "from" | "until" | "every">;

const HELP =
	"Write 2026-12-25, 2026-12-24..2026-12-31, or every 05-01 (year, month, day).";

/** Reads `2026-12-25`, `2027-02-08..2027-03-09` or `every 05-01`. Days that no calendar has are refused. */
export function parseDates(text: string): Dates | Refusal {
	const [, every, rest = ""] = /^\s*(every\s+)?(.*?)\s*$/i.exec(text) ?? [];
	const [from = "", until = from, more] = rest.split(/\s*\.\.\s*/);
	const exists = every ? existsSomeYear : isDate;
	if (more !== undefined) return refuse(`"${text}" is not a date.`, HELP);
	const wrong = [from, until].find((date) => !exists(date));
	if (wrong !== undefined) return refuse(`"${wrong}" is not a date.`, HELP);
	if (!every && until < from)
		return refuse(`"${text}" ends before it begins.`, HELP);
	return { from, until, every: every !== undefined };
}

/** Whether a text is a day of the calendar, `yyyy-mm-dd`. */
export function isDate(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const day = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** A leap year, so that 29 February is a day. */
function existsSomeYear(monthAndDay: string): boolean {
	return isDate(`2000-${monthAndDay}`);
}

/** Whether a local date, `yyyy-mm-dd`, is one of these days. */
export function fitsDates(dates: Dates, date: string): boolean {
	const { from, until, every } = dates;
	if (!every) return from <= date && date <= until;
	const day = date.slice(5);
	return from <= until
		? from <= day && day <= until
		: from <= day || day <= until;
}

/** The days as an owner writes them. */
export function printDates({ from, until, every }: Dates): string {
	const days = from === until ? from : `${from}..${until}`;
	return every ? `every ${days}` : days;
}

/** Reads one line of `business.holidays`: the days and the hours that replace theirs. */
export function parseHoliday(
	days: string,
	hours: string | readonly string[],
): Holiday | Refusal {
	const dates = parseDates(days);
	if (isRefusal(dates)) return dates;
	const shifts = parseHours(hours);
	return isRefusal(shifts) ? shifts : { ...dates, shifts };
}
