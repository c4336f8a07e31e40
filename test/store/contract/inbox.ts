import { describe, expect, it } from "vitest";
import { instant } from "../../../src/engine/model.ts";
import type { ConversationFilter } from "../../../src/engine/ports.ts";
import type { Database } from "../../../src/store/database.ts";
import { customer, START, storeCustomer, user } from "../builders.ts";
import type { Open } from "../contract.ts";
import { indexAll } from "../index-all.ts";
import { staffWrites, turn } from "./said.ts";
import { closing } from "./using.ts";

const later = (milliseconds: number) => instant(START + milliseconds);

export function describeInbox(opening: Open): void {
	describe("the list of conversations", () => {
		const open = closing(opening);

		async function list(
			database: Database,
			filter: ConversationFilter = {},
			page: { before?: number | null; limit?: number } = {},
		) {
			await indexAll(database);
			const { before = null, limit = 50 } = page;
			return database.history.conversations({ before, limit, filter });
		}

		const ids = async (...given: Parameters<typeof list>) =>
			(await list(...given)).map(({ conversation }) => conversation);

		it("has the newest message first, page by page, whatever came meanwhile", async () => {
			const database = open();
			for (const number of ["1111", "2222", "3333", "4444", "2222"])
				await turn(database, number, { says: "hi" });
			const first = await list(database, {}, { limit: 2 });
			expect(first.map(({ conversation }) => conversation)).toEqual([2, 4]);
			await turn(database, "3333", { says: "me first" });
			const before = first.at(-1)?.lastSeq ?? 0;
			expect(await ids(database, {}, { before, limit: 9 })).toEqual([1]);
			expect(await ids(database)).toEqual([3, 2, 4, 1]);
		});

		it("shows of each what a list needs", async () => {
			const database = open();
			await storeCustomer(database, customer("961111", user("US.1")), [], {
				name: "Rana",
			});
			await turn(database, "961111", {
				says: "vos   horaires ?",
				silent: "handed-off",
				after: 5,
				state: {
					tags: ["vip"],
					mode: "human",
					humanUntil: later(9),
					lastInboundAt: later(5),
				},
			});
			expect(await list(database)).toEqual([
				{
					conversation: 1,
					contact: 1,
					sender: 1,
					address: "961111",
					name: "Rana",
					lastSeq: 2,
					lastAt: later(5),
					last: {
						seq: 2,
						at: later(5),
						from: "customer",
						type: "text",
						text: "vos horaires ?",
						rule: null,
						silent: "handed-off",
					},
					unread: 1,
					waitingSince: later(5),
					lastInboundAt: later(5),
					mode: "human",
					humanUntil: later(9),
					optedOut: false,
					tags: ["vip"],
					assigned: null,
				},
			]);
			expect(await database.history.summary(1)).toMatchObject({ unread: 1 });
			expect(await database.history.summary(9)).toBeNull();
		});

		it.each([
			["an answer", { answers: ["12 to 23"], rule: "hours" }, null],
			["a rule that keeps quiet", { rule: "thanks" }, null],
			["silence", { silent: "nothing-matched", unanswered: true }, later(0)],
			["a chat with a person", { silent: "handed-off" }, later(0)],
			[
				"an answer that was withheld",
				{
					answers: [{ type: "text", text: "x", withheld: "brake" }],
					silent: "brake",
				},
				later(0),
			],
			[
				"a word that it was not understood",
				{ answers: ["Sorry?"], rule: "anything else", unanswered: true },
				later(0),
			],
			["a command of staff", { silent: "staff-command" }, null],
		])("after %s, somebody waits or not", async (_, given, expected) => {
			const database = open();
			await turn(database, "961111", { says: "hours?", ...given });
			const [row] = await list(database);
			expect(row?.waitingSince).toBe(expected);
		});

		it("nobody waits once a person wrote, and a campaign changes nothing", async () => {
			const database = open();
			await turn(database, "961111", { says: "?", silent: "nothing-matched" });
			await turn(database, "961111", { says: "??", silent: "limit", after: 7 });
			const campaign = { type: "schedule.fired" };
			await turn(database, "961111", { event: campaign, answers: ["Sale!"] });
			const [waiting] = await list(database);
			expect(waiting).toMatchObject({
				waitingSince: later(0),
				last: { from: "bot", text: "Sale!" },
				unread: 2,
			});
			await turn(database, "961111", { event: staffWrites, answers: ["Hi"] });
			expect((await list(database))[0]).toMatchObject({
				waitingSince: null,
				last: { from: "staff", text: "Hi" },
			});
		});

		it("filters by standing, tag, agent and sender", async () => {
			const database = open();
			const { team } = database;
			await turn(database, "1111", { says: "a", answers: ["b"], rule: "r" });
			await turn(database, "2222", { says: "a", silent: "nothing-matched" });
			await turn(database, "3333", {
				says: "a",
				answers: ["b"],
				state: { mode: "human", tags: ["vip", "o'k"] },
			});
			await turn(database, "4444", {
				says: "stop",
				answers: ["b"],
				state: { optedOut: true, tags: ["vip"] },
			});
			await team.assign(3, 7);
			await team.assign(4, 7);
			expect(await ids(database, { standing: "open" })).toEqual([3, 2]);
			expect(await ids(database, { standing: "human" })).toEqual([3]);
			expect(await ids(database, { standing: "unanswered" })).toEqual([2]);
			expect(await ids(database, { standing: "opted_out" })).toEqual([4]);
			expect(await ids(database, { tag: "vip" })).toEqual([4, 3]);
			expect(await ids(database, { tag: "o'k" })).toEqual([3]);
			expect(await ids(database, { tag: "none" })).toEqual([]);
			expect(await ids(database, { assigned: 7 })).toEqual([4, 3]);
			expect(await ids(database, { assigned: null })).toEqual([2, 1]);
			const both = { assigned: 7, standing: "human" } as const;
			expect(await ids(database, both)).toEqual([3]);
			expect(await ids(database, { sender: 1 })).toHaveLength(4);
			expect(await ids(database, { sender: 2 })).toEqual([]);
		});

		it("counts what the team has not seen, until somebody looks", async () => {
			const database = open();
			for (let times = 0; times < 3; times += 1)
				await turn(database, "961111", { says: "hi", answers: ["hello"] });
			expect((await list(database))[0]?.unread).toBe(3);
			await database.team.look(1);
			expect((await list(database))[0]?.unread).toBe(0);
			await turn(database, "961111", { says: "again" });
			expect((await list(database))[0]?.unread).toBe(1);
		});

		it("goes on where it stopped, and takes every row once", async () => {
			const database = open();
			await turn(database, "961111", { says: "one" });
			await indexAll(database);
			await indexAll(database);
			await turn(database, "961111", { says: "two" });
			expect(await database.history.indexedUpTo()).toBe(1);
			expect((await list(database))[0]?.unread).toBe(2);
			expect(await database.history.indexedUpTo()).toBe(2);
		});
	});
}
