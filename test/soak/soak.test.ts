import { expect, it } from "vitest";
import { soak } from "./soak.ts";
import { complaints } from "./verdict.ts";

it("P26: a short soak loses nothing, answers everybody once and in order, and ends in order", async () => {
	const run = await soak({
		seed: 7,
		seconds: 8,
		perSecond: 10,
		clockTimes: 288,
		sampleEveryMs: 1_000,
		lookEveryMs: 1_000,
	});
	expect(complaints(run)).toEqual([]);
	expect(run.acknowledged).toBeGreaterThan(10);
	expect(run.answered).toBeGreaterThan(10);
	expect(run.samples.length).toBeGreaterThan(2);
	for (const { rss, heap, descriptors } of run.samples) {
		expect(heap).toBeGreaterThan(0);
		expect(rss).toBeGreaterThan(heap);
		expect(descriptors).toBeGreaterThan(0);
	}
});
