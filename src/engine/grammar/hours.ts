import type { Shift } from "../model.ts";
import { parseDays, weekdays } from "./days.ts";
import { isRefusal, type Refusal, refuse } from "./refusal.ts";
import { parseTimeRange, printTimeRange } from "./time.ts";

/**
 * Reads one day's opening hours: `9-17`, `9:00-17:30`, a list of them, or `closed`. Ranges come back in order; those that touch
 * have become one, overlaps are refused. An end over 1440 is past midnight.
 */
export function parseHours(
	text: string | readonly string[],
): readonly Shift[] | Refusal {
	const parts = [text].flat();
	if (parts.length === 1 && parts[0]?.trim().toLowerCase() === "closed")
		return [];
	const shifts: Shift[] = [];
	for (const part of parts) {
		const shift = parseRange(part);
		if (isRefusal(shift)) return shift;
		shifts.push(shift);
	}
	return joinShifts(shifts);
}

function parseRange(part: string): Shift | Refusal {
	if (part.includes(","))
		return refuse(
			`"${part}" holds several ranges in one text.`,
			`Write a list: [${part
				.split(",")
				.map((one) => `"${one.trim()}"`)
				.join(", ")}].`,
		);
	return parseTimeRange(part.trim());
}

/** Puts the shifts of one day in order and joins those that touch; an overlap is refused. */
function joinShifts(shifts: readonly Shift[]): readonly Shift[] | Refusal {
	const joined: Shift[] = [];
	for (const shift of shifts.toSorted(
		(one, other) => one.start - other.start,
	)) {
		const last = joined.at(-1);
		if (last && shift.start < last.end) return overlap(last, shift);
		if (last && shift.start === last.end)
			joined[joined.length - 1] = { start: last.start, end: shift.end };
		else joined.push(shift);
	}
	return joined;
}

function overlap(one: Shift, other: Shift): Refusal {
	return refuse(
		`${printTimeRange(one)} and ${printTimeRange(other)} overlap.`,
		"Write one range that holds both.",
	);
}

/** A refusal that belongs to one line of `business.hours`. */
export interface WeekRefusal extends Refusal {
	/** The key as it stands in the file; the last one where two lines quarrel. */
	readonly key: string;
}

/**
 * Reads `business.hours`, its lines in order, as seven days with Monday first; a day left out is closed. Refused: a day in two
 * lines, and a night that runs into the next day's first shift.
 */
export function parseWeek(
	lines: Iterable<readonly [key: string, hours: string | readonly string[]]>,
): readonly (readonly Shift[])[] | WeekRefusal {
	const week: { key: string; shifts: readonly Shift[] }[] = [];
	for (const [key, hours] of lines) {
		const days = parseDays(key);
		if (isRefusal(days)) return { ...days, key };
		const shifts = parseHours(hours);
		if (isRefusal(shifts)) return { ...shifts, key };
		for (const day of days) {
			if (week[day]) return { ...twice(day, week[day].key), key };
			week[day] = { key, shifts };
		}
	}
	return (
		nightConflict(week) ?? weekdays.map((_, day) => week[day]?.shifts ?? [])
	);
}

function twice(day: number, key: string): Refusal {
	return refuse(
		`${weekdays[day]} stands in two lines: it has its hours under "${key}" already.`,
		"Write each day once.",
	);
}

function nightConflict(
	week: readonly ({ key: string; shifts: readonly Shift[] } | undefined)[],
): WeekRefusal | null {
	for (const day of weekdays.keys()) {
		const night = week[day]?.shifts.at(-1);
		const morning = week[(day + 1) % 7];
		const first = morning?.shifts[0];
		if (!night || !first || night.end - 24 * 60 <= first.start) continue;
		return {
			...refuse(
				`${weekdays[day]} ${printTimeRange(night)} runs into ${weekdays[(day + 1) % 7]} ${printTimeRange(first)}.`,
				"The hours after midnight belong to the evening they began; end one before the other starts.",
			),
			key: morning?.key ?? "",
		};
	}
	return null;
}
