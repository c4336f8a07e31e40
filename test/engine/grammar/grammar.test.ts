import { describe, expect, it } from "vitest";
import { parseCron } from "../../../src/engine/grammar/cron.ts";
import {
	fitsDates,
	parseDates,
	parseHoliday,
	printDates,
} from "../../../src/engine/grammar/dates.ts";
import { parseDays, printDays } from "../../../src/engine/grammar/days.ts";
import { parseHours, parseWeek } from "../../../src/engine/grammar/hours.ts";
import { isRefusal } from "../../../src/engine/grammar/refusal.ts";
import {
	parseTime,
	parseTimeRange,
	printTime,
	printTimeRange,
} from "../../../src/engine/grammar/time.ts";

const refused = (value: unknown) => isRefusal(value) && value.error;

describe("days", () => {
	it.each([
		["mon", [0]],
		["Friday", [4]],
		["mon-thu", [0, 1, 2, 3]],
		["sat-wed", [0, 1, 2, 5, 6]],
		["sat – sun", [5, 6]],
		["daily", [0, 1, 2, 3, 4, 5, 6]],
		["mon, wed", [0, 2]],
		["sun-sun", [6]],
	])("%s is read", (text, days) => {
		expect(parseDays(text)).toEqual(days);
	});

	it("a list is read in the order of the week", () => {
		expect(parseDays(["sun", "mon-tue"])).toEqual([0, 1, 6]);
	});

	it.each(["", "mo", "mon-", "mon-tue-wed", "monn", "montag", "8"])(
		"%j is no day",
		(text) => {
			expect(refused(parseDays(text))).toContain("not a day");
		},
	);

	it("a day twice is refused", () => {
		expect(parseDays("mon-wed, tue")).toEqual({
			error: "tue stands here twice.",
		});
		expect(refused(parseDays(["daily", "sun"]))).toBeTruthy();
	});

	it.each(["daily", "mon-thu", "sat, sun", "mon, wed-fri"])(
		"%s prints as it was written",
		(text) => {
			expect(printDays(parseDays(text) as number[])).toBe(text);
		},
	);
});

describe("times", () => {
	it.each([
		["9", 540],
		["9:00", 540],
		["09:30", 570],
		["0:00", 0],
		["23:59", 1439],
	])("%s is read", (text, minute) => {
		expect(parseTime(text)).toBe(minute);
	});

	it.each(["24:00", "25", "9am", "9:5", "9:60", "-1", "", "9.30"])(
		"%j is no time of day",
		(text) => {
			expect(refused(parseTime(text))).toBeTruthy();
		},
	);

	it.each([
		["9-17", 540, 1020],
		["12:00-02:00", 720, 1560],
		["00:00-24:00", 0, 1440],
		["22:00 – 06:00", 1320, 1800],
		["18:00-00:00", 1080, 1440],
		["18:00-24:00", 1080, 1440],
	])("%s is a range", (text, start, end) => {
		expect(parseTimeRange(text)).toEqual({ start, end });
	});

	it.each(["9", "9-9", "00:00-00:00", "24:00-02:00", "9-12-15", "a-b"])(
		"%s is no range",
		(text) => {
			expect(refused(parseTimeRange(text))).toBeTruthy();
		},
	);

	it("ranges print with the time after midnight of the next morning", () => {
		expect(printTimeRange({ start: 720, end: 1560 })).toBe("12:00-02:00");
		expect(printTime(1440)).toBe("24:00");
	});
});

describe("hours", () => {
	it.each([
		["9-17", [{ start: 540, end: 1020 }]],
		["closed", []],
		[
			["18:00-22:00", "10:00-14:00"],
			[
				{ start: 600, end: 840 },
				{ start: 1080, end: 1320 },
			],
		],
		[["9-12", "12-17"], [{ start: 540, end: 1020 }]],
		[["9-12", "15-17", "12-15"], [{ start: 540, end: 1020 }]],
	])("%j is read", (text, shifts) => {
		expect(parseHours(text)).toEqual(shifts);
	});

	it.each([
		[["9-12", "11-14"]],
		[["20:00-02:00", "22:00-23:00"]],
		[["9-9"]],
		[["closed", "9-12"]],
		[[]],
	])("%j is refused or empty", (text) => {
		const read = parseHours(text);
		expect(text.length === 0 ? read : refused(read)).toBeTruthy();
	});

	it("several ranges in one text get the list to paste", () => {
		expect(parseHours("10:00-14:00, 18:00-22:00")).toMatchObject({
			help: 'Write a list: ["10:00-14:00", "18:00-22:00"].',
		});
	});

	it("a week has seven days, and one left out is closed", () => {
		expect(
			parseWeek([
				["mon-thu", "12:00-23:00"],
				["fri-sat", "12:00-02:00"],
			]),
		).toEqual([
			...Array(4).fill([{ start: 720, end: 1380 }]),
			...Array(2).fill([{ start: 720, end: 1560 }]),
			[],
		]);
	});

	it("a day in two lines is refused at the second", () => {
		expect(
			parseWeek([
				["mon-fri", "9-17"],
				["fri-sat", "9-12"],
			]),
		).toMatchObject({ key: "fri-sat", error: expect.stringContaining("fri") });
	});

	it("a night that runs into the next day's shift is refused, on Sunday too", () => {
		expect(
			parseWeek([
				["sun", "22:00-04:00"],
				["mon", "03:00-10:00"],
			]),
		).toMatchObject({ key: "mon" });
	});

	it("a night that ends where the next day begins is one long shift", () => {
		expect(
			refused(
				parseWeek([
					["sun", "22:00-04:00"],
					["mon", "04:00-10:00"],
				]),
			),
		).toBe(false);
	});
});

describe("dates", () => {
	it.each([
		["2026-12-25", { from: "2026-12-25", until: "2026-12-25", every: false }],
		[
			"2027-02-08..2027-03-09",
			{ from: "2027-02-08", until: "2027-03-09", every: false },
		],
		["every 05-01", { from: "05-01", until: "05-01", every: true }],
		["every 02-29", { from: "02-29", until: "02-29", every: true }],
		["every 12-24..01-02", { from: "12-24", until: "01-02", every: true }],
	])("%s is read and printed", (text, dates) => {
		expect(parseDates(text)).toEqual(dates);
		expect(printDates(dates)).toBe(text);
	});

	it.each([
		"2026-02-29",
		"2026-13-01",
		"25/12/2026",
		"05-01",
		"every 2026-05-01",
		"every 02-30",
		"2026-12-31..2026-12-01",
		"2026-12-01..",
		"",
		"2026-1-1",
	])("%j is no date", (text) => {
		expect(refused(parseDates(text))).toBeTruthy();
	});

	it("a yearly span over new year holds both its ends", () => {
		const dates = { from: "12-24", until: "01-02", every: true };
		expect(
			["2026-12-24", "2026-12-31", "2027-01-02"].every((date) =>
				fitsDates(dates, date),
			),
		).toBe(true);
		expect(fitsDates(dates, "2027-01-03")).toBe(false);
	});

	it("a holiday has hours of its own", () => {
		expect(parseHoliday("2026-12-31", "12:00-17:00")).toEqual({
			from: "2026-12-31",
			until: "2026-12-31",
			every: false,
			shifts: [{ start: 720, end: 1020 }],
		});
		expect(refused(parseHoliday("xmas", "closed"))).toBeTruthy();
		expect(refused(parseHoliday("2026-12-31", "shut"))).toBeTruthy();
	});
});

describe("cron", () => {
	it("five fields are read as sets", () => {
		expect(parseCron("*/30 9-11 1,15 jan mon-fri")).toEqual({
			minutes: [0, 30],
			hours: [9, 10, 11],
			daysOfMonth: [1, 15],
			months: [1],
			weekdays: [1, 2, 3, 4, 5],
		});
	});

	it("ranges that wrap come back rising", () => {
		expect(parseCron("0 22-2 * * *")).toMatchObject({
			hours: [0, 1, 2, 22, 23],
		});
	});

	it.each([
		"x",
		"",
		"61 * * * *",
		"* * * *",
		"0 0 10 * * fri",
		"@daily",
		"0 10 * * funday",
		"0 25 * * *",
		"\0 * * * *",
	])("%j is bad", (text) => {
		expect(parseCron(text)).toMatchObject({ code: "bad-cron" });
	});

	it("says which field is wrong", () => {
		expect(refused(parseCron("0 25 * * *"))).toBe('"25" is no hour (0-23).');
		expect(refused(parseCron("0 0 10 * * fri"))).toContain("no seconds");
	});

	it("31 February never fires", () => {
		expect(parseCron("0 10 31 2 *")).toMatchObject({ code: "never-fires" });
		expect(parseCron("0 10 29 2 *")).not.toHaveProperty("error");
	});
});
