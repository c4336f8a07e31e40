import { describe, expect, it } from "vitest";
import { createIndexing } from "../../src/runtime/indexing.ts";
import { heldTime } from "./held.ts";
import { text } from "./messages.ts";
import { ground, running } from "./running.ts";

const rules = {
	rules: [
		{ name: "hours", when: { keyword: "hours" }, do: [{ text: "9–18" }] },
	],
};

function scene({ rows = 0, idle = true, fails = 0 } = {}) {
	const time = heldTime();
	const steps: number[] = [];
	const trouble: unknown[] = [];
	let left = rows;
	let failing = fails;
	const indexing = createIndexing({
		timer: time.timer,
		whenIdle: () => (idle ? Promise.resolve() : new Promise(() => {})),
		onTrouble: (error) => trouble.push(error),
		indexer: {
			step: async (limit) => {
				if (failing > 0) {
					failing -= 1;
					throw new Error("busy");
				}
				const taken = Math.min(limit, left);
				left -= taken;
				steps.push(taken);
				return taken;
			},
		},
	});
	return { ...time, indexing, steps, trouble };
}

describe("indexing", () => {
	it("gathers for a moment, then takes in all there is, step by step", async () => {
		const { indexing, steps, pass } = scene({ rows: 250 });
		indexing.wake();
		indexing.wake();
		await pass(50);
		expect(steps).toEqual([]);
		await pass(100);
		expect(steps).toEqual([100, 100, 50]);
	});

	it("does not gather for who wants to read now", async () => {
		const { indexing, steps } = scene({ rows: 5 });
		indexing.wake();
		await indexing.caughtUp();
		expect(steps).toEqual([5]);
	});

	it("waits for a rest, but under load that never rests goes on slowly, and nobody waits for it long", async () => {
		const { indexing, steps, pass } = scene({ rows: 5, idle: false });
		const reading = indexing.caughtUp();
		await pass(300);
		await reading;
		expect(steps).toEqual([]);
		await pass(2_000);
		expect(steps).toEqual([5]);
	});

	it("comes back after trouble", async () => {
		const { indexing, steps, trouble, pass } = scene({ rows: 5, fails: 1 });
		indexing.wake();
		await pass(150);
		expect(trouble).toHaveLength(1);
		await pass(1_000);
		expect(steps).toEqual([5]);
	});

	it("takes in nothing once it is stopped", async () => {
		const { indexing, steps, pass } = scene({ rows: 5 });
		indexing.wake();
		await indexing.stop();
		await pass(10_000);
		expect(steps).toEqual([]);
	});

	it("follows what the runtime decides and sends", async () => {
		const { runtime, database, pass } = await running(await ground(rules));
		await runtime.accept([text("961111", "hours", "1")], []);
		await pass(5_000);
		await runtime.indexed();
		const { history } = database;
		const [row] = await history.conversations({ before: null, limit: 9 });
		expect(row).toMatchObject({
			last: { from: "bot", text: "9–18" },
			unread: 1,
		});
		const { journal } = await history.stats();
		expect(await history.indexedUpTo()).toBe(journal);
	});
});
