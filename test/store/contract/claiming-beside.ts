import { describe, expect, it } from "vitest";
import { instant } from "../../../src/engine/model.ts";
import {
	acceptedResult,
	changeOf,
	changes,
	claim,
	customer,
	fact,
	loadOne,
	outcome,
	START,
	storeCustomer,
	textTo,
} from "../builders.ts";
import type { Open } from "../contract.ts";
import { closing } from "./using.ts";

const room = { now: START, limit: 10 };

export function describeClaimingBeside(opening: Open): void {
	describe("claiming beside other writes", () => {
		const open = closing(opening);

		it("hands out what a commit queues, of the conversation as the commit leaves it", async () => {
			const database = open();
			const somebodyNew = await loadOne(database, customer("961111"));
			const { due } = await database.store.commit(
				[
					changes({
						conversation: changeOf(somebodyNew, { lastInboundAt: START }),
						journal: [fact()],
						sends: [textTo(somebodyNew.id), textTo(somebodyNew.id)],
					}),
				],
				room,
			);
			expect(due).toMatchObject([
				{ id: 1, attempt: 1, lastInboundAt: START, to: { value: "961111" } },
			]);
			expect(await claim(database)).toEqual([]);
			expect(await database.history.send(1)).toMatchObject({
				status: "attempted",
			});
		});

		it("hands out what waited before first, and no more than there is room for", async () => {
			const database = open();
			await storeCustomer(database, customer("961111"), [{}]);
			const other = await storeCustomer(database, customer("961222"));
			const queued = changes({ journal: [fact()], sends: [textTo(other.id)] });
			const { due } = await database.store.commit([queued], {
				...room,
				limit: 1,
			});
			expect(due.map(({ id }) => id)).toEqual([1]);
			expect((await claim(database)).map(({ id }) => id)).toEqual([2]);
		});

		it.each([
			["before its time", { now: instant(START - 1), limit: 10 }],
			["where there is no room", { now: START, limit: 0 }],
			["where nobody asks", undefined],
		])("hands out nothing %s", async (_, given) => {
			const database = open();
			const { id } = await storeCustomer(database, customer("961111"));
			const queued = changes({ journal: [fact()], sends: [textTo(id)] });
			const { due } = await database.store.commit([queued], given);
			expect(due).toEqual([]);
			expect(await claim(database)).toHaveLength(1);
		});

		it("hands out nothing of a commit that fails", async () => {
			const database = open();
			const { id } = await storeCustomer(database, customer("961111"), [{}]);
			const broken = changes({ sends: [textTo(id)] });
			await expect(database.store.commit([broken], room)).rejects.toMatchObject(
				{ code: "broken" },
			);
			expect(await claim(database)).toMatchObject([{ id: 1, attempt: 1 }]);
		});

		it("hands out the next of a conversation with what becomes of the one before", async () => {
			const database = open();
			await storeCustomer(database, customer("961111"), [{}, {}]);
			await claim(database);
			const ended = [outcome(1, acceptedResult)];
			const { due } = await database.store.settle(ended, room);
			expect(due.map(({ id }) => id)).toEqual([2]);
			expect(await claim(database)).toEqual([]);
		});
	});
}
