import { describe, expect, test } from "vitest";
import type { FeedRow } from "../process/feed.ts";
import { brokenPromises, type Run } from "./check.ts";
import type { ProviderEntry } from "./provider-log.ts";

const decided = (seq: number, id: string): FeedRow => ({
	seq,
	type: "decision.made",
	decision: `d_${seq}`,
	at: "2026-11-22T12:00:00.000Z",
	rule: "answer",
	from: "961",
	event: { id },
	actions: [{ type: "text", text: `Answer ${id}` }],
});
const accepted = (seq: number, messageId: string, second: number): FeedRow => ({
	seq,
	type: "send.accepted",
	at: new Date(second * 1_000).toISOString(),
	rule: "answer",
	messageId,
});
const taken = (messageId: string, id: string, second: number) =>
	({
		at: second * 1_000,
		messageId,
		to: "961",
		text: `Answer ${id}`,
		taken: true,
		fault: null,
	}) satisfies ProviderEntry;

const good: Run = {
	posted: {
		sent: new Set(["1", "2"]),
		acknowledged: new Set(["1", "2"]),
		duplicates: 0,
	},
	rows: [
		...[decided(1, "1"), accepted(2, "mb-1", 12)],
		...[decided(3, "2"), accepted(4, "mb-2", 14)],
	],
	provider: [taken("mb-1", "1", 11), taken("mb-2", "2", 13)],
	deaths: [],
};

describe("the checker of a chaos run", () => {
	test("finds nothing wrong with a good one", () => {
		expect(brokenPromises(good)).toEqual([]);
	});

	test("lets a second send pass that a crash, or a lost answer, explains", () => {
		const again = taken("mb-1", "1", 12);
		const provider = [...good.provider, again];
		const settledLate = [accepted(2, "mb-1", 12.5)];
		const rows = good.rows.with(1, settledLate[0] as FeedRow);
		const deaths = [{ at: 11_500, where: "random" }];
		expect(brokenPromises({ ...good, rows, provider, deaths })).toEqual([]);
		const lost = { ...taken("mb-1", "1", 11), fault: "answer lost" } as const;
		const retried = [lost, ...provider.slice(1)];
		expect(brokenPromises({ ...good, provider: retried })).toEqual([]);
	});

	const without = (seq: number) => good.rows.filter((row) => row.seq !== seq);
	test.each<[string, Partial<Run>]>([
		["P1: 2 was acknowledged", { rows: good.rows.slice(0, 2) }],
		["P2: 1 was decided 2 times", { rows: [...good.rows, decided(5, "1")] }],
		["P2: nobody sent 9", { rows: [...good.rows, decided(5, "9")] }],
		["The journal has a gap", { rows: without(2) }],
		["P4: 2 was never answered", { provider: good.provider.slice(0, 1) }],
		[
			"P4: mb-1 was sent with two contents",
			{ provider: [...good.provider, taken("mb-1", "other", 15)] },
		],
		[
			"P4: 961 Answer 1 was sent under two ids",
			{ provider: [...good.provider, taken("mb-9", "1", 15)] },
		],
		[
			"P4: mb-1 was sent again for no reason",
			{ provider: [...good.provider, taken("mb-1", "1", 15)] },
		],
		[
			"P4: mb-1 was sent again for no reason",
			{
				provider: [...good.provider, taken("mb-1", "1", 15)],
				deaths: [{ at: 13_000, where: "after it was settled" }],
			},
		],
		[
			"P6: 961 was answered in the order 2 1",
			{ provider: good.provider.toReversed() },
		],
	])("says %s", (words, change) => {
		const broken = brokenPromises({ ...good, ...change });
		expect(broken).toEqual(
			expect.arrayContaining([expect.stringContaining(words)]),
		);
	});
});
