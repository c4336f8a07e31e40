import { describe, expect, test } from "vitest";
import {
	DAY,
	HOUR,
	instant,
	MINUTE,
	noChanges,
	SECOND,
} from "../../src/engine/model.ts";
import type { BookSketch, RuleSketch } from "../engine/book.ts";
import { START } from "./held.ts";
import { text } from "./messages.ts";
import { ground, running, save } from "./running.ts";

/** The tests begin on a Monday at 10:00 UTC. */
const profile = { timezone: "UTC" };

function every(
	at: string,
	more: Partial<RuleSketch> & { if_missed?: string } = {},
): BookSketch {
	const { if_missed, ...rest } = more;
	const schedule = { days: "daily", at, ...(if_missed ? { if_missed } : {}) };
	return {
		profile,
		rules: [
			{ name: "daily", when: { schedule }, do: [{ tag: "seen" }], ...rest },
		],
	};
}

const times = (rows: readonly { body: Readonly<Record<string, unknown>> }[]) =>
	rows.map(({ body }) => body.due_at);

describe("a schedule", () => {
	test("fires once each time it is due, for nobody in particular where it says no audience", async () => {
		const { pass, journal } = await running(await ground(every("10:30")));
		await pass(2 * DAY + HOUR);
		expect(times(await journal("schedule.fired"))).toEqual([
			"2026-11-23T10:30:00.000Z",
			"2026-11-24T10:30:00.000Z",
			"2026-11-25T10:30:00.000Z",
		]);
		expect(await journal("decision.made")).toHaveLength(3);
		expect(await journal("run.updated")).toMatchObject(
			Array(3).fill({ rule: "daily", body: { contacts: 1, done: true } }),
		);
	});

	test("fires what fell due while nothing ran, within an hour; what else was missed is said", async () => {
		const over = await ground(every("12:00"));
		const first = await running(over);
		await first.runtime.stop();
		await over.time.pass(2 * DAY + 2 * HOUR + 30 * MINUTE);
		const { pass, journal } = await running(over);
		await pass(SECOND);
		expect(times(await journal("schedule.fired"))).toEqual([
			"2026-11-25T12:00:00.000Z",
		]);
		expect(await journal("schedule.missed")).toMatchObject([
			{
				body: {
					count: 2,
					due_at: ["2026-11-23T12:00:00.000Z", "2026-11-24T12:00:00.000Z"],
				},
			},
		]);
	});

	test.each([
		["skip", 30 * MINUTE],
		["run", 90 * MINUTE],
	])(
		"that was missed is let go: if_missed %s, %d ms late",
		async (if_missed, late) => {
			const over = await ground(every("12:00", { if_missed }));
			const first = await running(over);
			await first.runtime.stop();
			await over.time.pass(2 * HOUR + late);
			const { pass, journal } = await running(over);
			await pass(SECOND);
			expect(await journal("schedule.fired")).toEqual([]);
			expect(await journal("schedule.missed")).toMatchObject([
				{ body: { count: 1 } },
			]);
		},
	);

	test("that was written later sees only what follows, while it runs and after a restart", async () => {
		const over = await ground(every("10:30"));
		const { runtime, pass, journal, path } = await running(over);
		await pass(HOUR);
		await save(path, every("10:45"));
		await runtime.rules.reload();
		await pass(SECOND);
		await runtime.stop();
		await over.time.pass(MINUTE);
		await save(path, {
			...every("10:50"),
			rules: [
				...every("10:50").rules,
				{
					name: "other",
					when: { schedule: { days: "daily", at: "10:58" } },
					do: ["silent"],
				},
			],
		});
		const again = await running(over);
		await again.pass(HOUR);
		expect(times(await journal("schedule.fired"))).toEqual([
			"2026-11-23T10:30:00.000Z",
		]);
	});

	test("never fires twice, whatever the clock on the wall does", async () => {
		const { pass, step, journal } = await running(await ground(every("10:30")));
		await pass(HOUR);
		step(-HOUR);
		await pass(HOUR);
		step(-DAY);
		await pass(DAY + HOUR);
		expect(times(await journal("schedule.fired"))).toEqual([
			"2026-11-23T10:30:00.000Z",
		]);
		step(23 * HOUR);
		await pass(MINUTE);
		expect(await journal("schedule.fired")).toHaveLength(2);
	});

	test("fires once also when the process died between the firing and its watermark", async () => {
		const over = await ground({
			profile,
			rules: [
				...every("10:30").rules,
				{
					name: "second",
					when: { schedule: { days: "daily", at: "10:30" } },
					do: ["silent"],
				},
			],
		});
		const { commit } = over.database.store;
		over.database.store.commit = (changes) =>
			changes.some(({ watermark }) => watermark !== null && watermark > START)
				? Promise.reject(new Error("died"))
				: commit(changes);
		const first = await running(over);
		await first.pass(31 * MINUTE);
		await first.runtime.stop();
		over.database.store.commit = commit;
		const { pass, journal } = await running(over);
		await pass(MINUTE);
		expect((await journal("schedule.fired")).map(({ rule }) => rule)).toEqual([
			"daily",
			"second",
		]);
	});
});

describe("a run", () => {
	const to = (audience: RuleSketch["to"]): BookSketch => ({
		profile,
		rules: [
			{ name: "join", when: { keyword: "join" }, do: [{ tag: "regulars" }] },
			{
				name: "offer",
				when: { schedule: { days: "daily", at: "10:30" } },
				...(audience ? { to: audience } : {}),
				do: [{ text: "Fresh today!" }],
			},
		],
	});
	const customers = (count: number) =>
		Array.from({ length: count }, (_, index) =>
			text(String(1_000 + index), index % 2 ? "join" : "hello"),
		);

	test("reaches each contact of its audience once, page after page", async () => {
		const { runtime, pass, channel, journal } = await running(
			await ground(to({ type: "everyone" })),
		);
		await runtime.accept(customers(450), []);
		await pass(HOUR);
		expect(channel.sent).toHaveLength(450);
		expect(new Set(channel.sent.map(({ to }) => to.value)).size).toBe(450);
		expect(
			(await journal("run.updated")).map(({ body }) => [
				body.contacts,
				body.done,
			]),
		).toEqual([
			[200, false],
			[200, false],
			[50, true],
		]);
	});

	test("reaches those with the tag only", async () => {
		const { runtime, pass, channel } = await running(
			await ground(to({ type: "tag", tags: ["regulars"] })),
		);
		await runtime.accept(customers(10), []);
		await pass(HOUR);
		expect(channel.sent.map(({ to }) => to.value).sort()).toEqual([
			"1001",
			"1003",
			"1005",
			"1007",
			"1009",
		]);
	});

	test("goes on where it was when the process died, and reaches nobody twice", async () => {
		const over = await ground(to({ type: "everyone" }));
		const { commit } = over.database.store;
		let moves = 0;
		over.database.store.commit = (changes) =>
			changes.some(({ runs }) => runs.some(({ type }) => type === "move")) &&
			++moves > 1
				? new Promise(() => {})
				: commit(changes);
		const first = await running(over);
		await first.runtime.accept(customers(450), []);
		await first.pass(HOUR);
		expect(over.channel.sent.length).toBeLessThan(450);
		over.database.store.commit = commit;
		const { pass } = await running(over);
		await pass(HOUR);
		expect(over.channel.sent).toHaveLength(450);
	});

	test("ends when its rule is gone", async () => {
		const over = await ground(to({ type: "everyone" }));
		const dueAt = instant(START);
		await over.database.store.commit([
			{
				...noChanges,
				runs: [{ type: "start", rule: "gone", dueAt, rules: "h" }],
			},
		]);
		const { pass, journal } = await running(over);
		await pass(SECOND);
		expect(await journal("run.updated")).toMatchObject([
			{ rule: "gone", body: { gone: true, done: true } },
		]);
		expect(await over.database.agenda.openRuns()).toEqual([]);
	});
});
