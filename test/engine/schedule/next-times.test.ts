import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instant } from "../../../src/engine/model.ts";
import {
	dueTimes,
	MOST_DUE,
	nextTime,
} from "../../../src/engine/schedule/next-times.ts";
import type { ScheduleSpec } from "../../../src/engine/schedule/schedule-spec.ts";
import { schedule } from "../../../src/engine/triggers/schedule.ts";
import { at } from "../situation.ts";

const spec = (written: unknown): ScheduleSpec => schedule.schema.parse(written);

/** The next times after a moment, as ISO texts. */
function following(
	written: unknown,
	zone: string,
	after: string,
	count: number,
): readonly string[] {
	const times: string[] = [];
	let from = at(after);
	while (times.length < count) {
		const next = nextTime(spec(written), zone, from);
		if (next === null) break;
		times.push(new Date(next).toISOString().replace(":00.000Z", "Z"));
		from = next;
	}
	return times;
}

describe("the next time of a schedule", () => {
	it.each<[string, unknown, string, string, string[]]>([
		[
			"every Friday in Beirut, over summer time's end",
			"0 10 * * fri",
			"Asia/Beirut",
			"2026-10-20T00:00:00Z",
			["2026-10-23T07:00Z", "2026-10-30T08:00Z"],
		],
		[
			"the long form says the same",
			{ days: "fri", at: "10:00" },
			"Asia/Beirut",
			"2026-10-20T00:00:00Z",
			["2026-10-23T07:00Z", "2026-10-30T08:00Z"],
		],
		[
			"a repeated hour runs once, the first time",
			"30 2 * * *",
			"Europe/Berlin",
			"2026-10-24T12:00:00Z",
			["2026-10-25T00:30Z", "2026-10-26T01:30Z"],
		],
		[
			"a time in the gap runs at the first instant after it",
			"30 2 * * *",
			"Europe/Berlin",
			"2027-03-27T12:00:00Z",
			["2027-03-28T01:00Z", "2027-03-29T00:30Z"],
		],
		[
			"several times in the gap run once",
			{ days: "daily", at: ["02:10", "02:50", "03:00"] },
			"Europe/Berlin",
			"2027-03-27T12:00:00Z",
			["2027-03-28T01:00Z", "2027-03-29T00:10Z"],
		],
		[
			"New York goes back",
			"30 1 * * *",
			"America/New_York",
			"2026-10-31T12:00:00Z",
			["2026-11-01T05:30Z", "2026-11-02T06:30Z"],
		],
		[
			"New York goes forward",
			"30 2 * * *",
			"America/New_York",
			"2027-03-13T12:00:00Z",
			["2027-03-14T07:00Z", "2027-03-15T06:30Z"],
		],
		[
			"Lord Howe moves by half an hour",
			{ days: "daily", at: "02:15" },
			"Australia/Lord_Howe",
			"2026-10-02T12:00:00Z",
			["2026-10-02T15:45Z", "2026-10-03T15:30Z", "2026-10-04T15:15Z"],
		],
		[
			"and back by as much",
			{ days: "daily", at: "01:45" },
			"Australia/Lord_Howe",
			"2027-04-02T16:00:00Z",
			["2027-04-03T14:45Z", "2027-04-04T15:15Z"],
		],
		[
			"Casablanca around Ramadan",
			{ days: "daily", at: "02:30" },
			"Africa/Casablanca",
			"2027-03-12T12:00:00Z",
			["2027-03-13T02:30Z", "2027-03-14T02:00Z", "2027-03-15T01:30Z"],
		],
		[
			"Kathmandu is a quarter of an hour apart",
			"0 9 * * *",
			"Asia/Kathmandu",
			"2026-11-22T00:00:00Z",
			["2026-11-22T03:15Z", "2026-11-23T03:15Z"],
		],
		[
			"midnight in Beirut's gap",
			"0 0 * * *",
			"Asia/Beirut",
			"2027-03-26T12:00:00Z",
			["2027-03-26T22:00Z", "2027-03-27T22:00Z", "2027-03-28T21:00Z"],
		],
		[
			"half past noon on the day of Beirut's gap",
			"30 12 * * *",
			"Asia/Beirut",
			"2027-03-27T12:00:00Z",
			["2027-03-28T09:30Z"],
		],
		[
			"its own zone goes before the business's",
			{ days: "daily", at: "10:00", timezone: "UTC" },
			"Asia/Beirut",
			"2026-11-22T00:00:00Z",
			["2026-11-22T10:00Z"],
		],
		[
			"one date, once",
			{ date: "2026-12-20", at: "10:00" },
			"Asia/Beirut",
			"2026-11-22T00:00:00Z",
			["2026-12-20T08:00Z"],
		],
		[
			"a date that is over never comes",
			{ date: "2026-12-20", at: "10:00" },
			"Asia/Beirut",
			"2026-12-20T08:00:00Z",
			[],
		],
		[
			"every year",
			{ date: "every 02-29", at: "10:00" },
			"UTC",
			"2026-11-22T00:00:00Z",
			["2028-02-29T10:00Z", "2032-02-29T10:00Z"],
		],
		[
			"29 February over 2100",
			"0 10 29 2 *",
			"UTC",
			"2096-03-01T00:00:00Z",
			["2104-02-29T10:00Z"],
		],
		[
			"Friday the 13th is both",
			"0 10 13 * fri",
			"UTC",
			"2026-01-01T00:00:00Z",
			["2026-02-13T10:00Z", "2026-03-13T10:00Z", "2026-11-13T10:00Z"],
		],
		[
			"the last day of the month",
			"0 10 L * *",
			"UTC",
			"2028-02-01T00:00:00Z",
			["2028-02-29T10:00Z", "2028-03-31T10:00Z"],
		],
		[
			"the day before the last",
			"0 10 L-1 * *",
			"UTC",
			"2027-02-01T00:00:00Z",
			["2027-02-27T10:00Z"],
		],
		[
			"the weekday nearest to the 15th",
			"0 10 15W * *",
			"UTC",
			"2026-08-01T00:00:00Z",
			["2026-08-14T10:00Z", "2026-09-15T10:00Z", "2026-10-15T10:00Z"],
		],
		[
			"the weekday nearest to the first, in its month",
			"0 10 1W * *",
			"UTC",
			"2026-08-01T00:00:00Z",
			["2026-08-03T10:00Z"],
		],
		[
			"the second Friday and the last Monday",
			"0 10 * * 5#2,1L",
			"UTC",
			"2026-11-01T00:00:00Z",
			["2026-11-13T10:00Z", "2026-11-30T10:00Z"],
		],
		[
			"every hour goes on in the repeated hour",
			"30 * * * *",
			"Europe/Berlin",
			"2026-10-25T00:00:00Z",
			["2026-10-25T00:30Z", "2026-10-25T01:30Z", "2026-10-25T02:30Z"],
		],
	])("%s", (_, written, zone, after, times) => {
		expect(following(written, zone, after, Math.max(1, times.length))).toEqual(
			times,
		);
	});

	it("is strictly after", () => {
		const daily = spec("0 10 * * *");
		const ten = at("2026-11-22T10:00:00Z");
		expect(nextTime(daily, "UTC", ten)).toBe(at("2026-11-23T10:00:00Z"));
		expect(nextTime(daily, "UTC", instant(ten - 1))).toBe(ten);
	});
});

describe("due times", () => {
	it("are those after the start, up to and including the end", () => {
		const due = dueTimes(
			spec("0 10 * * *"),
			"UTC",
			at("2026-11-20T10:00:00Z"),
			at("2026-11-22T10:00:00Z"),
		);
		expect(due).toEqual([
			at("2026-11-21T10:00:00Z"),
			at("2026-11-22T10:00:00Z"),
		]);
	});

	it("a clock that stood still or went back brings none", () => {
		const now = at("2026-11-22T10:00:00Z");
		expect(dueTimes(spec("* * * * *"), "UTC", now, now)).toEqual([]);
		expect(
			dueTimes(spec("* * * * *"), "UTC", now, instant(now - 7_200_000)),
		).toEqual([]);
	});

	it("of ten years of minutes only the latest come, and at once", () => {
		const until = at("2026-11-22T10:00:00Z");
		const due = dueTimes(
			spec("* * * * *"),
			"Europe/Berlin",
			at("2016-01-01T00:00:00Z"),
			until,
		);
		expect(due).toHaveLength(MOST_DUE);
		expect(due.at(-1)).toBe(until);
		expect(due[0]).toBe(until - (MOST_DUE - 1) * 60_000);
	});

	const schedules = fc.constantFrom(
		...[
			"30 2 * * *",
			"0 0 * * *",
			"*/20 1-3 * * *",
			"15 * * * *",
			"0 9 L * *",
			{ days: "sat-sun", at: ["00:30", "02:15", "23:59"] },
			{ date: "2026-10-20..2026-11-05", at: ["01:30", "02:30"] },
		].map(spec),
	);
	const zones = fc.constantFrom(
		"Asia/Beirut",
		"Europe/Berlin",
		"America/New_York",
		"Australia/Lord_Howe",
		"Africa/Casablanca",
		"Asia/Kathmandu",
	);
	const moment = (from: string, days: number) =>
		fc
			.integer({ min: 0, max: days * 1440 })
			.map((minutes) => instant(at(from) + minutes * 60_000));
	const spans = fc.constantFrom("2026-10-20T00:00:00Z", "2027-03-06T00:00:00Z");

	it("are the same however the time is cut, and what the next times give one by one", () => {
		fc.assert(
			fc.property(
				schedules,
				zones,
				spans.chain((from) =>
					fc.tuple(moment(from, 8), moment(from, 12), moment(from, 16)),
				),
				(one, zone, moments) => {
					const [start, cut, end] = moments.toSorted((a, b) => a - b);
					if (start === undefined || cut === undefined || end === undefined)
						throw new Error("Three moments.");
					const whole = dueTimes(one, zone, start, end);
					expect([
						...dueTimes(one, zone, start, cut),
						...dueTimes(one, zone, cut, end),
					]).toEqual(whole);
					const steps: number[] = [];
					for (
						let next = nextTime(one, zone, start);
						next !== null && next <= end;
						next = nextTime(one, zone, next)
					)
						steps.push(next);
					expect(steps).toEqual(whole);
				},
			),
			{ numRuns: 60 },
		);
	});
});
