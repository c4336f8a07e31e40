import { z } from "zod";
import { isTimezone } from "../calendar/zone.ts";
import { parseCron } from "../grammar/cron.ts";
import { parseDates } from "../grammar/dates.ts";
import { parseDays } from "../grammar/days.ts";
import { isRefusal, type Refusal } from "../grammar/refusal.ts";
import { parseTime } from "../grammar/time.ts";
import { fail, forms, oneOrMany, text } from "../schema.ts";
import type { ScheduleSpec } from "./schedule-spec.ts";

const long = z
	.strictObject({
		cron: text().optional(),
		days: oneOrMany(text()).optional(),
		date: text().optional(),
		at: oneOrMany(text()).optional(),
		timezone: text().optional(),
		if_missed: z.enum(["run", "skip"]).optional(),
	})
	.transform((written, context): ScheduleSpec => {
		const times = readTimes(written, context);
		const { timezone = null } = written;
		if (timezone !== null && !isTimezone(timezone))
			return fail(context, {
				code: "bad-timezone",
				message: `"${timezone}" is not a time zone.`,
				help: "Write it as in Asia/Beirut or Europe/Paris.",
				path: ["timezone"],
			});
		return { times, timezone, ifMissed: written.if_missed ?? "run" };
	});

type Written = Readonly<{
	cron?: string | undefined;
	days?: readonly string[] | undefined;
	date?: string | undefined;
	at?: readonly string[] | undefined;
}>;

type Context = z.core.$RefinementCtx;

function readTimes(written: Written, context: Context): ScheduleSpec["times"] {
	const { cron, days, date, at } = written;
	if ([cron, days, date].filter((way) => way !== undefined).length !== 1)
		return fail(context, {
			code: "missing",
			message: "A schedule says its days in one way.",
			help: 'Write { days: mon-fri, at: "10:00" }, { date: 2026-12-20, at: "10:00" }, or a cron expression.',
		});
	if (cron !== undefined) return readCron(cron, at, context);
	const minutes = readAt(at, context);
	if (days !== undefined)
		return {
			type: "days",
			days: orFail(parseDays(days), "days", context),
			at: minutes,
		};
	const { from, until, every } = orFail(
		parseDates(date ?? ""),
		"date",
		context,
	);
	return { type: "dates", dates: { from, until, every }, at: minutes };
}

function readCron(
	cron: string,
	at: Written["at"],
	context: Context,
): ScheduleSpec["times"] {
	if (at !== undefined)
		return fail(context, {
			code: "wrong-value",
			message: "A cron expression says the time of day itself.",
			help: "Take `at` away.",
			path: ["at"],
		});
	return checkCron(cron, context, ["cron"]);
}

function checkCron(
	cron: string,
	context: Context,
	path: readonly string[],
): ScheduleSpec["times"] {
	const fields = parseCron(cron);
	if (isRefusal(fields))
		return fail(context, {
			code: fields.code,
			message: fields.error,
			path,
			...(fields.help === undefined ? {} : { help: fields.help }),
		});
	return { type: "cron", cron: cron.trim() };
}

function readAt(at: Written["at"], context: Context): readonly number[] {
	if (at === undefined)
		return fail(context, {
			code: "missing",
			message: "A schedule with days needs a time of day.",
			help: 'Write at: "10:00".',
		});
	const minutes = at.map((time) => orFail(parseTime(time), "at", context));
	return [...new Set(minutes)].toSorted((one, other) => one - other);
}

function orFail<Value>(
	read: Value | Refusal,
	key: string,
	context: Context,
): Value {
	if (!isRefusal(read)) return read;
	return fail(context, {
		code: "wrong-value",
		message: read.error,
		path: [key],
		...(read.help === undefined ? {} : { help: read.help }),
	});
}

const short = text().transform(
	(cron, context): ScheduleSpec => ({
		times: checkCron(cron, context, []),
		timezone: null,
		ifMissed: "run",
	}),
);

/** Reads a cron expression, or `{ days, at }`, `{ date, at }`, `{ cron }` with `timezone` and `if_missed`. */
export const scheduleSchema: z.ZodType<ScheduleSpec> = forms(
	short,
	long,
	(spec) => spec,
);
