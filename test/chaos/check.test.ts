import { describe, expect, test } from "vitest";
import type { FeedRow } from "../process/feed.ts";
import { brokenPromises, type Run } from "./check.ts";
import type { ProviderEntry } from "./provider-log.ts";
import type { Death } from "./reaper.ts";

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
const taken = (messageId: string, id: string, life: number) =>
	({
		life,
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
	provider: [taken("mb-1", "1", 0), taken("mb-2", "2", 0)],
	deaths: [],
	verified: { decisions: 2, mismatched: 0 },
};

describe("the checker of a chaos run", () => {
	test("finds nothing wrong with a good one", () => {
		expect(brokenPromises(good)).toEqual([]);
	});

	const again = (messageId: string) => ({
		provider: [...good.provider, taken(messageId, "1", 1)],
	});
	const died = (second: number, how: Death["how"]): Pick<Run, "deaths"> => ({
		deaths: [{ at: second * 1_000, how, code: 0 }],
	});

	test("lets a second send pass that a crash explains", () => {
		const settledByTheNextLife = good.rows.with(1, accepted(2, "mb-1", 12.5));
		const run = { ...good, ...again("mb-1"), ...died(12, "killed") };
		expect(brokenPromises({ ...run, rows: settledByTheNextLife })).toEqual([]);
	});

	test("lets a second send pass that a lost answer explains", () => {
		const lost = { ...taken("mb-1", "1", 0), fault: "answer lost" } as const;
		const provider = [lost, ...again("mb-1").provider.slice(1)];
		expect(brokenPromises({ ...good, provider })).toEqual([]);
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
			{ provider: [...good.provider, taken("mb-1", "other", 0)] },
		],
		["P4: 961 Answer 1 was sent under two ids", again("mb-9")],
		["P4: mb-1 was sent again for no reason", again("mb-1")],
		[
			"P4: mb-1 was sent again for no reason",
			{ ...again("mb-1"), ...died(13, "killed") },
		],
		[
			"P4: mb-1 was sent again for no reason",
			{ ...again("mb-1"), ...died(11, "asked to end") },
		],
		[
			"P19: SIGTERM ended with exit code 7",
			{ deaths: [{ at: 15_000, how: "asked to end", code: 7 }] },
		],
		[
			"P24: 1 come out otherwise",
			{ verified: { decisions: 2, mismatched: 1 } },
		],
		[
			"P24: only 1 were made again",
			{ verified: { decisions: 1, mismatched: 0 } },
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
