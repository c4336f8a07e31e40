import { describe, expect, it } from "vitest";
import { DAY, instant, type WantedMedia } from "../../../src/engine/model.ts";
import type { Database } from "../../../src/store/database.ts";
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

const day = (nth: number) => instant(START + nth * DAY);

/** `RETENTION_DAYS`: what has grown old goes. */
export function describeRetaining(opening: Open): void {
	const open = closing(opening);

	/** One decision a day, each with a message of ours. */
	async function lived(database: Database, days: number) {
		await storeCustomer(database, customer("961701"));
		for (let nth = 1; nth <= days; nth += 1) {
			const conversation = await loadOne(database, customer("961701"));
			await database.store.commit([
				changes({
					conversation: changeOf(conversation),
					journal: [fact({ at: day(nth) })],
					sends: [textTo(conversation.id)],
				}),
			]);
		}
	}

	async function sendAll(database: Database) {
		for (;;) {
			const due = await claim(database);
			if (due.length === 0) return;
			await database.store.settle(
				due.map(({ id }) => outcome(id, acceptedResult)),
			);
		}
	}

	const numbers = async ({ store }: Database) =>
		(await store.journalAfter(0, 100)).map(({ seq }) => seq);

	describe("letting go of what is old", () => {
		it("takes the oldest rows, so many at a time, with their messages", async () => {
			const database = open();
			await lived(database, 4);
			await sendAll(database);
			const before = day(3);
			expect(await database.upkeep.retain(before, 2)).toBe(2);
			expect(await numbers(database)).toEqual([3, 4, 5]);
			expect(await database.upkeep.retain(before, 2)).toBe(1);
			expect(await database.upkeep.retain(before, 2)).toBe(0);
			expect(await numbers(database)).toEqual([4, 5]);
			expect(await database.history.send(2)).toBeNull();
			expect(await database.history.send(3)).not.toBeNull();
			const page = { before: null, limit: 10 };
			const lines = await database.history.transcript(1, page);
			expect(lines.map(({ seq }) => seq)).toEqual([4, 5]);
		});

		it("leaves who they are, and the newest row", async () => {
			const database = open();
			await lived(database, 2);
			await sendAll(database);
			await database.upkeep.retain(day(99), 100);
			expect(await numbers(database)).toEqual([3]);
			expect(await database.history.find("961701")).toHaveLength(1);
		});

		it("leaves what still waits to be sent, which is erased with its customer all the same", async () => {
			const database = open();
			await lived(database, 2);
			await database.upkeep.retain(day(99), 100);
			const [due] = await claim(database);
			expect(due?.id).toBe(1);
			await database.store.settle([outcome(1, acceptedResult)]);
			expect((await database.upkeep.erase(1))?.sends).toBe(2);
			expect(await database.history.send(1)).toBeNull();
			expect(await claim(database)).toEqual([]);
		});

		it("unwants files that were sent before then", async () => {
			const database = open();
			const { media } = database;
			const url = "https://api.infobip.com/media/a";
			const wanted = { channel: "whatsapp", url, kind: "image" } as const;
			const files: WantedMedia[] = [
				{ ...wanted, sentAt: day(0) },
				{ ...wanted, sentAt: day(5) },
			];
			const conversation = await loadOne(database, customer("961701"));
			await database.store.commit([
				changes({ conversation: changeOf(conversation), media: files }),
			]);
			const kept = { type: "kept", mediaType: "image/png", bytes: 1 } as const;
			await media.settle(1, { ...kept, hash: "ab" });
			await media.settle(2, { ...kept, hash: "cd" });
			await database.upkeep.retain(day(3), 100);
			expect(await media.find("m_1")).toBeNull();
			expect(await media.find("m_2")).toMatchObject({ hash: "cd" });
			expect(await media.due(START, 10)).toMatchObject([
				{ state: "unwanted", hash: "ab" },
			]);
		});
	});
}
