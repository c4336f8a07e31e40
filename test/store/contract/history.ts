import { describe, expect, it } from "vitest";
import {
	type DecisionInput,
	type JsonObject,
	newBusiness,
} from "../../../src/engine/model.ts";
import {
	acceptedResult,
	at,
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
	user,
} from "../builders.ts";
import type { Open } from "../contract.ts";
import { closing } from "./using.ts";

export function describeHistory(opening: Open): void {
	describe("history", () => {
		const open = closing(opening);

		it.each([
			["c_2", [2]],
			["p_1", [1, 3]],
			["961222", [2]],
			["+961 222", [2]],
			["US.1", [2]],
			["c_99", []],
			["p_99", []],
			["nobody", []],
			["", []],
			["c_1 OR 1=1", []],
		])("finds %j", async (name, expected) => {
			const database = open();
			await storeCustomer(database, at("1", "961111"));
			await storeCustomer(database, at("1", "961222", user("US.1")));
			await storeCustomer(database, at("2", "961111"));
			const found = await database.history.find(name);
			expect(found.map(({ id }) => id).sort()).toEqual(expected);
		});

		it("tells a conversation as it went, with what became of each message", async () => {
			const database = open();
			const conversation = await loadOne(database, customer("961111"));
			await database.store.commit([
				changes({
					conversation: changeOf(conversation),
					journal: [theirs("Hi", null), fact({ type: "optout.changed" })],
					sends: [textTo(1), textTo(1, { rule: null, staff: true })],
				}),
			]);
			await database.store.commit([
				changes({
					journal: [
						theirs("…", "nothing-matched", { conversation: 1, rule: null }),
					],
				}),
			]);
			await claim(database);
			await database.store.settle([
				outcome(1, acceptedResult, [fact({ type: "send.accepted" })]),
			]);
			const lines = await database.history.transcript(1, {
				before: null,
				limit: 10,
			});
			expect(
				lines.map(({ seq, from, content, status }) => [
					seq,
					from,
					content.text,
					status,
				]),
			).toEqual([
				[1, "customer", "Hi", null],
				[1, "bot", "Hello", "accepted"],
				[1, "staff", "Hello", "queued"],
				[3, "customer", "…", "nothing-matched"],
			]);
		});

		it("shows in a staff member's chat what other chats' decisions sent there, and not in theirs", async () => {
			const database = open();
			const staff = await storeCustomer(database, customer("961999"));
			const { id, contact } = await loadOne(database, customer("961111"));
			await database.store.commit([
				changes({
					conversation: changeOf(await loadOne(database, customer("961111"))),
					journal: [theirs("Help", null)],
					sends: [textTo(staff.id, { about: contact.id, priority: "notice" })],
				}),
			]);
			const lines = async (of: number) =>
				(
					await database.history.transcript(of, { before: null, limit: 10 })
				).map(({ from, seq }) => [from, seq]);
			expect(await lines(staff.id)).toEqual([["bot", 2]]);
			expect(await lines(id)).toEqual([["customer", 2]]);
		});

		it("pages a transcript between decisions, with nothing lost", async () => {
			const database = open();
			for (const text of ["1", "2", "3"]) {
				const conversation = await loadOne(database, customer("961111"));
				await database.store.commit([
					changes({
						conversation: changeOf(conversation),
						journal: [theirs(text, null)],
						sends: [textTo(1)],
					}),
				]);
			}
			const page = async (before: number | null, limit: number) =>
				(await database.history.transcript(1, { before, limit })).map(
					({ seq }) => seq,
				);
			expect(await page(null, 3)).toEqual([3, 3]);
			expect(await page(3, 4)).toEqual([1, 1, 2, 2]);
			expect(await page(3, 1)).toEqual([2, 2]);
			expect(await page(1, 5)).toEqual([]);
			const newer = async (after: number, limit: number) =>
				(await database.history.transcript(1, { after, limit })).map(
					({ seq }) => seq,
				);
			expect(await newer(0, 3)).toEqual([1, 1]);
			expect(await newer(1, 4)).toEqual([2, 2, 3, 3]);
			expect(await newer(1, 1)).toEqual([2, 2]);
			expect(await newer(3, 5)).toEqual([]);
		});

		it("finds what was said behind many decisions that said nothing here", async () => {
			const database = open();
			const staff = await storeCustomer(database, customer("961999"));
			const { id } = await storeCustomer(database, customer("961111"), [{}]);
			const silent = (text: string, from = staff.id) =>
				fact({ type: "decision.made", conversation: from, body: { text } });
			for (let count = 0; count < 120; count += 1)
				await database.store.commit([changes({ journal: [silent("", id)] })]);
			const conversation = await loadOne(database, customer("961111"));
			await database.store.commit([
				changes({
					conversation: changeOf(conversation),
					journal: [theirs("back again", null)],
				}),
			]);
			const read = async (
				query: { before: number | null } | { after: number },
			) =>
				(await database.history.transcript(id, { ...query, limit: 1 })).map(
					({ seq }) => seq,
				);
			const [last = 0] = await read({ before: null });
			const [first = 0] = await read({ before: last });
			expect([first, last]).toEqual([2, 123]);
			expect(await read({ after: first })).toEqual([last]);
		});

		it("pages through what other chats' decisions sent here, both ways", async () => {
			const database = open();
			const staff = await storeCustomer(database, customer("961999"));
			for (const text of ["1", "2", "3"])
				await database.store.commit([
					changes({
						conversation: changeOf(await loadOne(database, customer("961111"))),
						journal: [theirs(text, null)],
						sends: [textTo(staff.id, { priority: "notice" })],
					}),
				]);
			const read = async (
				query: { before: number | null } | { after: number },
			) =>
				(
					await database.history.transcript(staff.id, { ...query, limit: 2 })
				).map(({ seq }) => seq);
			expect(await read({ before: null })).toEqual([3, 4]);
			expect(await read({ before: 3 })).toEqual([2]);
			expect(await read({ after: 1 })).toEqual([2, 3]);
			expect(await read({ after: 3 })).toEqual([4]);
		});

		it("keeps a decision with its whole input and its sends", async () => {
			const database = open();
			const conversation = await loadOne(database, customer("961111"));
			const input: DecisionInput = {
				event: { type: "message.received", key: "k" },
				before: conversation.state,
				business: newBusiness.state,
				now: START,
				rules: "sha256:1",
				pinned: [],
				engine: "0.1.0",
			};
			await database.store.commit([
				changes({
					conversation: changeOf(conversation),
					journal: [
						fact({ input, rule: "greeting", body: { from: "961111" } }),
					],
					sends: [textTo(1)],
				}),
			]);
			const decision = await database.history.decision(1);
			expect(decision?.input).toEqual(input);
			expect(decision?.entry).toMatchObject({
				seq: 1,
				rule: "greeting",
				conversation: 1,
				contact: 1,
				body: { from: "961111" },
			});
			expect(decision?.sends.map(({ id, status }) => [id, status])).toEqual([
				[1, "queued"],
			]);
			expect(await database.history.decision(2)).toBeNull();
		});

		it("counts", async () => {
			const database = open();
			await storeCustomer(database, customer("961111"), [{}, {}]);
			await claim(database);
			expect(await database.history.stats()).toEqual({
				conversations: 1,
				journal: 1,
				sends: { all: 2, waiting: 1, attempted: 1 },
			});
		});
	});
}

function theirs(
	text: string,
	silent: string | null,
	draft: Parameters<typeof fact>[0] = {},
) {
	const body: JsonObject = {
		event: { type: "message.received", content: { type: "text", text } },
		silent,
	};
	return fact({ body, ...draft });
}
