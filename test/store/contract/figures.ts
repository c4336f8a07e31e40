import { describe, expect, it } from "vitest";
import { instant } from "../../../src/engine/model.ts";
import { type Figure, SLOT_MS } from "../../../src/engine/ports.ts";
import { replyBucket, replyMs } from "../../../src/engine/reply-bucket.ts";
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
	textTo,
} from "../builders.ts";
import type { Open } from "../contract.ts";
import { indexAll } from "../index-all.ts";
import { staffWrites, turn } from "./said.ts";
import { closing } from "./using.ts";

const SLOT = Math.floor(START / SLOT_MS);

export function describeFigures(opening: Open): void {
	describe("figures", () => {
		const open = closing(opening);

		async function figures(
			database: Database,
			from = SLOT,
			to = SLOT + 1,
		): Promise<Record<string, number>> {
			await indexAll(database);
			const rows = await database.history.figures({ from, to });
			return Object.fromEntries(
				rows.map(({ kind, name, count }: Figure) => [
					name === "" ? kind : `${kind} ${name}`,
					count,
				]),
			);
		}

		it("count what came and what was done about it", async () => {
			const database = open();
			const state = { language: { chosen: null, heard: "fr" } };
			await turn(database, "1", {
				...{ says: "a", answers: ["x", "y"], rule: "hours", state },
			});
			await turn(database, "1", {
				...{ says: "b", silent: "nothing-matched", unanswered: true },
			});
			await turn(database, "2", { says: "c", silent: "handed-off" });
			await turn(database, "2", {
				says: "d",
				rule: "hours",
				answers: [{ type: "text", text: "x", rule: "welcome" }],
			});
			expect(await figures(database)).toEqual({
				received: 4,
				answered: 2,
				understood: 2,
				unanswered: 1,
				"with-person": 1,
				sent: 3,
				"rule hours": 2,
				"rule welcome": 1,
				"silent nothing-matched": 1,
				"silent handed-off": 1,
				language: 2,
				"language fr": 2,
			});
		});

		it("stand in the quarter of an hour they happened in", async () => {
			const database = open();
			await turn(database, "1", { says: "a" });
			await turn(database, "1", { says: "b", after: SLOT_MS });
			await turn(database, "1", { says: "c", after: SLOT_MS });
			expect((await figures(database)).received).toBe(1);
			expect((await figures(database, SLOT, SLOT + 2)).received).toBe(2);
			expect((await figures(database, SLOT + 1, SLOT + 2)).received).toBe(2);
		});

		it("tell what became of messages, and how long an answer took, once", async () => {
			const database = open();
			const conversation = await loadOne(database, customer("1"));
			await database.store.commit([
				changes({
					conversation: changeOf(conversation),
					journal: [
						fact({
							body: {
								event: {
									type: "message.received",
									content: { type: "text", text: "hi" },
								},
								actions: [
									{ type: "text", text: "a" },
									{ type: "text", text: "b" },
								],
							},
						}),
					],
					sends: [textTo(1), textTo(1)],
				}),
			]);
			const at = instant(START + 1_000);
			const row = (type: "send.accepted" | "send.failed", body = {}) =>
				fact({ type, at, body: { decision: "d_1", ...body } });
			await claim(database);
			await database.store.settle([
				outcome(1, acceptedResult, [row("send.accepted")]),
			]);
			await claim(database);
			await database.store.settle([
				outcome(2, acceptedResult, [row("send.accepted")]),
			]);
			const error = { error: { code: "EC_NO_SESSION" } };
			for (const [type, body] of [
				["send.failed", error],
				["send.withheld", { reason: "brake" }],
				["delivery.updated", { status: "sent" }],
				["delivery.updated", { status: "delivered" }],
				["message.seen", {}],
			] as const)
				await database.store.commit([
					changes({ journal: [fact({ type, body, conversation: 1 })] }),
				]);
			expect(await figures(database)).toMatchObject({
				accepted: 2,
				failed: 1,
				"failure EC_NO_SESSION": 1,
				withheld: 1,
				delivered: 1,
				seen: 1,
				[`reply-bot ${replyBucket(1_000)}`]: 1,
			});
		});

		it("tell how long people took to answer", async () => {
			const database = open();
			await turn(database, "1", { says: "?", silent: "handed-off" });
			await turn(database, "1", { says: "??", silent: "handed-off", after: 9 });
			const writes = { event: staffWrites, answers: ["Here"], after: 60_000 };
			await turn(database, "1", writes);
			await turn(database, "1", writes);
			expect(await figures(database)).toMatchObject({
				[`reply-person ${replyBucket(60_000)}`]: 1,
			});
		});

		it("are exact to a twentieth", () => {
			for (const time of [0, 1, 7, 250, 3_600_000, 86_400_000])
				expect(Math.abs(replyMs(replyBucket(time)) - time)).toBeLessThanOrEqual(
					Math.max(0.5, time * 0.05),
				);
		});
	});

	describe("what nobody answered", () => {
		const open = closing(opening);
		const unanswered = { silent: "nothing-matched", unanswered: true };
		const groups = async (database: Database, skip = 0, limit = 9) => {
			await indexAll(database);
			return database.history.unanswered({ since: START, skip, limit });
		};

		it("is grouped by its words, the most frequent first", async () => {
			const database = open();
			for (const [number, says] of [
				["1", "Do you deliver?"],
				["2", "parking"],
				["2", "do you DELIVER"],
				["1", "Où est le parking ?"],
				["1", "do you deliver!!"],
			] as const)
				await turn(database, number, { says, ...unanswered });
			await turn(database, "1", { says: "parking", answers: ["Yes"] });
			const all = await groups(database);
			expect(
				all.map(({ example, count, people, seq }) => [
					...[example, count, people, seq],
				]),
			).toEqual([
				["do you deliver!!", 3, 2, 5],
				["Où est le parking ?", 1, 1, 4],
				["parking", 1, 1, 2],
			]);
			expect(await groups(database, 1, 1)).toEqual([all[1]]);
		});

		it("is put aside until it is said again", async () => {
			const database = open();
			await turn(database, "1", { says: "parking", ...unanswered });
			const [group] = await groups(database);
			await database.team.dismiss(group?.key ?? "", instant(START + 5));
			expect(await groups(database)).toEqual([]);
			await turn(database, "1", { says: "Parking?", ...unanswered, after: 6 });
			expect(await groups(database)).toMatchObject([{ count: 1 }]);
		});
	});
}
