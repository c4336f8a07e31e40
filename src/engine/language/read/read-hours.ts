import type { z } from "zod";
import { parseHoliday } from "../../grammar/dates.ts";
import {
	parseHours,
	parseWeek,
	type WeekRefusal,
} from "../../grammar/hours.ts";
import { isRefusal } from "../../grammar/refusal.ts";
import type { BusinessProfile, Holiday } from "../../model.ts";
import { oneOrMany, text } from "../../schema.ts";
import { type Here, nodeOf, read, tell, under } from "../here.ts";
import { capital } from "../issue-words.ts";

type Line = readonly [key: string, hours: readonly string[]];

/** One day's hours, as they are written. */
export const dayHours: z.ZodType<readonly string[]> = oneOrMany(text());

/** Reads `business.hours`. Every line that is wrong is told. */
export function readHours(here: Here): BusinessProfile["hours"] {
	let lines = linesOf(here);
	for (;;) {
		const week = parseWeek(lines);
		if (!isWeekRefusal(week)) return week;
		const wrong = lines.find(([key]) => key === week.key)?.[1] ?? [];
		tellRefused(under(here, week.key), week, !isRefusal(parseHours(wrong)));
		const rest = lines.filter(([key]) => key !== week.key);
		if (rest.length === lines.length) return [];
		lines = rest;
	}
}

function isWeekRefusal(week: unknown): week is WeekRefusal {
	return isRefusal(week);
}

/** Reads `business.holidays`. */
export function readHolidays(here: Here): readonly Holiday[] {
	return linesOf(here).flatMap(([days, hours]) => {
		const holiday = parseHoliday(days, hours);
		if (!isRefusal(holiday)) return [holiday];
		tellRefused(under(here, days), holiday, !isRefusal(parseHours(hours)));
		return [];
	});
}

/** `onKey`: the days are to blame, not the hours behind them. */
function tellRefused(
	here: Here,
	{
		error,
		help = null,
	}: { readonly error: string; readonly help?: string | null },
	onKey: boolean,
): void {
	tell(here, { code: "bad-hours", message: capital(error), help }, onKey);
}

function linesOf(here: Here): readonly Line[] {
	const node = nodeOf(here);
	if (node?.type !== "map") {
		tell(here, {
			code: "wrong-value",
			message: `"${here.path.at(-1)}" should be lines of the form "days: hours".`,
			help:
				here.path.at(-1) === "hours"
					? "Write mon-fri: 9:00-17:00, one line for days with the same hours."
					: "Write 2026-12-25: closed, one line for each holiday.",
		});
		return [];
	}
	return node.entries.flatMap(({ key }) => {
		const hours = read(under(here, key), dayHours, `"${key}"`);
		return hours === undefined ? [] : [[key, hours] as const];
	});
}
