import { describe, expect, it } from "vitest";
import { describeSchedule } from "../../../src/engine/schedule/describe-schedule.ts";
import { schedule } from "../../../src/engine/triggers/schedule.ts";
import { scheduled } from "../scene.ts";
import { siteOf, situationOf } from "../situation.ts";

/** Code and place of the first problem that we tell ourselves, whichever form it is in. */
function problemOf(written: unknown) {
	const issues = schedule.schema.safeParse(written).error?.issues ?? [];
	const [own] = issues
		.flatMap((issue) =>
			issue.code === "invalid_union" ? issue.errors.flat() : [issue],
		)
		.filter((issue) => issue.code === "custom" && issue.params?.code);
	return own?.code === "custom"
		? { code: own.params?.code, path: own.path }
		: null;
}

const findings = (written: unknown, timezone: string) =>
	schedule.findings?.(schedule.schema.parse(written), siteOf({ timezone })) ??
	[];

describe("schedule", () => {
	it.each([
		["0 10 * * fri", '"0 10 * * fri"'],
		[{ days: "mon-fri", at: "10:00" }, "mon-fri at 10:00"],
		[
			{ date: "2026-12-20", at: "10:00", timezone: "Europe/Paris" },
			"2026-12-20 at 10:00 (Europe/Paris)",
		],
		[{ cron: "0 10 * * fri", if_missed: "skip" }, '"0 10 * * fri"'],
		[{ days: "sat, sun", at: ["18:00", "9"] }, "sat, sun at 09:00, 18:00"],
	])("%j is read", (written, said) => {
		expect(describeSchedule(schedule.schema.parse(written))).toBe(said);
	});

	it("runs late by default, and skips when told", () => {
		expect(schedule.schema.parse("0 10 * * fri").ifMissed).toBe("run");
		expect(
			schedule.schema.parse({ days: "fri", at: "10", if_missed: "skip" })
				.ifMissed,
		).toBe("skip");
	});

	it.each([
		["0 0 10 * * fri", "bad-cron", []],
		["x", "bad-cron", []],
		["0 10 31 2 *", "never-fires", []],
		[{ cron: "0 10 31 2 *" }, "never-fires", ["cron"]],
		[
			{ days: "fri", at: "10:00", timezone: "Mars/Base" },
			"bad-timezone",
			["timezone"],
		],
		[{ days: "fri" }, "missing", []],
		[{ at: "10:00" }, "missing", []],
		[{ days: "fri", date: "2026-12-20", at: "10:00" }, "missing", []],
		[{ days: "fri", at: "25:00" }, "wrong-value", ["at"]],
		[{ date: "2026-02-30", at: "10:00" }, "wrong-value", ["date"]],
		[{ cron: "0 10 * * *", at: "10:00" }, "wrong-value", ["at"]],
	])("%j is refused", (written, code, path) => {
		expect(problemOf(written)).toEqual({ code, path });
	});

	it("B48: warns of a time that summer time leaves out", () => {
		expect(findings("30 2 * * *", "Europe/Berlin")).toMatchObject([
			{
				code: "dst-gap",
				severity: "warning",
				message: expect.stringContaining("02:30 on 2026-03-29"),
				help: expect.stringContaining("03:00"),
			},
		]);
		expect(findings("30 2 * * mon", "Europe/Berlin")).toEqual([]);
		expect(findings("30 2 * * *", "Asia/Kathmandu")).toEqual([]);
		expect(findings("*/5 * * * *", "Europe/Berlin")).toEqual([]);
		expect(
			findings({ date: "2027-03-28", at: "00:15" }, "Asia/Beirut"),
		).toHaveLength(1);
	});

	it("warns that a day and a weekday must both fit", () => {
		expect(findings("0 10 13 * fri", "UTC")).toMatchObject([
			{ code: "bad-cron", severity: "warning" },
		]);
	});

	it("fits the event with its rule's name and nothing else", () => {
		const rule = { name: "friday reminder" } as NonNullable<
			ReturnType<typeof siteOf>["rule"]
		>;
		const trigger = schedule.compile(schedule.schema.parse("0 10 * * fri"), {
			...siteOf(),
			rule,
		});
		const match = (event: ReturnType<typeof scheduled>) =>
			trigger.match(situationOf({ event }));
		expect(match(scheduled("friday reminder"))).toEqual({
			because: 'schedule "0 10 * * fri"',
			captures: {},
		});
		expect(match(scheduled("monday reminder"))).toBeNull();
		expect(trigger.match(situationOf({ says: "friday reminder" }))).toBeNull();
		expect(trigger.keys).toEqual([{ by: "event", type: "schedule.fired" }]);
		expect(schedule.alone).toBe(true);
	});
});
