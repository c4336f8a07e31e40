import { expect, it } from "vitest";
import { afterWarmUp, slopePerHour } from "./slope.ts";

const MINUTE_MS = 60_000;

it.each([
	["nothing", [], 0],
	["one point", [[0, 5]], 0],
	[
		"a level line",
		[
			[0, 5],
			[1, 5],
			[2, 5],
		],
		0,
	],
	[
		"a megabyte a minute",
		[
			[0, 1],
			[1, 2],
			[2, 3],
		],
		60,
	],
	[
		"a line through points that stray",
		[
			[0, 0],
			[1, 3],
			[2, 0],
			[3, 3],
		],
		36,
	],
] as const)("the slope of %s", (_, points, expected) => {
	const slope = slopePerHour(
		points.map(([minute, value]) => ({ at: minute * MINUTE_MS, value })),
	);
	expect(slope).toBeCloseTo(expected, 6);
});

it("leaves the first third out", () => {
	expect(afterWarmUp([1, 2, 3, 4, 5, 6])).toEqual([3, 4, 5, 6]);
	expect(afterWarmUp([])).toEqual([]);
});
