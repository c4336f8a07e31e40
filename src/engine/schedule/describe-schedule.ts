import { printDates } from "../grammar/dates.ts";
import { printDays } from "../grammar/days.ts";
import { printTime } from "../grammar/time.ts";
import type { ScheduleSpec } from "./schedule-spec.ts";

/** A schedule as an owner would say it: `"0 10 * * fri"`, `mon-fri at 10:00`. */
export function describeSchedule({ times, timezone }: ScheduleSpec): string {
	const where = timezone === null ? "" : ` (${timezone})`;
	if (times.type === "cron") return `"${times.cron}"${where}`;
	const days =
		times.type === "days" ? printDays(times.days) : printDates(times.dates);
	return `${days} at ${times.at.map(printTime).join(", ")}${where}`;
}
