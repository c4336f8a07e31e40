import type { Shift } from "../model.ts";
import { isRefusal, type Refusal, refuse } from "./refusal.ts";

const HELP = "Write it on the 24-hour clock: 9, 9:00 or 17:30.";

/** Reads `9`, `9:00` or `17:30` as minutes since midnight, 0 to 1439. */
export function parseTime(text: string): number | Refusal {
	const minute = parseEnd(text);
	return minute === 24 * 60
		? refuse(`"${text}" is not a time of day.`, "Midnight is 00:00.")
		: minute;
}

/** Reads the same with `24:00` for the midnight that ends the day, 0 to 1440. */
export function parseEnd(text: string): number | Refusal {
	const [, hour, minute = "00"] =
		/^\s*(\d{1,2})(?::(\d{2}))?\s*$/.exec(text) ?? [];
	if (hour === undefined || Number(minute) > 59)
		return refuse(`"${text}" is not a time of day.`, proposal([text]) ?? HELP);
	const total = Number(hour) * 60 + Number(minute);
	return total > 24 * 60
		? refuse(`"${text}" is not a time of day.`, HELP)
		: total;
}

/** `9am`, `6.30 pm` and `18h30` as the 24-hour clock writes them; null for what is no time at all. */
function onClock(text: string): string | null {
	const [, hour, minute = "00", half] =
		/^\s*(\d{1,2})(?:[.:h](\d{2})?)?\s*(am|pm)?\s*$/i.exec(text) ?? [];
	const told = Number(hour);
	if (hour === undefined || told > (half ? 12 : 24) || Number(minute) > 59)
		return null;
	const later = half?.toLowerCase() === "pm" ? 12 : 0;
	const first = half ? (told % 12) + later : told;
	return `${first}:${minute}`;
}

function proposal(texts: readonly string[]): string | null {
	const times = texts.map(onClock);
	return times.includes(null) ? null : `Write ${times.join("-")}.`;
}

/**
 * Reads `9-17`, `9:00-17:30` or `22:00-06:00`; an end before the start is the next morning, so `end` may be over 1440.
 * A start that equals its end is refused: it could mean nothing or the whole day.
 */
export function parseTimeRange(text: string): Shift | Refusal {
	const [from, until, more] = text.split(/\s*[-–—]\s*/);
	if (from === undefined || until === undefined || more !== undefined)
		return refuse(
			`"${text}" is not a range of hours.`,
			"Write two times with a dash between them: 9:00-17:30.",
		);
	const ends = [parseTime(from), parseEnd(until)] as const;
	const refused = ends.find(isRefusal);
	if (refused) return { ...refused, ...help(proposal([from, until])) };
	return range(text, ...(ends as readonly [number, number]));
}

function help(text: string | null): Pick<Refusal, "help"> {
	return text === null ? {} : { help: text };
}

function range(text: string, start: number, end: number): Shift | Refusal {
	if (start === end)
		return refuse(
			`"${text}" ends when it starts.`,
			"The whole day is 00:00-24:00; no hours at all is closed.",
		);
	return { start, end: end < start ? end + 24 * 60 : end };
}

/** Minutes since midnight as the clock shows them: `09:05`; beyond midnight it is the next morning's time, 1440 itself `24:00`. */
export function printTime(minute: number): string {
	const shown = minute > 24 * 60 ? minute - 24 * 60 : minute;
	const hour = String(Math.floor(shown / 60)).padStart(2, "0");
	return `${hour}:${String(shown % 60).padStart(2, "0")}`;
}

/** A range as an owner writes it: `12:00-02:00`. */
export function printTimeRange({ start, end }: Shift): string {
	return `${printTime(start)}-${printTime(end)}`;
}
