import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	type DueSend,
	instant,
	type Outcome,
	type SendPriority,
} from "../../../src/engine/model.ts";
import type { Database } from "../../../src/store/database.ts";
import {
	acceptedResult,
	anError,
	at,
	changes,
	claim,
	customer,
	fact,
	outcome,
	START,
	storeCustomer,
	textTo,
} from "../builders.ts";
import type { Open } from "../contract.ts";
import { closing } from "./using.ts";

const later = (milliseconds: number) => instant(START + milliseconds);
const retry = (notBefore: number, counted = true): Outcome["result"] => ({
	type: "retry",
	notBefore: later(notBefore),
	error: anError,
	counted,
});
const unknown = (notBefore: number): Outcome["result"] => ({
	type: "unknown",
	notBefore: later(notBefore),
	error: anError,
});
const ids = (sends: readonly DueSend[]) => sends.map(({ id }) => id);

export function describeClaiming(opening: Open): void {
	describe("claiming", () => {
		const open = closing(opening);

		it("hands out a send with all that sending needs", async () => {
			const database = open();
			const conversation = await storeCustomer(
				database,
				at("96170000009", "961111"),
				[{ quote: "wamid.1", notBefore: START }],
				{ lastInboundAt: later(-5), mode: "human", optedOut: true },
			);
			const [due] = await claim(database);
			expect(due).toEqual({
				id: 1,
				messageId: due?.messageId,
				conversation: conversation.id,
				channel: "whatsapp",
				sender: "96170000009",
				to: { kind: "phone", value: "961111" },
				content: { type: "text", text: "Hello" },
				instead: null,
				quote: "wamid.1",
				rule: "greeting",
				priority: "answer",
				staff: false,
				answers: true,
				attempt: 1,
				ambiguous: 0,
				decision: 1,
				lastInboundAt: later(-5),
				mode: "human",
				optedOut: true,
			});
		});

		it("hands out a send once", async () => {
			const database = open();
			await storeCustomer(database, customer("961111"), [{}]);
			expect(await claim(database)).toHaveLength(1);
			expect(await claim(database)).toHaveLength(0);
		});

		it("hands out only the first of each conversation, and the next when that is settled", async () => {
			const database = open();
			await storeCustomer(database, customer("961111"), [{}, {}]);
			await storeCustomer(database, customer("961222"), [{}, {}]);
			expect(ids(await claim(database))).toEqual([1, 3]);
			await database.store.settle([outcome(3, acceptedResult)]);
			expect(ids(await claim(database))).toEqual([4]);
		});

		it.each([
			["failed", { type: "failed", error: anError }],
			["withheld", { type: "withheld", reason: "outside-window" }],
			["accepted", acceptedResult],
		] as const)("lets the next go after one that was %s", async (_, result) => {
			const database = open();
			await storeCustomer(database, customer("961111"), [{}, {}]);
			await claim(database);
			await database.store.settle([outcome(1, result)]);
			expect(ids(await claim(database))).toEqual([2]);
		});

		it.each([
			["is tried again later", retry(5_000)],
			["may have been sent", unknown(5_000)],
		])("holds the next back while one %s", async (_, result) => {
			const database = open();
			await storeCustomer(database, customer("961111"), [{}, {}]);
			await claim(database);
			await database.store.settle([outcome(1, result)]);
			expect(await claim(database, later(4_999))).toEqual([]);
			expect(ids(await claim(database, later(5_000)))).toEqual([1]);
		});

		it("sends nothing before its time", async () => {
			const database = open();
			await storeCustomer(database, customer("961111"), [
				{ notBefore: later(10) },
			]);
			expect(await claim(database, later(9))).toEqual([]);
			expect(await claim(database, later(10))).toHaveLength(1);
		});

		it("does not let a follower go before its own time either", async () => {
			const database = open();
			await storeCustomer(database, customer("961111"), [
				{},
				{ notBefore: later(100) },
			]);
			await claim(database);
			await database.store.settle([outcome(1, acceptedResult)]);
			expect(await claim(database, later(99))).toEqual([]);
			expect(ids(await claim(database, later(100)))).toEqual([2]);
		});

		it("hands out answers before notices before runs, and of a kind the longest waiting first", async () => {
			const database = open();
			const waiting: readonly (readonly [SendPriority, number])[] = [
				["run", 0],
				["notice", 2],
				["answer", 5],
				["answer", 1],
				["notice", 1],
			];
			for (const [index, [priority, notBefore]] of waiting.entries())
				await storeCustomer(database, customer(`96111${index}`), [
					{ priority, notBefore: later(notBefore) },
				]);
			expect(ids(await claim(database, later(10)))).toEqual([4, 3, 5, 2, 1]);
		});

		it("takes no more than asked for", async () => {
			const database = open();
			for (const index of [0, 1, 2])
				await storeCustomer(database, customer(`96111${index}`), [{}]);
			expect(await claim(database, START, 2)).toHaveLength(2);
			expect(await claim(database, START, 2)).toHaveLength(1);
			expect(await claim(database, START, 0)).toEqual([]);
		});

		it("keeps the order of a conversation whatever the priorities", async () => {
			const database = open();
			await storeCustomer(database, customer("961111"), [
				{ priority: "run" },
				{ priority: "answer" },
			]);
			expect(ids(await claim(database))).toEqual([1]);
		});

		it("counts attempts, but not those that were nobody's fault", async () => {
			const database = open();
			await storeCustomer(database, customer("961111"), [{}]);
			const attempts = [];
			for (const result of [retry(0), retry(0, false), unknown(0)]) {
				const [due] = await claim(database);
				attempts.push([due?.attempt, due?.ambiguous]);
				await database.store.settle([outcome(1, result)]);
			}
			const [last] = await claim(database);
			attempts.push([last?.attempt, last?.ambiguous]);
			expect(attempts).toEqual([
				[1, 0],
				[2, 0],
				[2, 0],
				[3, 1],
			]);
		});

		it("keeps the same message id over all attempts", async () => {
			const database = open();
			await storeCustomer(database, customer("961111"), [{}]);
			const [first] = await claim(database);
			await database.store.settle([outcome(1, retry(0))]);
			const [second] = await claim(database);
			expect(second?.messageId).toBe(first?.messageId);
		});

		it("P18: leaves an attempt open until it is settled, however far the clock was moved", async () => {
			const database = open({ reconcileMs: 30_000 });
			await storeCustomer(database, customer("961111"), [{}, {}]);
			await claim(database);
			expect(await claim(database, later(86_400_000))).toEqual([]);
			expect((await database.history.send(1))?.status).toBe("attempted");
			await database.store.settle([outcome(1, acceptedResult)]);
			expect(ids(await claim(database, later(86_400_000)))).toEqual([2]);
		});

		it("is settled by a report while it is unknown, and the next goes", async () => {
			const database = open();
			await storeCustomer(database, customer("961111"), [{}, {}]);
			await claim(database);
			await database.store.settle([outcome(1, unknown(30_000))]);
			await database.store.commit([
				changes({
					reports: [{ send: 1, status: "sent", at: later(10), error: null }],
				}),
			]);
			expect(ids(await claim(database, later(11)))).toEqual([2]);
			expect(ids(await claim(database, later(60_000)))).not.toContain(1);
		});

		it.each([
			["failed", { type: "failed", error: anError }],
			["is to be tried again", retry(0)],
			["may have been sent", unknown(0)],
			["was withheld", { type: "withheld", reason: "outside-window" }],
		] as const)(
			"A24: is settled by a report while its attempt is open, also where the attempt then %s",
			async (_, result) => {
				const database = open();
				await storeCustomer(database, customer("961111"), [{}]);
				await claim(database);
				await database.store.commit([
					changes({
						reports: [
							{ send: 1, status: "delivered", at: later(10), error: null },
						],
					}),
				]);
				const told = fact({ type: "send.failed" });
				await database.store.settle([outcome(1, result, [told])]);
				const send = await database.history.send(1);
				expect([send?.status, send?.error]).toEqual(["delivered", null]);
				expect(await database.store.journalAfter(1, 10)).toEqual([]);
				expect(await claim(database, later(90_000))).toEqual([]);
			},
		);

		it("lets a late report settle what was set aside as failed", async () => {
			const database = open();
			await storeCustomer(database, customer("961111"), [{}]);
			await claim(database);
			await database.store.settle([
				outcome(1, { type: "failed", error: anError }),
			]);
			expect((await database.history.send(1))?.error).toEqual(anError);
			await database.store.commit([
				changes({
					reports: [{ send: 1, status: "sent", at: later(10), error: null }],
				}),
			]);
			expect((await database.history.send(1))?.status).toBe("sent");
		});

		it("ignores settlements and reports of sends that do not exist", async () => {
			const { store } = open();
			await store.settle([outcome(7, acceptedResult, [fact()])]);
			await store.commit([
				changes({
					reports: [{ send: 7, status: "seen", at: START, error: null }],
				}),
			]);
			expect(await store.journalAfter(0, 10)).toEqual([]);
		});

		it("shows the alternative as what was sent where it was used", async () => {
			const database = open();
			const instead = {
				type: "template",
				name: "hello",
				language: "en",
				body: [],
			} as const;
			await storeCustomer(database, customer("961111"), [{ instead }]);
			await claim(database);
			await database.store.settle([
				outcome(1, { type: "accepted", usedInstead: true }),
			]);
			expect((await database.history.send(1))?.content).toEqual(instead);
		});

		it("hands each conversation's sends out in order, one at a time, whatever happens to them", async () => {
			await fc.assert(
				fc.asyncProperty(
					fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 12 }),
					fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 40 }),
					async (owners, results) => {
						const database = open();
						const all = await queue(database, owners);
						const taken = await drain(database, results);
						expect(taken.map(([, id]) => id).sort(byNumber)).toEqual(
							all.map(([, id]) => id),
						);
						for (const owner of [0, 1, 2])
							expect(ofOwner(taken, owner)).toEqual(ofOwner(all, owner));
					},
				),
				{ numRuns: 25 },
			);
		});
	});
}

type Owned = readonly (readonly [owner: number, id: number])[];

async function queue(
	database: Database,
	owners: readonly number[],
): Promise<Owned> {
	const conversations = [];
	for (const owner of [0, 1, 2])
		conversations.push(
			await storeCustomer(database, customer(`96111${owner}`)),
		);
	for (const owner of owners)
		await database.store.commit([
			changes({
				journal: [fact()],
				sends: [textTo(conversations[owner]?.id ?? 0)],
			}),
		]);
	return owners.map((owner, index) => [owner, index + 1] as const);
}

/** Sends until nothing is left, and gives the order in which sends were finished with. */
async function drain(
	database: Database,
	results: readonly number[],
): Promise<Owned> {
	const finished: [number, number][] = [];
	const endings = [retry(0), unknown(0)];
	for (let round = 0; ; round += 1) {
		const claimed = await claim(database, later(round), 2);
		const owners = claimed.map(({ conversation }) => conversation);
		expect(new Set(owners).size).toBe(owners.length);
		if (claimed.length === 0) return finished;
		for (const [index, due] of claimed.entries()) {
			const drawn = results[(round + index) % results.length] ?? 4;
			const passing = round < 60 ? endings[drawn] : undefined;
			const result = passing ?? acceptedResult;
			await database.store.settle([outcome(due.id, result)]);
			if (!passing) finished.push([Number(due.to.value.slice(5)), due.id]);
		}
	}
}

function ofOwner(owned: Owned, owner: number): readonly number[] {
	return owned.filter(([of]) => of === owner).map(([, id]) => id);
}

function byNumber(one: number, other: number): number {
	return one - other;
}
