import { expect, test } from "vitest";
import { inSlices } from "../../../src/runtime/rule-book/in-slices.ts";
import type { Timer } from "../../../src/runtime/timer.ts";

test("work in slices lets the event loop turn every two milliseconds, and gives what came of it", async () => {
	let elapsed = 0;
	const timer: Timer = { elapsedMs: () => elapsed, after: () => () => {} };
	const seen: string[] = [];
	function* work(): Generator<void, string> {
		for (let step = 1; step <= 6; step++) {
			elapsed += 1;
			seen.push(`step ${step}`);
			yield;
		}
		return "done";
	}
	setImmediate(() => seen.push("a message"));
	expect(await inSlices(work(), timer)).toBe("done");
	expect(seen).toEqual([
		...["step 1", "step 2", "a message", "step 3"],
		...["step 4", "step 5", "step 6"],
	]);
});
