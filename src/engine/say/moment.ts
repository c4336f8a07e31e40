import { epochDay } from "../calendar/civil.ts";
import type { Calendar } from "../calendar.ts";
import { isDate } from "../grammar/dates.ts";
import { printTime } from "../grammar/time.ts";
import { type Instant, instant, type JsonValue } from "../model.ts";
import { format } from "./intl.ts";
import { phrases } from "./phrases.ts";

/** A day, a time of day, or both, as the business's clock shows them. */
export interface Moment {
	/** `yyyy-mm-dd` */
	readonly date: string | null;
	readonly minute: number | null;
}

/**
 * Reads what other systems call a date or a time: `2026-12-25`, `18:00`, `2026-12-25T18:00:00+02:00`, the same without a zone
 * (then it is the business's own), seconds or milliseconds since 1970. Null for anything else.
 */
export function readMoment(
	value: JsonValue,
	calendar: Calendar,
): Moment | null {
	if (typeof value === "number") return ofInstant(epochMs(value), calendar);
	if (typeof value !== "string" || value.length > 40) return null;
	return (
		readWall(value.trim()) ?? ofInstant(Date.parse(zoned(value)), calendar)
	);
}

/** Only full ISO texts with a zone go to `Date.parse`, which guesses at all others. */
function zoned(value: string): string {
	return /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$/.test(value.trim())
		? value.trim().replace(/([+-]\d\d)(\d\d)$/, "$1:$2")
		: "";
}

/** Seconds since 1970 reach eleven digits in the year 5138. */
function epochMs(value: number): number {
	return Math.abs(value) < 1e11 ? value * 1000 : value;
}

function ofInstant(at: number, calendar: Calendar): Moment | null {
	// The years 0 to 9999, which have four digits.
	if (!(at >= -62_167_132_800_000 && at < 253_402_214_400_000)) return null;
	const { date, minute } = calendar.local(instant(at));
	return { date, minute };
}

const WALL =
	/^(?:(\d{4}-\d\d-\d\d)(?:[T ](?=\d)|$))?(?:([01]?\d|2[0-3]):([0-5]\d)(?::\d\d(?:\.\d+)?)?)?$/;

function readWall(value: string): Moment | null {
	const [whole, date, hour, minute] = WALL.exec(value) ?? [];
	if (!whole || (date !== undefined && !isDate(date))) return null;
	return {
		date: date ?? null,
		minute: hour === undefined ? null : Number(hour) * 60 + Number(minute),
	};
}

/** `today at 18:00`, `tomorrow at 12:00`, `on Monday at 12:00`, `on 25 December at 12:00`, in the text's language. */
export function sayWhen(
	at: Instant,
	now: Instant,
	{ calendar, language }: { calendar: Calendar; language: string },
): string {
	const { date, minute } = calendar.local(at);
	const days = epochDay(date) - epochDay(calendar.local(now).date);
	const time = printTime(minute);
	const { today, tomorrow, onWeekday, onDate } = phrases(language);
	if (days === 0) return today(time);
	if (days === 1) return tomorrow(time);
	const { weekday, dayAndMonth } = format(language);
	return days > 1 && days < 7
		? onWeekday(weekday(date), time)
		: onDate(dayAndMonth(date), time);
}
