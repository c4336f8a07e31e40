import { expect, it, type onTestFinished } from "vitest";
import { startLoad } from "../chaos/load.ts";
import { movedClock } from "./clock-file.ts";
import type { FeedRow } from "./feed.ts";
import { count, decidedId, there } from "./rows.ts";
import { world, written } from "./world.ts";

const rules = `version: 1
business: { name: Beit Zaytoun, timezone: Asia/Beirut, languages: [en] }
settings: { brake: "off", mark_read: false }
rules:
  - name: later
    when: { keyword: later }
    do: [{ text: First. }, { wait: 1h }, { text: Second. }]
  - name: soon
    when: { keyword: soon }
    do: [{ wait: 1s }, { text: Now. }]
  - name: answer
    when: { regex: 'number (?<number>\\d+)' }
    reply: "Answer {number}"
`;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

it.concurrent("P18: a clock that jumps by hours under load loses, doubles and withholds nothing", async ({
	onTestFinished,
}) => {
	const rows = await jumping(
		[2 * HOUR_MS, -2 * HOUR_MS, -2 * HOUR_MS, 4 * HOUR_MS],
		onTestFinished,
	);
	expect(count(rows, "send.withheld")).toBe(0);
});

it.concurrent("P18: one that jumps by a day neither, but for answers that WhatsApp would not take any more by its time", async ({
	onTestFinished,
}) => {
	const rows = await jumping(
		[-DAY_MS, DAY_MS, DAY_MS, -DAY_MS],
		onTestFinished,
	);
	for (const row of rows.filter(({ type }) => type === "send.withheld"))
		expect(row).toMatchObject({ reason: "outside-window" });
});

it.concurrent("P18: what waits until a moment comes at that moment of the clock, once, however the clock got there", async ({
	onTestFinished,
}) => {
	const clock = movedClock(Date.now(), onTestFinished);
	const { server, infobip } = await world(
		{ rules, env: clock.env },
		onTestFinished,
	);
	const texts = () => infobip.messages().map(({ content }) => content.text);
	let strangers = 0;
	/** A stranger's short wait ends after the jump: then all that was due was looked for. */
	const jump = async (milliseconds: number) => {
		clock.step(milliseconds);
		strangers += 1;
		await server.post(written(String(9617000100 + strangers), "soon"));
		const answered = () =>
			texts().filter((text) => text === "Now.").length === strangers;
		await infobip.until(answered);
		return texts().filter((text) => text === "Second.").length;
	};
	await server.post(written("9617000001", "later"));
	await infobip.until(() => texts().includes("First."));
	expect(await jump(-2 * HOUR_MS)).toBe(0);
	expect(await jump(2 * HOUR_MS)).toBe(0);
	expect(await jump(HOUR_MS / 2)).toBe(0);
	expect(await jump(HOUR_MS)).toBe(1);
	expect(await jump(-2 * HOUR_MS)).toBe(1);
	expect(await jump(3 * HOUR_MS)).toBe(1);
	expect(server.log()).not.toContain("negative");
});

/** Lets the clock jump in the middle of a load, checks what came of every message, and gives the whole feed. */
async function jumping(
	jumps: readonly number[],
	finished: typeof onTestFinished,
): Promise<readonly FeedRow[]> {
	const clock = movedClock(Date.now(), finished);
	const { server, infobip } = await world(
		{
			rules,
			env: { ...clock.env, SEND_RATE: "1000" },
			emulator: { limits: false },
		},
		finished,
	);
	const load = startLoad({
		...{ seed: 18, conversations: 12, perSecond: 60, duplicates: 0.1 },
		post: server.post,
	});
	for (const [index, jump] of jumps.entries()) {
		const before = 40 * index + 20;
		// Messages are under way at the moment of each jump.
		infobip.emulator.fault({ delayMs: 300 }, { times: 20 });
		await server.until(there("decision.made", before));
		clock.step(jump);
		await server.until(there("decision.made", before + 20));
	}
	const { acknowledged } = await load.stop();
	const rows = await server.until(
		(all) => count(all, "decision.made") >= acknowledged.size && isDrained(all),
	);
	const decided = rows.filter(({ type }) => type === "decision.made");
	const ids = decided.map(decidedId);
	expect(new Set(ids).size).toBe(ids.length);
	expect([...acknowledged].filter((id) => !ids.includes(id))).toEqual([]);
	expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, at) => at + 1));
	const asked = infobip.messages().map(({ messageId }) => messageId);
	expect(new Set(asked).size).toBe(asked.length);
	expect(asked.length + count(rows, "send.withheld")).toBe(ids.length);
	expect(server.log()).not.toContain("negative");
	return rows;
}

function isDrained(rows: readonly FeedRow[]): boolean {
	const ended = rows.filter(({ type }) =>
		/^send\.(accepted|withheld|failed)$/.test(type),
	);
	return ended.length === count(rows, "decision.made");
}
