import { epochDay } from "../calendar/civil.ts";
import { DAY } from "../model.ts";

/** How a language writes numbers and days. */
export interface Format {
	number(value: number): string;
	/** `Monday` */
	weekday(date: string): string;
	/** `25 December` */
	dayAndMonth(date: string): string;
	/** `Friday 25 December`, with the year where it is another than this one. */
	date(date: string, today: string): string;
	/** `today` for 0, `tomorrow` for 1. */
	relativeDay(days: number): string;
	list(items: readonly string[]): string;
}

const formats = new Map<string, Format>();

/** How a language writes numbers and days; one that Unicode does not know is written as English. */
export function format(language: string): Format {
	const known = formats.get(language);
	if (known) return known;
	const made = makeFormat(localeOf(language));
	formats.set(language, made);
	return made;
}

/** English without a country: day before month, as nearly everywhere. */
function localeOf(language: string): string {
	if (language === "en") return "en-GB";
	try {
		return Intl.getCanonicalLocales(language)[0] ?? "en-GB";
	} catch {
		return "en-GB";
	}
}

function makeFormat(locale: string): Format {
	const numbers = new Intl.NumberFormat(locale);
	const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
	const lists = new Intl.ListFormat(locale);
	const weekday = days(locale, { weekday: "long" });
	const dayAndMonth = days(locale, { day: "numeric", month: "long" });
	const near = days(locale, { weekday: "long", day: "numeric", month: "long" });
	const far = days(locale, { day: "numeric", month: "long", year: "numeric" });
	return {
		number: (value) => numbers.format(value),
		weekday,
		dayAndMonth,
		date: (date, today) =>
			date.slice(0, 4) === today.slice(0, 4) ? near(date) : far(date),
		relativeDay: (count) => relative.format(count, "day"),
		list: (items) => lists.format(items),
	};
}

/** Writes calendar dates, which have no time zone: read and written as UTC. */
function days(
	locale: string,
	options: Intl.DateTimeFormatOptions,
): (date: string) => string {
	const format = new Intl.DateTimeFormat(locale, {
		...options,
		calendar: "gregory",
		timeZone: "UTC",
	});
	return (date) => format.format(epochDay(date) * DAY);
}
