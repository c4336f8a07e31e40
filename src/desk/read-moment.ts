import type { Calendar } from "../engine/calendar.ts";
import { after, DAY, type Instant, instant } from "../engine/model.ts";

const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/**
 * Reads when somebody wants it to be: `2026-11-22T23:30:00Z`, `2026-11-22 23:30` on the business's own clock, `23:30` today, or
 * `fri 10:00` (the next one from `now`). Null for anything else.
 */
export function readMoment(
	text: string,
	calendar: Calendar,
	now: Instant,
): Instant | null {
	const zoned = /(?:z|[+-]\d\d:?\d\d)$/i.test(text) && /^\d{4}-/.test(text);
	if (zoned) return fromIso(text);
	const [, day, hours, minutes] =
		/^(?:(\d{4}-\d\d-\d\d|[a-z]{3})[a-z]*[ t]+)?(\d{1,2}):(\d\d)(?::\d\d)?$/i.exec(
			text.trim(),
		) ?? [];
	const minute = Number(hours) * 60 + Number(minutes);
	const date = dateOf(day, calendar, now);
	if (date === null || !(minute < 24 * 60) || Number(minutes) > 59) return null;
	return calendar.instantAt(date, minute);
}

function fromIso(text: string): Instant | null {
	const milliseconds = Date.parse(text);
	return Number.isNaN(milliseconds) ? null : instant(milliseconds);
}

function dateOf(
	day: string | undefined,
	calendar: Calendar,
	now: Instant,
): string | null {
	const today = calendar.local(now);
	if (day === undefined) return today.date;
	if (/^\d/.test(day))
		return Number.isNaN(Date.parse(`${day}T00:00:00Z`)) ? null : day;
	const weekday = weekdays.indexOf(day.toLowerCase());
	if (weekday < 0) return null;
	const ahead = (weekday - today.weekday + 7) % 7;
	return calendar.local(after(now, ahead * DAY)).date;
}
