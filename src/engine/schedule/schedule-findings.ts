import { epochDay } from "../calendar/civil.ts";
import { type Gap, gapsOf } from "../calendar/gaps.ts";
import { isTimezone, zoneOf } from "../calendar/zone.ts";
import { printTime } from "../grammar/time.ts";
import type { Site } from "../kinds.ts";
import type { Finding } from "../model.ts";
import { dayTimes } from "./day-times.ts";
import type { ScheduleSpec } from "./schedule-spec.ts";

/** What deserves a look: a time that summer time leaves out, a day that must be two things at once. */
export function scheduleFindings(
	spec: ScheduleSpec,
	site: Pick<Site, "data">,
): readonly Finding[] {
	return [...gapFindings(spec, site), ...bothDays(spec)];
}

function gapFindings(
	spec: ScheduleSpec,
	{ data }: Pick<Site, "data">,
): readonly Finding[] {
	const timezone = spec.timezone ?? data.profile.timezone;
	const { minutes, fits, everyHour } = dayTimes(spec);
	if (everyHour || !isTimezone(timezone)) return [];
	const missing = (gap: Gap) => (minute: number) =>
		gap.from <= minute && minute < gap.until;
	const gap = gapsOf(zoneOf(timezone)).find(
		(gap) => fits(epochDay(gap.date)) && minutes.some(missing(gap)),
	);
	const minute = gap && minutes.find(missing(gap));
	if (!gap || minute === undefined) return [];
	return [
		{
			path: [],
			code: "dst-gap",
			severity: "warning",
			message: `There is no ${printTime(minute)} on ${gap.date} in ${timezone}: clocks go forward then.`,
			help: `On that day it runs at ${printTime(gap.until)}. Another time of day avoids it.`,
		},
	];
}

/** Elsewhere cron runs when either fits; node-cron, and so we, when both do. */
function bothDays({ times }: ScheduleSpec): readonly Finding[] {
	if (times.type !== "cron") return [];
	const [, , day, , weekday] = times.cron.split(/\s+/);
	if ([day, weekday].some((field) => field === "*" || field === "?")) return [];
	return [
		{
			path: [],
			code: "bad-cron",
			severity: "warning",
			message: `"${times.cron}" names a day of the month and a weekday: it runs only on days that are both.`,
			help: 'Where either is meant, write two rules, each with "*" in one of the two fields.',
		},
	];
}
