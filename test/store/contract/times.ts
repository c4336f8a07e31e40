import { describe, expect, it } from "vitest";
import { type Audience, instant } from "../../../src/engine/model.ts";
import type { Database } from "../../../src/store/database.ts";
import {
	acceptedResult,
	answersTo,
	changes,
	claim,
	customer,
	outcome,
	START,
	storeCustomer,
} from "../builders.ts";
import type { Open } from "../contract.ts";
import { closing } from "./using.ts";

const later = (milliseconds: number) => instant(START + milliseconds);

export function describeTimes(opening: Open): void {
	describe("what waits for its time", () => {
		const open = closing(opening);

		it("is nothing in an empty database", async () => {
			const { agenda } = open();
			expect(await agenda.nextDueAt()).toBeNull();
			expect(await agenda.dueConversations(START, 10)).toEqual([]);
			expect(await agenda.watermark()).toBeNull();
			expect(await agenda.openRuns()).toEqual([]);
		});

		it("is the earliest of all timers and sends", async () => {
			const database = open();
			const { agenda } = database;
			await withTimer(database, "961111", 500);
			expect(await agenda.nextDueAt()).toBe(later(500));
			await storeCustomer(database, customer("961222"), [
				{ notBefore: later(300) },
				{ notBefore: later(100) },
			]);
			expect(await agenda.nextDueAt()).toBe(later(300));
			await database.store.claimDue(later(300), 1);
			expect(await agenda.nextDueAt()).toBe(later(500));
			await database.store.settle([outcome(1, acceptedResult)]);
			expect(await agenda.nextDueAt()).toBe(later(100));
			await claim(database, later(300));
			await database.store.settle([outcome(2, acceptedResult)]);
			expect(await agenda.nextDueAt()).toBe(later(500));
		});

		it("P18: lets sends go that wait longer than any send does, once it hears that the clock was set back", async () => {
			const database = open({ reconcileMs: 30_000 });
			const minutes = (count: number) => later(count * 60_000);
			for (const [number, ...waits] of [
				["961111", 120, 120],
				["961222", 14],
				["961333", 16],
			] as const)
				await storeCustomer(
					database,
					customer(number),
					waits.map((wait) => ({ notBefore: minutes(wait) })),
				);
			expect(await claim(database)).toEqual([]);
			await database.agenda.hasten(START);
			const ids = (await claim(database)).map(({ id }) => id);
			expect(ids).toEqual([1, 4]);
			await database.store.settle([outcome(1, acceptedResult)]);
			expect((await claim(database)).map(({ id }) => id)).toEqual([2]);
			expect(await claim(database, minutes(13))).toEqual([]);
			expect(await claim(database, minutes(14))).toHaveLength(1);
		});

		it("P18: takes an attempt that is open for nothing that waits", async () => {
			const database = open();
			await storeCustomer(database, customer("961111"), [{}]);
			await claim(database);
			await database.agenda.hasten(later(-86_400_000));
			expect(await claim(database)).toEqual([]);
		});

		it("gives conversations whose timer is due, the longest waiting first", async () => {
			const database = open();
			await withTimer(database, "961111", 30);
			await withTimer(database, "961222", 10);
			await withTimer(database, "961333", 20);
			await withTimer(database, "961444", 31);
			const due = async (limit: number) =>
				(await database.agenda.dueConversations(later(30), limit)).map(
					({ contact }) => contact.addresses[0].value,
				);
			expect(await due(10)).toEqual(["961222", "961333", "961111"]);
			expect(await due(1)).toEqual(["961222"]);
		});

		it("forgets a timer that the conversation no longer has", async () => {
			const database = open();
			await withTimer(database, "961111", 30);
			await storeCustomer(database, customer("961111"), [], { timers: [] });
			expect(await database.agenda.nextDueAt()).toBeNull();
		});

		it("moves the watermark forward only", async () => {
			const { store, agenda } = open();
			await store.commit([changes({ watermark: later(10) })]);
			await store.commit([changes({ watermark: later(5) })]);
			expect(await agenda.watermark()).toBe(later(10));
		});

		it("starts a run over all conversations there are, and moves it until it is done", async () => {
			const database = open();
			await storeCustomer(database, customer("961111"));
			await storeCustomer(database, customer("961222"));
			await database.store.commit([changes({ runs: [start] })]);
			const [run] = await database.agenda.openRuns();
			const { type: _, ...told } = start;
			expect(run).toEqual({
				id: 1,
				...told,
				highest: 2,
				cursor: 0,
				done: false,
			});
			const move = { type: "move", run: 1, cursor: 1, done: false } as const;
			await database.store.commit([changes({ runs: [move] })]);
			expect((await database.agenda.openRuns())[0]?.cursor).toBe(1);
			await database.store.commit([
				changes({ runs: [{ ...move, cursor: 2, done: true }] }),
			]);
			expect(await database.agenda.openRuns()).toEqual([]);
		});

		it("starts a rule's run of one due time once", async () => {
			const database = open();
			const { agenda } = database;
			const started = changes({ runs: [start] });
			expect(await answersTo(database, started)).toEqual(["committed"]);
			expect(
				await answersTo(database, { ...started, watermark: START }),
			).toEqual(["conflict"]);
			expect(await agenda.openRuns()).toHaveLength(1);
			expect(await agenda.watermark()).toBeNull();
		});

		it("starts a run of its own for each event, and keeps what was posted", async () => {
			const database = open();
			const event = { name: "fresh", data: { dish: "M\u0000zze \ud800" } };
			const posted = { ...start, event };
			expect(
				await answersTo(
					database,
					changes({ runs: [posted, start] }),
					changes({ runs: [posted] }),
				),
			).toEqual(["committed", "committed"]);
			const runs = await database.agenda.openRuns();
			expect(runs.map((run) => run.event)).toEqual([event, undefined, event]);
		});

		it.each([
			[{ type: "everyone" }, [1, 2, 3]],
			[{ type: "tag", tags: ["vip"] }, [1, 3]],
			[{ type: "tag", tags: ["vip", "new"] }, [1, 2, 3]],
			[{ type: "tag", tags: ["nobody"] }, []],
			[{ type: "number", number: "961222" }, [2]],
			[{ type: "number", number: "961999" }, []],
			[{ type: "contact" }, []],
		] as const)("finds the audience %j", async (audience, expected) => {
			const database = open();
			await threeCustomers(database);
			expect(await served(database, audience, 0)).toEqual(expected);
		});

		it("serves an audience from the cursor on, up to those known when the run began", async () => {
			const database = open();
			await threeCustomers(database);
			await storeCustomer(database, customer("961444"));
			expect(await served(database, { type: "everyone" }, 1)).toEqual([2, 3]);
			expect(await served(database, { type: "everyone" }, 0, 2)).toEqual([
				1, 2,
			]);
		});

		it("follows tags as they come and go", async () => {
			const database = open();
			await threeCustomers(database);
			await storeCustomer(database, customer("961111"), [], { tags: [] });
			await storeCustomer(database, customer("961222"), [], {
				tags: ["vip", "new"],
			});
			const vip = await served(database, { type: "tag", tags: ["vip"] }, 0);
			expect(vip).toEqual([2, 3]);
		});

		it("keeps rule books by hash, and knows which was live last", async () => {
			const { library } = open();
			expect(await library.lastRules()).toBeNull();
			expect(await library.rules("sha256:1")).toBeNull();
			await library.keepRules("sha256:1", '{"rules":1}', later(1));
			await library.keepRules("sha256:2", '{"rules":2}', later(2));
			expect(await library.lastRules()).toEqual({ rules: 2 });
			await library.keepRules("sha256:1", '{"rules":1}', later(3));
			expect(await library.lastRules()).toEqual({ rules: 1 });
			expect(await library.rules("sha256:2")).toEqual({ rules: 2 });
		});

		it("keeps rests of rules and flows by hash, and leaves out those it has not", async () => {
			const { library, store } = open();
			await store.commit([changes({ pins: { "sha256:1": ["rest"] } })]);
			const pinned = await library.pinned(["sha256:1", "sha256:2"]);
			expect([...pinned]).toEqual([["sha256:1", ["rest"]]]);
		});
	});
}

const start = {
	type: "start",
	rule: "good morning",
	dueAt: START,
	rules: "sha256:1",
} as const;

async function withTimer(
	database: Database,
	number: string,
	dueIn: number,
): Promise<void> {
	await storeCustomer(database, customer(number), [], {
		timers: [
			{ id: "t1", kind: "no_reply_for", dueAt: later(dueIn), about: null },
		],
	});
}

async function threeCustomers(database: Database): Promise<void> {
	for (const [number, ...tags] of [
		["961111", "vip"],
		["961222", "new"],
		["961333", "vip", "new"],
	] as const)
		await storeCustomer(database, customer(number), [], { tags });
}

async function served(
	database: Database,
	audience: Audience,
	cursor: number,
	limit = 100,
): Promise<readonly number[]> {
	const run = {
		id: 1,
		rule: "r",
		dueAt: START,
		rules: "sha256:1",
		highest: 3,
		cursor,
		done: false,
	};
	const found = await database.agenda.audience(run, audience, limit);
	return found.map(({ id }) => id);
}
