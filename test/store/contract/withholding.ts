import { describe, expect, it } from "vitest";
import {
	type Conversation,
	instant,
	type SendDraft,
	type WithheldReason,
} from "../../../src/engine/model.ts";
import type { Database } from "../../../src/store/database.ts";
import {
	anError,
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

export function describeWithholding(opening: Open): void {
	describe("withholding", () => {
		const open = closing(opening);

		async function statuses(database: Database, count: number) {
			const sends = [];
			for (let id = 1; id <= count; id += 1)
				sends.push((await database.history.send(id))?.status);
			return sends;
		}

		it("keeps back what earlier decisions queued, and says so for each", async () => {
			const database = open();
			const conversation = await storeCustomer(database, customer("961111"), [
				{},
				{ rule: "second" },
			]);
			await withhold(database, conversation, "handed-off");
			expect(await statuses(database, 2)).toEqual(["withheld", "withheld"]);
			expect(await claim(database)).toEqual([]);
			const rows = await database.store.journalAfter(2, 10);
			const { messageId } = (await database.history.send(2)) ?? {};
			expect(rows.map(({ type, rule }) => [type, rule])).toEqual([
				["send.withheld", "greeting"],
				["send.withheld", "second"],
			]);
			expect(rows[1]).toMatchObject({
				conversation: conversation.id,
				body: { reason: "handed-off", decision: "d_1", messageId },
			});
			const lines = await database.history.transcript(conversation.id, {
				before: null,
				limit: 9,
			});
			expect(
				lines.flatMap(({ from, withheld }) => (from === "bot" ? withheld : [])),
			).toEqual(["handed-off", "handed-off"]);
		});

		it("lets what the same decision sends leave", async () => {
			const database = open();
			const conversation = await storeCustomer(database, customer("961111"), [
				{},
			]);
			await withhold(database, conversation, "handed-off", [{}]);
			expect(await statuses(database, 2)).toEqual(["withheld", "queued"]);
			expect((await claim(database)).map(({ id }) => id)).toEqual([2]);
		});

		it("reaches earlier decisions of the same commit", async () => {
			const database = open();
			const first = await loadOne(database, customer("961111"));
			await database.store.commit([
				changes({
					conversation: changeOf(first),
					journal: [fact()],
					sends: [textTo(first.id)],
				}),
				changes({
					conversation: changeOf({ ...first, version: 1 }),
					journal: [fact()],
					withhold: "brake",
				}),
			]);
			expect(await statuses(database, 1)).toEqual(["withheld"]);
		});

		it.each([
			["handed-off", ["withheld", "withheld", "queued"]],
			["brake", ["withheld", "withheld", "queued"]],
			["opted-out", ["queued", "withheld", "queued"]],
			["erased", ["withheld", "withheld", "withheld"]],
		] as const)(
			"for %s keeps back answers, others and what staff wrote as %j",
			async (reason, expected) => {
				const database = open();
				const conversation = await storeCustomer(database, customer("961111"), [
					{ answers: true },
					{ answers: false },
					{ answers: false, staff: true },
				]);
				await withhold(database, conversation, reason);
				expect(await statuses(database, 3)).toEqual(expected);
			},
		);

		it("leaves an open attempt alone, keeps back what waits behind it", async () => {
			const database = open();
			const conversation = await storeCustomer(database, customer("961111"), [
				{},
				{},
			]);
			await claim(database);
			await withhold(database, conversation, "brake");
			expect(await statuses(database, 2)).toEqual(["attempted", "withheld"]);
		});

		it("keeps back what waits for its report, which may still come", async () => {
			const database = open();
			const conversation = await storeCustomer(database, customer("961111"), [
				{},
			]);
			await claim(database);
			const notBefore = instant(START + 5);
			await database.store.settle([
				outcome(1, { type: "unknown", notBefore, error: anError }),
			]);
			await withhold(database, conversation, "brake");
			expect(await claim(database, instant(START + 90_000))).toEqual([]);
			await database.store.commit([
				changes({
					reports: [{ send: 1, status: "delivered", at: START, error: null }],
				}),
			]);
			expect(await statuses(database, 1)).toEqual(["delivered"]);
		});

		it("leaves other conversations alone, and lets what it spares leave in order", async () => {
			const database = open();
			const one = await storeCustomer(database, customer("961111"), [
				{},
				{ staff: true },
			]);
			await storeCustomer(database, customer("961222"), [{}]);
			await withhold(database, one, "handed-off");
			expect((await claim(database)).map(({ id }) => id)).toEqual([2, 3]);
		});
	});
}

async function withhold(
	database: Database,
	conversation: Conversation,
	reason: WithheldReason,
	sends: readonly Partial<SendDraft>[] = [],
): Promise<void> {
	await database.store.commit([
		changes({
			conversation: changeOf(conversation),
			journal: [fact()],
			withhold: reason,
			sends: sends.map((draft) => textTo(conversation.id, draft)),
		}),
	]);
}
