import { describe, expect, it } from "vitest";
import {
	instant,
	type KnownTemplate,
	type WantedMedia,
} from "../../../src/engine/model.ts";
import type { Database } from "../../../src/store/database.ts";
import { changeOf, changes, customer, loadOne, START } from "../builders.ts";
import type { Open } from "../contract.ts";
import { closing } from "./using.ts";

const later = (milliseconds: number) => instant(START + milliseconds);

const root = "https://api.infobip.com/whatsapp/1/senders/1/media";

function picture(name: string): WantedMedia {
	const url = `${root}/${encodeURIComponent(name)}`;
	return { channel: "whatsapp", url, kind: "image", sentAt: START };
}

const kept = {
	type: "kept",
	hash: "ab",
	mediaType: "image/png",
	bytes: 3,
} as const;

/** Customers' files, and message templates. */
export function describeKeeping(opening: Open): void {
	const open = closing(opening);

	async function commit(
		database: Database,
		...media: readonly WantedMedia[]
	): Promise<number> {
		const conversation = await loadOne(database, customer("96170111222"));
		await database.store.commit([
			changes({ conversation: changeOf(conversation), media }),
		]);
		return conversation.id;
	}

	describe("a customer's file", () => {
		it("is wanted from the commit of its message, and due at once", async () => {
			const database = open();
			const { media } = database;
			expect(await media.nextDueAt()).toBeNull();
			const conversation = await commit(database, picture("a"), picture("b/c"));
			expect(await media.nextDueAt()).toBe(START);
			expect(await media.due(START, 10)).toEqual([
				{
					...picture("a"),
					id: 1,
					conversation,
					state: "wanted",
					hash: null,
					type: null,
					bytes: null,
					attempts: 0,
					error: null,
				},
				expect.objectContaining({ id: 2, url: `${root}/b%2Fc` }),
			]);
			expect(await media.due(START, 1)).toHaveLength(1);
		});

		it("that is kept is found by its number and by its name, and not due any more", async () => {
			const database = open();
			const { media } = database;
			await commit(database, picture("b/c"));
			await media.settle(1, kept);
			const found = await media.find("m_1");
			expect(found).toMatchObject({
				state: "kept",
				hash: "ab",
				type: "image/png",
				bytes: 3,
				attempts: 1,
			});
			expect(await media.find("b/c")).toEqual(found);
			expect(await media.find("m_2")).toBeNull();
			expect(await media.find("__proto__")).toBeNull();
			expect(await media.due(later(1e9), 10)).toEqual([]);
		});

		it("that could not be fetched is due later, and at last lost", async () => {
			const database = open();
			const { media } = database;
			await commit(database, picture("a"));
			const dueAt = later(60_000);
			await media.settle(1, { type: "later", dueAt, error: "no" });
			expect(await media.due(START, 10)).toEqual([]);
			expect(await media.nextDueAt()).toBe(dueAt);
			expect(await media.due(dueAt, 10)).toMatchObject([
				{ attempts: 1, error: "no", state: "wanted" },
			]);
			await media.settle(1, { type: "lost", error: "gone" });
			expect(await media.nextDueAt()).toBeNull();
			expect(await media.find("m_1")).toMatchObject({
				state: "lost",
				error: "gone",
				attempts: 2,
			});
		});
	});

	describe("the templates of a number", () => {
		const menu: KnownTemplate = {
			id: "111",
			name: "menu",
			language: "ar",
			status: "PENDING",
			usable: false,
			category: "MARKETING",
			quality: null,
			reason: null,
			text: "مرحبا {{1}}",
			blanks: 1,
			header: null,
			buttons: ["url"],
		};

		it("are kept as they were listed, the newest list in place of the one before", async () => {
			const { templates } = open();
			expect(await templates.lists()).toEqual([]);
			const list = { sender: "1", listedAt: START, templates: [menu] };
			await templates.keep(list);
			expect(await templates.lists()).toEqual([list]);
			const newer = { ...list, listedAt: later(5), templates: [] };
			await templates.keep(newer);
			await templates.keep({ ...list, sender: "2" });
			expect(await templates.lists()).toEqual([
				newer,
				{ ...list, sender: "2" },
			]);
		});

		it("change with what the provider tells of one of them, in the same commit", async () => {
			const { templates, store: rows } = open();
			const other = { ...menu, id: "112" };
			const list = { sender: "1", listedAt: START, templates: [menu, other] };
			await templates.keep(list);
			const told = { id: "111", status: "APPROVED", usable: true };
			await rows.commit([changes({ templates: [told] })]);
			expect(await templates.lists()).toEqual([
				{ ...list, templates: [{ ...menu, ...told }, other] },
			]);
		});

		it("count as old once the provider tells of one that they do not have", async () => {
			const { templates, store: rows } = open();
			const list = { sender: "1", listedAt: START, templates: [menu] };
			await templates.keep(list);
			await rows.commit([changes({ templates: [{ id: "9" }] })]);
			expect(await templates.lists()).toEqual([
				{ ...list, listedAt: instant(0) },
			]);
		});
	});
}
