import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileCalendar } from "../../../src/engine/calendar.ts";
import {
	type BusinessProfile,
	type BusinessState,
	type Holiday,
	instant,
	newBusiness,
	type Shift,
} from "../../../src/engine/model.ts";
import { at, hours } from "../situation.ts";

const { state } = newBusiness;

function calendarOf(more: Partial<BusinessProfile> = {}) {
	return compileCalendar({
		timezone: "Asia/Beirut",
		hours,
		holidays: [],
		...more,
	});
}

const holiday = (date: string, shifts: readonly Shift[] = []): Holiday => ({
	from: date,
	until: date,
	every: false,
	shifts,
});

const daily = (...shifts: Shift[]) => Array(7).fill(shifts);

describe("opening hours", () => {
	it.each([
		// Beirut is two hours ahead of UTC in winter; 22 November 2026 is a Sunday.
		["Sunday between the shifts", "2026-11-22T15:00:00+02:00", false],
		["Sunday evening", "2026-11-22T18:00:00+02:00", true],
		["the end is outside", "2026-11-22T22:00:00+02:00", false],
		["Monday is closed", "2026-11-23T13:00:00+02:00", false],
		["Saturday at one belongs to Friday", "2026-11-28T01:00:00+02:00", true],
		["Saturday at two", "2026-11-28T02:00:00+02:00", false],
	])("%s", (_, when, open) => {
		expect(calendarOf().isOpen(at(when), state)).toBe(open);
	});

	it("tells until when, and when next", () => {
		const calendar = calendarOf();
		const open = at("2026-11-28T01:00:00+02:00");
		const closed = at("2026-11-22T23:00:00+02:00");
		expect(calendar.openUntil(open, state)).toBe(
			at("2026-11-28T02:00:00+02:00"),
		);
		expect(calendar.nextOpen(open, state)).toBeNull();
		expect(calendar.openUntil(closed, state)).toBeNull();
		expect(calendar.nextOpen(closed, state)).toBe(
			at("2026-11-24T12:00:00+02:00"),
		);
	});

	it("a closed 25th does not end the 24th's shift at midnight", () => {
		const calendar = calendarOf({
			hours: daily({ start: 720, end: 1560 }),
			holidays: [holiday("2026-12-25")],
		});
		const night = at("2026-12-25T01:00:00+02:00");
		expect(calendar.isOpen(night, state)).toBe(true);
		expect(calendar.openUntil(night, state)).toBe(
			at("2026-12-25T02:00:00+02:00"),
		);
		expect(calendar.isOpen(at("2026-12-25T13:00:00+02:00"), state)).toBe(false);
		expect(calendar.isOpen(at("2026-12-26T01:00:00+02:00"), state)).toBe(false);
	});

	it("the most precise holiday wins", () => {
		const open = [{ start: 0, end: 60 }];
		const calendar = calendarOf({
			holidays: [
				{ from: "12-31", until: "12-31", every: true, shifts: [] },
				{ from: "2026-12-20", until: "2027-01-05", every: false, shifts: [] },
				holiday("2026-12-31", open),
			],
		});
		expect(calendar.shiftsOn("2026-12-31")).toEqual(open);
		expect(calendar.shiftsOn("2026-12-29")).toEqual([]);
		expect(calendar.shiftsOn("2027-12-31")).toEqual([]);
		expect(calendar.shiftsOn("2027-12-30")).toEqual(hours?.[3]);
	});

	it("hours that touch over midnight are one", () => {
		const calendar = calendarOf({
			hours: [
				[{ start: 1200, end: 1440 }],
				[{ start: 0, end: 120 }],
				...Array(5).fill([]),
			],
		});
		expect(calendar.openUntil(at("2026-11-23T21:00:00+02:00"), state)).toBe(
			at("2026-11-24T02:00:00+02:00"),
		);
	});

	it("one that is always open never closes, one that never opens never opens", () => {
		const now = at("2026-11-23T21:00:00+02:00");
		const always = calendarOf({ hours: daily({ start: 0, end: 1440 }) });
		expect(always.isOpen(now, state)).toBe(true);
		expect(always.openUntil(now, state)).toBeNull();
		const never = calendarOf({ hours: daily() });
		expect(never.nextOpen(now, state)).toBeNull();
	});

	it("the very last shift still ends", () => {
		const calendar = calendarOf({
			hours: daily(),
			holidays: [holiday("2026-11-23", [{ start: 0, end: 600 }])],
		});
		expect(calendar.openUntil(at("2026-11-23T09:00:00+02:00"), state)).toBe(
			at("2026-11-23T10:00:00+02:00"),
		);
	});

	it("no hours, no answer", () => {
		const calendar = calendarOf({ hours: null });
		const now = at("2026-11-23T21:00:00+02:00");
		expect(calendar.isOpen(now, state)).toBeNull();
		expect(calendar.openUntil(now, state)).toBeNull();
		expect(calendar.nextOpen(now, state)).toBeNull();
	});

	it("summer time moves the end in truth, not on the wall", () => {
		const berlin = calendarOf({
			timezone: "Europe/Berlin",
			hours: daily({ start: 1200, end: 1620 }),
		});
		// Eight to three: seven hours by the clock, six in spring, eight in autumn.
		expect(berlin.openUntil(at("2027-03-27T19:00:00Z"), state)).toBe(
			at("2027-03-28T01:00:00Z"),
		);
		expect(berlin.openUntil(at("2026-10-24T18:00:00Z"), state)).toBe(
			at("2026-10-25T02:00:00Z"),
		);
	});

	it("does not open a second time in a repeated hour", () => {
		const berlin = calendarOf({
			timezone: "Europe/Berlin",
			hours: daily({ start: 1200, end: 1590 }),
		});
		expect(berlin.isOpen(at("2026-10-25T00:29:00Z"), state)).toBe(true);
		expect(berlin.isOpen(at("2026-10-25T00:30:00Z"), state)).toBe(false);
		expect(berlin.isOpen(at("2026-10-25T01:10:00Z"), state)).toBe(false);
	});

	it("a shift inside the gap of summer time is none", () => {
		const berlin = calendarOf({
			timezone: "Europe/Berlin",
			hours: daily({ start: 125, end: 170 }),
		});
		expect(berlin.nextOpen(at("2027-03-28T00:00:00Z"), state)).toBe(
			at("2027-03-29T00:05:00Z"),
		);
	});
});

describe("what staff switched", () => {
	const sunday = { ...state, closedOn: "2026-11-22" };

	it("closed today closes the whole local date", () => {
		const calendar = calendarOf();
		const evening = at("2026-11-22T19:00:00+02:00");
		expect(calendar.isOpen(evening, sunday)).toBe(false);
		expect(calendar.nextOpen(evening, sunday)).toBe(
			at("2026-11-24T12:00:00+02:00"),
		);
		// Saturday's night ends at midnight.
		const night = at("2026-11-21T23:00:00+02:00");
		expect(calendar.openUntil(night, sunday)).toBe(
			at("2026-11-22T00:00:00+02:00"),
		);
		expect(calendar.isOpen(at("2026-11-22T01:00:00+02:00"), sunday)).toBe(
			false,
		);
	});

	it("open today opens it until midnight, or until the shift that runs over it ends", () => {
		const calendar = calendarOf();
		const monday = { ...state, openOn: "2026-11-23" };
		const now = at("2026-11-23T13:00:00+02:00");
		expect(calendar.isOpen(now, monday)).toBe(true);
		expect(calendar.openUntil(now, monday)).toBe(
			at("2026-11-24T00:00:00+02:00"),
		);
		const friday = { ...state, openOn: "2026-11-27" };
		expect(calendar.openUntil(at("2026-11-27T08:00:00+02:00"), friday)).toBe(
			at("2026-11-28T02:00:00+02:00"),
		);
		expect(calendar.nextOpen(at("2026-11-26T23:30:00+02:00"), friday)).toBe(
			at("2026-11-27T00:00:00+02:00"),
		);
	});
});

describe("properties of opening hours", () => {
	const shift = fc
		.tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 60 }))
		.map(([start, length]) => ({
			start: start * 15,
			end: Math.min(start * 15 + length * 15, start * 15 + 1425),
		}));
	const week = fc.array(fc.array(shift, { maxLength: 1 }), {
		minLength: 7,
		maxLength: 7,
	});
	const date = fc.constantFrom(null, "2026-10-25", "2027-03-28", "2026-10-04");
	const moments = fc.integer({
		min: Date.UTC(2026, 8, 25),
		max: Date.UTC(2027, 3, 10),
	});
	const zone = fc.constantFrom(
		"Asia/Beirut",
		"Europe/Berlin",
		"Australia/Lord_Howe",
		"Africa/Casablanca",
		"America/New_York",
	);

	it("until and next stand exactly where open and closed change", () => {
		fc.assert(
			fc.property(
				week,
				zone,
				moments,
				date,
				date,
				(hours, timezone, ms, closedOn, openOn) => {
					const calendar = calendarOf({ hours, timezone });
					const switched: BusinessState = { ...state, closedOn, openOn };
					const now = instant(ms);
					const open = (when: number) =>
						calendar.isOpen(instant(when), switched);
					const until = calendar.openUntil(now, switched);
					const next = calendar.nextOpen(now, switched);
					if (open(now)) {
						expect(next).toBeNull();
						if (until === null) return;
						expect(until).toBeGreaterThan(now);
						expect([open(until - 1), open(until)]).toEqual([true, false]);
						expect(open(now + Math.floor((until - now) / 2))).toBe(true);
						return;
					}
					expect(until).toBeNull();
					if (next === null) return;
					expect(next).toBeGreaterThan(now);
					expect([open(next - 1), open(next)]).toEqual([false, true]);
					expect(open(now + Math.floor((next - now) / 2))).toBe(false);
				},
			),
		);
	});
});
