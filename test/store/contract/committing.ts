import { describe, expect, it } from "vitest";
import { type BusinessState, instant } from "../../../src/engine/model.ts";
import {
	anError,
	answersTo,
	changeOf,
	changes,
	claim,
	customer,
	fact,
	loadOne,
	START,
	storeCustomer,
	textTo,
} from "../builders.ts";
import type { Open } from "../contract.ts";
import { closing } from "./using.ts";

export function describeCommitting(opening: Open): void {
	describe("committing", () => {
		const open = closing(opening);

		it("numbers journal rows without gaps, in order, over all changes of a commit", async () => {
			const database = open();
			const [one, other] = await twoCustomers(database);
			await database.store.commit([
				changes({
					conversation: one,
					journal: [fact({ rule: "a" }), fact({ rule: "b" })],
				}),
				changes({ conversation: other, journal: [fact({ rule: "c" })] }),
			]);
			const rows = await database.store.journalAfter(0, 10);
			expect(rows.map(({ seq, rule }) => [seq, rule])).toEqual([
				[1, "a"],
				[2, "b"],
				[3, "c"],
			]);
			expect(rows[2]).toEqual({
				seq: 3,
				at: START,
				type: "decision.made",
				conversation: other.id,
				contact: other.contact.id,
				sender: other.sender,
				rule: "c",
				body: {},
			});
		});

		it("pages the journal from any number", async () => {
			const { store } = open();
			const journal = Array.from({ length: 7 }, () => fact());
			await store.commit([changes({ journal })]);
			const page = async (after: number, limit: number) =>
				(await store.journalAfter(after, limit)).map(({ seq }) => seq);
			expect(await page(2, 3)).toEqual([3, 4, 5]);
			expect(await page(7, 3)).toEqual([]);
			expect(await page(-5, 2)).toEqual([1, 2]);
			expect(await page(1_000_000, 2)).toEqual([]);
		});

		it("files a row under the conversation it names rather than the change's own", async () => {
			const database = open();
			const [one, other] = await twoCustomers(database);
			await database.store.commit([changes({ conversation: other })]);
			await database.store.commit([
				changes({
					conversation: one,
					journal: [fact({ conversation: other.id }), fact()],
				}),
			]);
			const rows = await database.store.journalAfter(0, 10);
			expect(rows.map((row) => row.conversation)).toEqual([other.id, one.id]);
		});

		it("refuses a change made from an old version, writes nothing of it, and commits the others", async () => {
			const database = open();
			const stale = await storeCustomer(database, customer("961111"));
			await storeCustomer(database, customer("961111"), [], { name: "Rana" });
			const other = await loadOne(database, customer("961222"));
			const { answers } = await database.store.commit([
				changes({
					conversation: changeOf(stale, { name: "Old", tags: ["old"] }),
					seen: ["stale"],
					journal: [fact({ rule: "stale" })],
					sends: [textTo(stale.id)],
					pins: { "sha256:1": 1 },
					withhold: "brake",
					watermark: START,
				}),
				changes({
					conversation: changeOf(other),
					seen: ["fresh"],
					journal: [fact({ rule: "fresh" })],
				}),
			]);
			expect(answers).toEqual(["conflict", "committed"]);
			const { seen } = await database.store.load([], ["stale", "fresh"]);
			expect([...seen]).toEqual(["fresh"]);
			const rows = await database.store.journalAfter(2, 10);
			expect(rows.map(({ seq, rule }) => [seq, rule])).toEqual([[3, "fresh"]]);
			expect(await claim(database)).toEqual([]);
			expect(await database.agenda.watermark()).toBeNull();
			const now = await loadOne(database, customer("961111"));
			expect(now.version).toBe(2);
			expect(now.state.name).toBe("Rana");
		});

		it("refuses what follows a refused change of the same conversation, even where its version fits by chance", async () => {
			const database = open();
			const first = await storeCustomer(database, customer("961111"));
			await storeCustomer(database, customer("961111"), [], { name: "Rana" });
			const built = { ...first, version: first.version + 1 };
			const { answers } = await database.store.commit([
				changes({ conversation: changeOf(first, { name: "A" }) }),
				changes({ conversation: changeOf(built, { name: "B" }) }),
			]);
			expect(answers).toEqual(["conflict", "conflict"]);
			const now = await loadOne(database, customer("961111"));
			expect(now.state.name).toBe("Rana");
		});

		it("takes several changes of one conversation in one commit, each built on the one before", async () => {
			const database = open();
			const first = await loadOne(database, customer("961111"));
			const second = { ...first, version: 1 };
			const { answers } = await database.store.commit([
				changes({ conversation: changeOf(first, { name: "A" }) }),
				changes({ conversation: changeOf(second, { tags: ["vip"] }) }),
			]);
			expect(answers).toEqual(["committed", "committed"]);
			const now = await loadOne(database, customer("961111"));
			expect([now.version, now.state.tags]).toEqual([2, ["vip"]]);
		});

		it("refuses to store somebody new twice", async () => {
			const database = open();
			const conversation = await loadOne(database, customer("961111"));
			const change = changes({ conversation: changeOf(conversation) });
			expect(await answersTo(database, change, change)).toEqual([
				"committed",
				"conflict",
			]);
			expect(await answersTo(database, change)).toEqual(["conflict"]);
		});

		it("needs no version where the conversation stays as it is", async () => {
			const database = open();
			const { id, version } = await storeCustomer(database, customer("961111"));
			await database.store.commit([
				changes({ journal: [fact({ conversation: id })] }),
			]);
			const now = await loadOne(database, customer("961111"));
			expect(now.version).toBe(version);
		});

		it("keeps the business by version, and refuses a change whole where it was switched meanwhile", async () => {
			const database = open();
			const conversation = await loadOne(database, customer("961111"));
			const { business } = await database.store.load([], []);
			const closed = { ...business.state, closedOn: "2026-11-22" };
			const open_ = { ...business.state, openOn: "2026-11-22" };
			const switching = (state: BusinessState, seen: string) =>
				changes({ business: { expectedVersion: 0, state }, seen: [seen] });
			const { answers } = await database.store.commit([
				switching(closed, "a"),
				{
					...switching(open_, "b"),
					conversation: changeOf(conversation, { name: "Lost" }),
				},
			]);
			expect(answers).toEqual(["committed", "conflict"]);
			const after = await database.store.load([customer("961111")], ["b"]);
			expect(after.business).toEqual({ version: 1, state: closed });
			expect(after.seen.size).toBe(0);
			expect(after.conversations[0]?.version).toBe(0);
		});

		it("keeps the business when only the watermark moves, and the watermark when only the business does", async () => {
			const { store, agenda } = open();
			const { business } = await store.load([], []);
			const state = { ...business.state, offUntil: "for-good" as const };
			await store.commit([changes({ watermark: START })]);
			await store.commit([
				changes({ business: { expectedVersion: 0, state } }),
			]);
			await store.commit([changes({ watermark: instant(START + 5) })]);
			expect((await store.load([], [])).business).toEqual({
				version: 1,
				state,
			});
			expect(await agenda.watermark()).toBe(START + 5);
		});

		it("stores somebody new together with the first message sent to them", async () => {
			const database = open();
			const customerOne = await loadOne(database, customer("961111"));
			const staff = await loadOne(database, customer("961999"));
			await database.store.commit([
				changes({
					conversation: changeOf(customerOne),
					journal: [fact()],
					sends: [
						textTo(staff.id, { about: customerOne.contact.id, staff: true }),
					],
				}),
			]);
			const [due] = await claim(database);
			expect(due?.to.value).toBe("961999");
			expect((await loadOne(database, customer("961999"))).version).toBe(1);
		});

		it("throws on a send of a decision that is not there, and writes nothing", async () => {
			const database = open();
			const conversation = await loadOne(database, customer("961111"));
			const broken = changes({
				conversation: changeOf(conversation),
				journal: [fact()],
				seen: ["a"],
				sends: [textTo(conversation.id, { journal: 1 })],
			});
			await expect(database.store.commit([broken])).rejects.toMatchObject({
				name: "StoreError",
				code: "broken",
			});
		});

		it("commits nothing at all without a word", async () => {
			const database = open();
			expect(await answersTo(database)).toEqual([]);
			expect(await answersTo(database, changes({}))).toEqual(["committed"]);
			expect(await database.store.journalAfter(0, 10)).toEqual([]);
		});

		it("writes a settlement's rows into the same sequence", async () => {
			const database = open();
			const { id } = await storeCustomer(database, customer("961111"), [{}]);
			await claim(database);
			await database.store.settle([
				{
					id: 1,
					at: START,
					result: { type: "failed", error: anError },
					journal: [fact({ type: "send.failed", rule: "greeting" })],
				},
			]);
			const [row] = await database.store.journalAfter(1, 10);
			expect(row).toMatchObject({
				seq: 2,
				type: "send.failed",
				conversation: id,
				rule: "greeting",
			});
		});
	});
}

async function twoCustomers(database: ReturnType<Open>) {
	return [
		changeOf(await loadOne(database, customer("961111"))),
		changeOf(await loadOne(database, customer("961222"))),
	] as const;
}
