import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageModule } from "./page-module.ts";

const { untilNext, untilWall, wallInput } = await pageModule(
	"screens/play/jumps.js",
);

const zone = "Asia/Beirut";
const eight = 8 * 60;

function wallOf(at: number, timeZone: string): string {
	return new Intl.DateTimeFormat("en-GB", {
		timeZone,
		weekday: "short",
		hour: "2-digit",
		minute: "2-digit",
	}).format(at);
}

describe("jumps of the playground's clock", () => {
	it("go to the next Monday 08:00 of the business", () => {
		const thursday = "2026-11-26T20:00:00.000Z";
		const passed = untilNext(thursday, zone, 1, eight);
		expect(new Date(Date.parse(thursday) + passed).toISOString()).toBe(
			"2026-11-30T06:00:00.000Z",
		);
	});

	it("are a week from the very moment", () => {
		expect(untilNext("2026-11-30T06:00:00.000Z", zone, 1, eight)).toBe(
			7 * 24 * 3_600_000,
		);
	});

	it("always arrive, whatever the zone and its summer time", () => {
		const zones = [
			"UTC",
			"Asia/Beirut",
			"Europe/Paris",
			"America/New_York",
			"Asia/Kathmandu",
			"Pacific/Auckland",
		];
		fc.assert(
			fc.property(
				fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }),
				fc.constantFrom(...zones),
				(seconds, timezone) => {
					const from = new Date(seconds * 1000).toISOString();
					const passed = untilNext(from, timezone, 1, eight);
					expect(passed).toBeGreaterThan(0);
					expect(passed).toBeLessThanOrEqual(7 * 24 * 3_600_000 + 3_600_000);
					expect(wallOf(seconds * 1000 + passed, timezone)).toBe("Mon 08:00");
				},
			),
		);
	});

	it("read a moment as the wall clock of the business", () => {
		const from = "2026-11-26T20:00:00.000Z";
		expect(wallInput(from, zone)).toBe("2026-11-26T22:00");
		expect(untilWall(from, zone, "2026-11-26T23:30")).toBe(90 * 60_000);
		expect(untilWall(from, zone, "2026-11-26T21:00")).toBeLessThan(0);
	});
});
