import { describe, expect, it } from "vitest";
import {
	type Conversation,
	DAY,
	instant,
	type JournalDraft,
	type WantedMedia,
} from "../../../src/engine/model.ts";
import type { Database } from "../../../src/store/database.ts";
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
	phone,
	START,
	storeCustomer,
	textTo,
	user,
} from "../builders.ts";
import type { Open } from "../contract.ts";
import { indexAll } from "../index-all.ts";
import { turn } from "./said.ts";
import { closing } from "./using.ts";

const number = "96170111222";
const refused = (body: JournalDraft["body"]) =>
	changes({ journal: [fact({ type: "event.refused", body })] });

function picture(name: string): WantedMedia {
	const url = `https://api.infobip.com/media/${name}`;
	return { channel: "whatsapp", url, kind: "image", sentAt: START };
}

const kept = (hash: string) =>
	({ type: "kept", hash, mediaType: "image/png", bytes: 3 }) as const;

/** Forgetting one person. */
export function describeErasing(opening: Open): void {
	const open = closing(opening);

	async function sends(
		{ store }: Database,
		conversation: Conversation,
		media: readonly WantedMedia[],
	): Promise<void> {
		const conversationNow = changeOf(conversation);
		await store.commit([changes({ conversation: conversationNow, media })]);
	}

	const journal = ({ store }: Database) => store.journalAfter(0, 1_000);
	const erase = ({ upkeep }: Database, { contact }: Conversation) =>
		upkeep.erase(contact.id);

	describe("erasing a contact", () => {
		it("leaves nobody to find, and says what went without a name", async () => {
			const database = open();
			const { history, store } = database;
			const ref = customer(number, user("amel"));
			const amel = await storeCustomer(database, ref, [{}, {}], {
				name: "Amel",
				tags: ["vip"],
			});
			await store.commit([refused({ kept: { from: number } })]);
			expect(await erase(database, amel)).toEqual({
				contact: amel.contact.id,
				conversations: [amel.id],
				rows: 2,
				sends: 2,
				media: 0,
			});
			for (const name of [number, "amel", "p_1", "c_1"])
				expect(await history.find(name)).toEqual([]);
			expect(await history.transcript(amel.id, page)).toEqual([]);
			expect(await history.send(1)).toBeNull();
			expect(await history.decision(1)).toBeNull();
			const rows = await journal(database);
			expect(rows).toEqual([
				expect.objectContaining({
					seq: 3,
					type: "contact.erased",
					conversation: null,
					contact: null,
					body: {
						erased: "p_1",
						conversations: ["c_1"],
						rows: 2,
						sends: 2,
						media: 0,
					},
				}),
			]);
		});

		it("reaches the conversations with all of our numbers", async () => {
			const database = open();
			const one = await storeCustomer(database, customer(number));
			const other = await storeCustomer(database, at("96171999999", number));
			const { contact } = other;
			expect(contact.id).toBe(one.contact.id);
			expect((await erase(database, one))?.conversations.toSorted()).toEqual([
				one.id,
				other.id,
			]);
			expect(await database.history.find(number)).toEqual([]);
		});

		it("makes whoever writes from that number later somebody new", async () => {
			const database = open();
			const before = await storeCustomer(database, customer(number), [], {
				name: "Amel",
			});
			await erase(database, before);
			const after = await loadOne(database, customer(number));
			expect(after).toMatchObject({
				version: 0,
				state: { name: null },
				contact: { addresses: [phone(number)] },
			});
			expect(after.id).toBeGreaterThan(before.id);
			expect(after.contact.id).toBeGreaterThan(before.contact.id);
			await storeCustomer(database, customer(number), [{}]);
			expect((await claim(database)).map(({ to }) => to)).toEqual([
				phone(number),
			]);
		});

		it("takes back what waits, and knows nothing of what was on its way", async () => {
			const database = open();
			const { store } = database;
			const amel = await storeCustomer(database, customer(number), [{}, {}]);
			expect(await claim(database)).toHaveLength(1);
			await erase(database, amel);
			const told = fact({ type: "send.accepted", conversation: amel.id });
			await store.settle([outcome(1, acceptedResult, [told])]);
			expect(await claim(database, instant(START + 1e9))).toEqual([]);
			expect((await journal(database)).map(({ type }) => type)).toEqual([
				"contact.erased",
			]);
		});

		it("writes nothing of a fact that comes too late, and takes no change made before it", async () => {
			const database = open();
			const { store } = database;
			const amel = await storeCustomer(database, customer(number));
			await erase(database, amel);
			const late = fact({ type: "read.marked", conversation: amel.id });
			const { answers } = await store.commit([
				changes({ journal: [late] }),
				changes({ conversation: changeOf(amel), journal: [fact()] }),
			]);
			expect(answers).toEqual(["committed", "conflict"]);
			expect(await journal(database)).toHaveLength(1);
		});

		it("takes what others were told about them, and lets the next message of those go", async () => {
			const database = open();
			const { store } = database;
			const amel = await storeCustomer(database, customer(number));
			const staff = await storeCustomer(database, customer("96103000000"));
			const toStaff = (about: number | null, text: string) =>
				textTo(staff.id, { about, content: { type: "text", text } });
			await store.commit([
				changes({
					conversation: changeOf(await loadOne(database, customer(number))),
					journal: [fact()],
					sends: [toStaff(amel.contact.id, "Amel wants you")],
				}),
				changes({
					conversation: changeOf(staff),
					journal: [fact()],
					sends: [toStaff(null, "Good morning")],
				}),
			]);
			await erase(database, amel);
			expect((await claim(database)).map(({ content }) => content)).toEqual([
				{ type: "text", text: "Good morning" },
			]);
		});

		it("leaves everybody else as they were", async () => {
			const database = open();
			const amel = await storeCustomer(database, customer(number), [{}]);
			const ziad = await storeCustomer(
				database,
				customer("96170333444"),
				[{}],
				{
					name: "Ziad",
					tags: ["vip"],
				},
			);
			await database.store.commit([
				refused({ kept: { from: "96170333444" } }),
				refused({ kept: "nobody" }),
			]);
			const before = await database.history.transcript(ziad.id, page);
			await erase(database, amel);
			expect(await database.history.transcript(ziad.id, page)).toEqual(before);
			expect(before).toHaveLength(1);
			expect(await loadOne(database, customer("96170333444"))).toEqual(ziad);
			expect((await journal(database)).map(({ seq }) => seq)).toEqual([
				2, 3, 4, 5,
			]);
		});

		it("takes them off lists and out of search, with what the team noted", async () => {
			const database = open();
			const { history, team } = database;
			await turn(database, number, { says: "my secret recipe" });
			await indexAll(database);
			const { id, contact } = await loadOne(database, customer(number));
			const at = START;
			await team.addNote({ conversation: id, at, by: "sara", text: "nice" });
			const about = `c_${id}`;
			const detail = { text: "my secret recipe" };
			await team.record({ at, by: "sara", action: "note", about, detail });
			const search = { text: "secret", conversation: null, ...page };
			expect(await history.search(search)).toHaveLength(1);
			expect((await database.records.contact(contact.id))?.notes).toMatchObject(
				[{ text: "nice", by: "sara" }],
			);
			await database.upkeep.erase(contact.id);
			await indexAll(database);
			expect(await history.search(search)).toEqual([]);
			expect(await team.notes(id, page)).toEqual([]);
			expect(await team.auditTrail(page)).toMatchObject([
				{ about, detail: null },
			]);
			const listed = await history.conversations({ filter: {}, ...page });
			expect(listed).toEqual([]);
		});

		it("knows no contact of that number, and writes nothing then", async () => {
			const database = open();
			expect(await database.upkeep.erase(77)).toBeNull();
			expect(await journal(database)).toEqual([]);
		});

		it("unwants their files; the bytes stay where somebody else sent the same", async () => {
			const database = open();
			const { media } = database;
			const amel = await loadOne(database, customer(number));
			await sends(database, amel, [picture("a"), picture("b"), picture("c")]);
			const ziad = await loadOne(database, customer("96170333444"));
			await sends(database, ziad, [picture("d")]);
			await media.settle(1, kept("ab"));
			await media.settle(2, kept("cd"));
			await media.settle(4, kept("ab"));
			expect((await erase(database, amel))?.media).toBe(3);
			expect(await media.find("m_1")).toBeNull();
			expect(await media.find("a")).toBeNull();
			expect(await media.nextDueAt()).toBe(instant(0));
			const unwanted = await media.due(START, 10);
			expect(unwanted).toMatchObject([
				{ state: "unwanted", hash: "ab", conversation: null, url: "" },
				{ state: "unwanted", hash: "cd", conversation: null, url: "" },
			]);
			expect(await media.isKept("ab", START)).toBe(true);
			expect(await media.isKept("cd", START)).toBe(false);
			for (const { id } of unwanted) await media.drop(id);
			expect(await media.nextDueAt()).toBeNull();
			expect(await media.find("m_4")).toMatchObject({ hash: "ab" });
		});

		it("unwants a file that comes only after they were erased", async () => {
			const database = open();
			const { media } = database;
			const amel = await loadOne(database, customer(number));
			await sends(database, amel, [picture("a")]);
			await erase(database, amel);
			expect(await media.due(START, 10)).toEqual([]);
			await media.settle(1, kept("ab"));
			expect(await media.due(START, 10)).toMatchObject([
				{ state: "unwanted", hash: "ab" },
			]);
		});
	});

	describe("a picture that staff send", () => {
		const hash = "9f".repeat(32);
		const name = `${hash}.png`;
		const goesAt = instant(START + DAY);

		async function sent(
			database: Database,
			conversation: Conversation,
			url = `media:${name}`,
		): Promise<void> {
			const send = textTo(conversation.id, { content: { type: "image", url } });
			const change = { conversation: changeOf(conversation), sends: [send] };
			await database.store.commit([changes({ ...change, journal: [fact()] })]);
		}

		it("waits to be sent, and goes where nobody does", async () => {
			const { media } = open();
			expect(await media.isSendable(name)).toBe(false);
			await media.expect(hash, { name, goesAt });
			expect(await media.isSendable(name)).toBe(true);
			expect(await media.isKept(hash, START)).toBe(true);
			expect(await media.due(START, 10)).toEqual([]);
			expect(await media.due(goesAt, 10)).toMatchObject([
				{ state: "unwanted", hash },
			]);
			expect(await media.isKept(hash, goesAt)).toBe(false);
			expect(await media.find(name)).toBeNull();
		});

		it("stays as long as a conversation that it was sent into, and stands in its record", async () => {
			const database = open();
			const { media, records } = database;
			const amel = await storeCustomer(database, customer(number));
			const ziad = await storeCustomer(database, customer("96170333444"));
			await media.expect(hash, { name, goesAt });
			await sent(database, amel);
			await sent(database, ziad);
			expect(await media.due(goesAt, 10)).toEqual([]);
			expect(await media.isSendable(name)).toBe(true);
			const { id } = amel.contact;
			expect((await records.contact(id))?.media).toMatchObject([
				{ state: "kept", hash, type: "image/png", url: `media:${name}` },
			]);
			expect((await erase(database, amel))?.media).toBe(1);
			expect(await media.isKept(hash, START)).toBe(true);
			await erase(database, ziad);
			expect(await media.isKept(hash, START)).toBe(false);
			expect(await media.isSendable(name)).toBe(false);
		});

		it("is none where a rule's file is called so, or a customer's", async () => {
			const database = open();
			const { media } = database;
			const amel = await storeCustomer(database, customer(number));
			await sent(database, amel);
			await sends(database, await loadOne(database, customer(number)), [
				picture(name),
			]);
			await media.settle(1, kept(hash));
			expect(await media.isSendable(name)).toBe(false);
			expect((await erase(database, amel))?.media).toBe(1);
		});
	});

	describe("the record of a contact", () => {
		it("holds all that is kept, page by page", async () => {
			const database = open();
			const { records, store } = database;
			const ref = customer(number, user("amel"));
			const amel = await storeCustomer(database, ref, [{}], { name: "Amel" });
			await sends(database, amel, [picture("a")]);
			const staff = await storeCustomer(database, customer("96103000000"));
			await store.commit([
				changes({
					conversation: changeOf(await loadOne(database, ref)),
					journal: [fact()],
					sends: [textTo(staff.id, { about: amel.contact.id })],
				}),
				refused({ kept: { from: number } }),
			]);
			const { id } = amel.contact;
			expect(await records.contact(id)).toMatchObject({
				contact: id,
				since: expect.any(Number),
				addresses: [
					{ channel: "whatsapp", kind: "phone", value: number },
					{ channel: "whatsapp", kind: "user", value: "amel" },
				],
				conversations: [{ id: amel.id, state: { name: "Amel" } }],
				media: [{ state: "wanted", kind: "image" }],
			});
			const rows = await records.page(id, "journal", 0);
			expect(rows.map((row) => row.id)).toEqual([1, 3]);
			expect(rows[0]?.row).toMatchObject({ conversation: "c_1" });
			expect(
				(await records.page(id, "journal", 1)).map((row) => row.id),
			).toEqual([3]);
			const sent = await records.page(id, "sends", 0);
			expect(sent.map(({ row }) => [row.conversation, row.about])).toEqual([
				["c_1", null],
				[`c_${staff.id}`, "p_1"],
			]);
			expect(await records.page(id, "refused", 0)).toHaveLength(1);
			expect(await records.contact(99)).toBeNull();
		});
	});
}

const page = { before: null, limit: 100 };
