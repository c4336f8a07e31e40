import { parse, validateDetailed } from "node-cron";
import type { ProblemCode } from "../model.ts";
import { type Refusal, refuse } from "./refusal.ts";

/** When a cron expression fits. A day must fit both as a day of the month and as a weekday, as node-cron has it. */
export interface CronFields {
	/** Rising, 0 to 59. */
	readonly minutes: readonly number[];
	/** Rising, 0 to 23. */
	readonly hours: readonly number[];
	/** 1 to 31, `L` (the last), `L-2`, `15W` (the weekday nearest to the 15th), `LW`. */
	readonly daysOfMonth: readonly (number | string)[];
	/** 1 to 12. */
	readonly months: readonly number[];
	/** As cron counts: 0 is Sunday; `5#2` the second Friday, `5L` the last one. */
	readonly weekdays: readonly (number | string)[];
}

/** Why a cron expression cannot be used. */
export interface CronRefusal extends Refusal {
	readonly code: Extract<ProblemCode, "bad-cron" | "never-fires">;
}

const HELP =
	'Write five fields – minute, hour, day of the month, month, weekday – as in "0 10 * * fri", or { days: fri, at: "10:00" }.';

/** Reads a five-field cron expression, e.g. `0 10 * * fri`. Seconds and nicknames such as `@daily` are refused. */
export function parseCron(text: string): CronFields | CronRefusal {
	const count = text.trim().split(/\s+/).length;
	if (count !== 5) return badCron(countError(text, count));
	const { valid, errors } = validateDetailed(text);
	const [first] = errors;
	if (first?.message.includes("impossible"))
		return {
			...refuse(
				`"${text}" never runs: no month it names has that day.`,
				"The third field is the day of the month, the fourth the month; every month has the days 1 to 28.",
			),
			code: "never-fires",
		};
	if (!valid)
		return badCron(
			first?.field && first.value !== undefined && first.field !== "expression"
				? `"${first.value}" is no ${fieldNames[first.field] ?? first.field}.`
				: `"${text}" is not a cron expression.`,
		);
	return fieldsOf(text);
}

function badCron(error: string): CronRefusal {
	return { ...refuse(error, HELP), code: "bad-cron" };
}

function countError(text: string, count: number): string {
	return count === 6
		? `"${text}" has six fields; schedules know no seconds.`
		: `"${text}" is not a cron expression of five fields.`;
}

const fieldNames: Readonly<Record<string, string>> = {
	minute: "minute (0-59)",
	hour: "hour (0-23)",
	dayOfMonth: "day of the month (1-31)",
	month: "month (1-12 or jan-dec)",
	dayOfWeek: "weekday (0-6 or sun-sat)",
};

function fieldsOf(text: string): CronFields {
	const { minute, hour, dayOfMonth, month, dayOfWeek } = parse(text);
	return {
		minutes: rising(minute),
		hours: rising(hour),
		daysOfMonth: dayOfMonth,
		months: rising(month),
		weekdays: dayOfWeek,
	};
}

function rising(values: readonly number[]): readonly number[] {
	return [...new Set(values)].toSorted((one, other) => one - other);
}
