import { describe, expect, it } from "vitest";
import type { Database } from "../../../src/store/database.ts";
import type { Open } from "../contract.ts";
import { indexAll } from "../index-all.ts";
import { turn } from "./said.ts";
import { closing } from "./using.ts";

export function describeSearching(opening: Open): void {
	describe("search", () => {
		const open = closing(opening);

		async function found(
			database: Database,
			text: string,
			more: { conversation?: number; before?: number; limit?: number } = {},
		): Promise<readonly number[]> {
			await indexAll(database);
			const { conversation = null, before = null, limit = 50 } = more;
			const hits = await database.history.search({
				...{ text, conversation, before, limit },
			});
			return hits.map(({ seq }) => seq);
		}

		it.each([
			["vos horaires ?", "HORAIRES"],
			["vos horaires ?", "ho"],
			["où êtes-vous", "ou etes"],
			["c'est où l'adresse", "adresse"],
			["jusqu’à quelle heure", "quelle jusqu'a"],
			["أين أنتم؟", "اين"],
			["والدوام؟", "دوام"],
			["دوام", "الدوام"],
			["بدّي احجز طاولة ٤", "طاوله 4"],
			["a table at 12:30 please", "12:30"],
			["order #4411", "4411"],
			["c++ or 50%?", "c++"],
			["👍🏽", "👍"],
			["don't", "don’t"],
		])("finds %j by %j", async (said, text) => {
			const database = open();
			await turn(database, "961111", { says: said });
			await turn(database, "961111", { says: "something else" });
			expect(await found(database, text)).toEqual([1]);
		});

		it.each([
			["this is it", "hi"],
			["كباب", "باب"],
			["horaires", "horraires"],
			["horaires", "h"],
			["vos horaires", "vos prix"],
			["hours", '"'],
			["hours", "hours OR x"],
			["hours", "customer : hours"],
			["hours", "   "],
			["hours", "?!"],
			["hours", "NOT"],
			["hours", "hours*)("],
		])("does not find %j by %j", async (said, text) => {
			const database = open();
			await turn(database, "961111", { says: said });
			const hits = await found(database, text);
			expect(hits).toEqual(text.includes("*") ? [1] : []);
		});

		it("looks in answers, captions, labels and places as well, all words in one decision", async () => {
			const database = open();
			await turn(database, "961111", {
				says: { type: "image", url: "https://x/1", caption: "my receipt" },
				answers: [
					"Thank you",
					{ type: "location", latitude: 1, longitude: 2, name: "Beit Zaytoun" },
				],
			});
			for (const text of ["receipt", "thank", "zaytoun", "receipt thank"])
				expect(await found(database, text)).toEqual([1]);
			expect(await found(database, "https")).toEqual([]);
		});

		it("gives the newest first, in pages, in one chat where one is named", async () => {
			const database = open();
			for (const number of ["1111", "2222", "1111", "1111", "2222"])
				await turn(database, number, { says: "the menu" });
			expect(await found(database, "menu")).toEqual([5, 4, 3, 2, 1]);
			const page = { before: 4, limit: 2 };
			expect(await found(database, "menu", page)).toEqual([3, 2]);
			expect(await found(database, "menu", { conversation: 2 })).toEqual([
				5, 2,
			]);
			expect(await found(database, "c2 menu")).toEqual([]);
		});

		it("shows who said what, around the word", async () => {
			const database = open();
			const long = `${"x ".repeat(400)}the horaires${" y".repeat(400)}`;
			await turn(database, "961111", {
				says: long,
				answers: ["Fermé."],
				rule: "opening hours",
				state: { name: "Amel" },
			});
			await indexAll(database);
			const [hit] = await database.history.search({
				...{ text: "horaires", conversation: null, before: null, limit: 1 },
			});
			expect(hit).toMatchObject({
				seq: 1,
				conversation: 1,
				name: "Amel",
				rule: "opening hours",
				answer: "Fermé.",
			});
			expect(hit?.customer).toMatch(/^….*the horaires.*…$/);
			expect(hit?.customer?.length).toBeLessThanOrEqual(302);
		});

		it("finds people by name and number", async () => {
			const database = open();
			await turn(database, "96170111222", {
				says: "a",
				state: { name: "Amélie Haddad" },
			});
			await turn(database, "96170111333", {
				says: "b",
				state: { name: "أمل حداد" },
			});
			await turn(database, "33612345678", {
				says: "c",
				state: { name: "Amelie" },
			});
			const people = async (text: string) => {
				await indexAll(database);
				const rows = await database.history.people(text, 10);
				return rows.map(({ conversation }) => conversation);
			};
			expect(await people("amelie")).toEqual([3, 1]);
			expect(await people("amelie had")).toEqual([1]);
			expect(await people("amelie h")).toEqual([1]);
			expect(await people("امل")).toEqual([2]);
			expect(await people("+961 70 111")).toEqual([2, 1]);
			expect(await people("96170111222")).toEqual([1]);
			expect(await people("961:")).toEqual([]);
			await turn(database, "33612345678", {
				says: "c",
				state: { name: "Zoé" },
			});
			expect(await people("amelie")).toEqual([1]);
			expect(await people("zoe")).toEqual([3]);
		});
	});
}
