import { describe, expect, test } from "vitest";
import { DAY, HOUR } from "../../src/engine/model.ts";
import type { FeedReader } from "../../src/runtime/runtime.ts";
import { quiet } from "./held.ts";
import { text } from "./messages.ts";
import { ground, running } from "./running.ts";

const rules = [
	{ name: "echo", when: { keyword: "hello" }, do: [{ text: "Hello!" }] },
];

async function lived(retentionDays: number) {
	const made = await running(await ground({ rules }), { retentionDays });
	const { runtime, clock, pass } = made;
	const day = async (nth: number) => {
		const event = text("961701", "hello", `day ${nth}`);
		const at = clock.now();
		await runtime.accept([{ ...event, at, arrivedAt: at }], []);
		await pass(DAY);
	};
	return { ...made, day };
}

describe("RETENTION_DAYS", () => {
	test("lets history go once it is older, and keeps who the customers are", async () => {
		const { journal, database, day, clock } = await lived(3);
		for (let nth = 1; nth <= 8; nth += 1) await day(nth);
		const rows = await journal();
		const oldest = Math.min(...rows.map(({ at }) => at));
		expect(clock.now() - oldest).toBeLessThanOrEqual(3 * DAY + HOUR);
		expect(await journal("decision.made")).toHaveLength(3);
		expect(await database.history.find("961701")).toHaveLength(1);
		expect(await database.history.decision(rows[0]?.seq ?? 0)).not.toBeNull();
	});

	test("of 0 keeps everything", async () => {
		const { journal, day } = await lived(0);
		for (let nth = 1; nth <= 5; nth += 1) await day(nth);
		expect(await journal("decision.made")).toHaveLength(5);
	});

	test("tells a reader that asks for what is gone to begin anew, once, and then gives what is there", async () => {
		const { runtime, journal, day } = await lived(2);
		for (let nth = 1; nth <= 6; nth += 1) await day(nth);
		const [first] = await journal();
		const frames: string[] = [];
		runtime.feed.attach(reader(1, frames));
		await quiet();
		const names = frames.map((frame) => /event: (\S+)/.exec(frame)?.[1]);
		expect(names[0]).toBe("reset");
		expect(names.filter((name) => name === "reset")).toHaveLength(1);
		expect(frames[1]).toContain(`id: ${first?.seq}\n`);
		expect(names.length).toBe(1 + (await journal()).length);
	});

	test("goes through a long past in many small steps, never while something is decided", async () => {
		const over = await ground({ rules });
		const { runtime, journal, stop } = await once(over, 0);
		await runtime.accept(
			Array.from({ length: 900 }, (_, nth) => text("961702", "hm", `${nth}`)),
			[],
		);
		await stop();
		over.time.step(30 * DAY);
		const steps: number[] = [];
		const { retain } = over.database.upkeep;
		const upkeep = {
			...over.database.upkeep,
			async retain(...step: Parameters<typeof retain>) {
				const found = await retain(...step);
				steps.push(found);
				return found;
			},
		};
		await running(over, { upkeep, retentionDays: 7 });
		await over.time.pass(HOUR / 2);
		expect(Math.max(...steps)).toBe(200);
		expect(steps.length).toBeGreaterThanOrEqual(5);
		expect(await journal("decision.made")).toEqual([]);
	});
});

async function once(
	over: Awaited<ReturnType<typeof ground>>,
	retentionDays: number,
) {
	const made = await running(over, { retentionDays });
	const stop = async () => {
		const stopped = made.runtime.stop();
		await over.time.pass(10_000);
		await stopped;
	};
	return { ...made, stop };
}

function reader(since: number, frames: string[]): FeedReader {
	return {
		since,
		pii: true,
		wants: () => true,
		write: (frame) => void frames.push(Buffer.from(frame).toString()),
		pendingBytes: () => 0,
		end() {},
	};
}
