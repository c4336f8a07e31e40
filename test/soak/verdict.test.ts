import { describe, expect, it } from "vitest";
import type { Sample } from "./samples.ts";
import type { SoakRun } from "./soak.ts";
import { complaints, mostRise } from "./verdict.ts";

const MINUTE_MS = 60_000;

/** A sample a minute, for an hour and a half. */
function samples(
	change: (minute: number) => Partial<Sample> = () => ({}),
): readonly Sample[] {
	return Array.from({ length: 90 }, (_, minute) => ({
		...{ at: minute * MINUTE_MS, rss: 200, heap: 80, external: 10 },
		...{ wal: 4, database: 100, descriptors: 50, backlog: 3, behind: 0 },
		...{ p50: 2, p99: 9 },
		...change(minute),
	}));
}

function run(change: Partial<SoakRun> = {}): SoakRun {
	return {
		options: {
			...{ seed: 1, seconds: 5_400, perSecond: 1, clockTimes: 1 },
			...{ sampleEveryMs: MINUTE_MS, lookEveryMs: MINUTE_MS },
		},
		samples: samples(),
		...{ customers: 5, acknowledged: 10, refused: 0, decisions: 11 },
		...{ answered: 9, unanswered: 0, faults: [] },
		exit: { code: 0, signal: null, log: "" },
		...change,
	};
}

describe("what a soak is blamed for", () => {
	it("is nothing where all is well, also where memory only jumps about or rises while it is warming up", () => {
		expect(complaints(run())).toEqual([]);
		const jumping = (minute: number) => ({ rss: 200 + (minute % 2) * 40 });
		const warming = (minute: number) => ({ rss: Math.min(200, minute * 8) });
		for (const change of [jumping, warming])
			expect(complaints(run({ samples: samples(change) }))).toEqual([]);
	});

	it.each<[string, Partial<SoakRun>, RegExp]>([
		["a message that was refused", { refused: 1 }, /not acknowledged/],
		["an answer that never came", { unanswered: 2 }, /2 answers/],
		["a message that was not decided", { decisions: 9 }, /9 were decided/],
		["whatever was seen on the way", { faults: ["a gap"] }, /a gap/],
		[
			"memory that rises",
			{ samples: samples((minute) => ({ rss: 200 + minute * 0.3 })) },
			/18.0 MB an hour/,
		],
		["a log that grows", { samples: samples(() => ({ wal: 90 })) }, /90 MB/],
		[
			"descriptors that stay open",
			{ samples: samples((minute) => ({ descriptors: 50 + 2 * minute })) },
			/62 more descriptors/,
		],
		[
			"messages that pile up",
			{ samples: samples((minute) => ({ backlog: minute * 100 })) },
			/8900 messages waited/,
		],
		[
			"another end than was asked for",
			{ exit: { code: 1, signal: null, log: "" } },
			/exit code 1/,
		],
		[
			"a warning in the log",
			{ exit: { code: 0, signal: null, log: "a warning\n" } },
			/a warning/,
		],
	])("is %s", (_, change, expected) => {
		const found = complaints(run(change));
		expect(found).toHaveLength(1);
		expect(found[0]).toMatch(expected);
	});

	it("is less sure the shorter it ran", () => {
		expect(mostRise(samples())).toBeLessThan(15);
		expect(mostRise(samples().slice(0, 9))).toBeGreaterThan(50);
		expect(mostRise([])).toBe(Number.POSITIVE_INFINITY);
	});
});
