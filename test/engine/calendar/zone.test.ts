import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	civilOf,
	dateOf,
	epochDay,
} from "../../../src/engine/calendar/civil.ts";
import { gapsOf } from "../../../src/engine/calendar/gaps.ts";
import { isTimezone, zoneOf } from "../../../src/engine/calendar/zone.ts";
import { instant } from "../../../src/engine/model.ts";
import { at } from "../situation.ts";

const zones = [
	"Asia/Beirut",
	"Europe/Berlin",
	"America/New_York",
	"Australia/Lord_Howe",
	"Africa/Casablanca",
	"Asia/Kathmandu",
	"Pacific/Apia",
	"UTC",
];

describe("the clock of a zone", () => {
	it.each([
		["Asia/Beirut", "2026-11-22T21:30:00Z", "2026-11-22", 6, 23 * 60 + 30],
		["Asia/Beirut", "2026-11-22T22:00:00Z", "2026-11-23", 0, 0],
		["Asia/Kathmandu", "2026-11-22T18:15:00Z", "2026-11-23", 0, 0],
		["America/New_York", "2026-11-01T06:30:00Z", "2026-11-01", 6, 90],
		["Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-25", 6, 150],
		["Europe/Berlin", "2026-10-25T01:30:00Z", "2026-10-25", 6, 150],
		["Australia/Lord_Howe", "2026-10-03T15:30:00Z", "2026-10-04", 6, 150],
	])("%s at %s shows %s", (zone, when, date, weekday, minute) => {
		expect(zoneOf(zone).local(at(when))).toEqual({ date, weekday, minute });
	});

	it.each([
		["Europe/Berlin", "2026-10-25", 150, "2026-10-25T00:30:00Z"],
		["Europe/Berlin", "2027-03-28", 150, "2027-03-28T01:00:00Z"],
		["Europe/Berlin", "2027-03-28", 120, "2027-03-28T01:00:00Z"],
		["Europe/Berlin", "2027-03-28", 180, "2027-03-28T01:00:00Z"],
		["Asia/Beirut", "2027-03-28", 0, "2027-03-27T22:00:00Z"],
		["Asia/Beirut", "2027-03-28", 30, "2027-03-27T22:00:00Z"],
		["Asia/Beirut", "2026-10-24", 1410, "2026-10-24T20:30:00Z"],
		["Asia/Beirut", "2026-10-25", 0, "2026-10-24T22:00:00Z"],
		["America/New_York", "2026-11-01", 90, "2026-11-01T05:30:00Z"],
		["America/New_York", "2026-03-08", 150, "2026-03-08T07:00:00Z"],
		["Australia/Lord_Howe", "2026-10-04", 135, "2026-10-03T15:30:00Z"],
		["Australia/Lord_Howe", "2027-04-04", 105, "2027-04-03T14:45:00Z"],
		["Asia/Kathmandu", "2026-11-23", 0, "2026-11-22T18:15:00Z"],
		["Pacific/Apia", "2011-12-30", 600, "2011-12-30T10:00:00Z"],
		["UTC", "2026-11-22", 1500, "2026-11-23T01:00:00Z"],
	])("in %s %s minute %i begins at %s", (zone, date, minute, when) => {
		expect(zoneOf(zone).instantOn(epochDay(date), minute)).toBe(at(when));
	});

	it("agrees with Intl at any moment", () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...zones),
				fc.integer({
					min: Date.UTC(2000, 0, 1),
					max: Date.UTC(2040, 0, 1),
				}),
				(name, ms) => {
					const { date, minute } = zoneOf(name).local(instant(ms));
					const shown = new Intl.DateTimeFormat("sv-SE", {
						timeZone: name,
						dateStyle: "short",
						timeStyle: "short",
					}).format(ms);
					const clock = `${Math.floor(minute / 60)}`.padStart(2, "0");
					const minutes = `${minute % 60}`.padStart(2, "0");
					expect(`${date} ${clock}:${minutes}`).toBe(shown);
				},
			),
		);
	});

	it("the instant of what the clock shows is that minute's first, and never later", () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...zones),
				fc.integer({
					min: Date.UTC(2015, 0, 1) / 60_000,
					max: Date.UTC(2040, 0, 1) / 60_000,
				}),
				(name, minutes) => {
					const zone = zoneOf(name);
					const moment = instant(minutes * 60_000);
					const shown = zone.local(moment);
					const first = zone.instantOn(epochDay(shown.date), shown.minute);
					expect(first).toBeLessThanOrEqual(moment);
					expect(zone.local(first)).toEqual(shown);
				},
			),
		);
	});

	it("later on the wall is never earlier in truth", () => {
		for (const name of zones)
			for (const day of [
				"2026-10-03",
				"2026-10-24",
				"2027-03-27",
				"2026-11-01",
			])
				for (let minute = 0; minute < 2_880; minute += 15)
					expect(
						zoneOf(name).instantOn(epochDay(day), minute + 15),
						`${name} ${day} ${minute}`,
					).toBeGreaterThanOrEqual(
						zoneOf(name).instantOn(epochDay(day), minute),
					);
	});

	it("knows which names are zones", () => {
		expect(zones.every(isTimezone)).toBe(true);
		expect(
			["Mars/Base", "+02:00", "", "Beirut", "\0", "__proto__"].some(isTimezone),
		).toBe(false);
	});
});

describe("the gaps of a zone", () => {
	it("lists what the clocks leave out", () => {
		expect(gapsOf(zoneOf("Europe/Berlin"))).toContainEqual({
			date: "2027-03-28",
			from: 120,
			until: 180,
		});
		expect(gapsOf(zoneOf("Australia/Lord_Howe"))[0]).toEqual({
			date: "2026-10-04",
			from: 120,
			until: 150,
		});
		expect(gapsOf(zoneOf("Asia/Beirut"))[1]).toEqual({
			date: "2027-03-28",
			from: 0,
			until: 60,
		});
		expect(gapsOf(zoneOf("Asia/Kathmandu"))).toEqual([]);
		expect(gapsOf(zoneOf("Africa/Casablanca")).length).toBeGreaterThan(8);
	});
});

describe("days of the calendar", () => {
	it("are counted as JavaScript counts them, both ways", () => {
		for (let day = -720_000; day < 2_900_000; day += 137) {
			const iso = new Date(day * 86_400_000).toISOString();
			if (!/^\d{4}-/.test(iso)) continue;
			expect(dateOf(day)).toBe(iso.slice(0, 10));
			if (day > -680_000) expect(epochDay(dateOf(day))).toBe(day);
		}
	});

	it("know leap days", () => {
		expect(civilOf(epochDay("2028-02-28") + 1)).toEqual({
			year: 2028,
			month: 2,
			day: 29,
		});
		expect(dateOf(epochDay("2100-02-28") + 1)).toBe("2100-03-01");
	});
});
