import { describe, expect, it } from "vitest";
import { instant } from "../../../src/engine/model.ts";
import {
	openSqlite,
	openSqliteReader,
	type SqliteDatabase,
} from "../../../src/store/sqlite/open.ts";
import {
	anError,
	changes,
	claim,
	customer,
	heldClock,
	loadOne,
	outcome,
	START,
	storeCustomer,
} from "../builders.ts";
import {
	expectEverywhere,
	keepEverywhere,
	nasty,
} from "../contract/hostile-text.ts";
import { temporaryFiles } from "../temporary.ts";
import { startChild } from "./child.ts";

const later = (milliseconds: number) => instant(START + milliseconds);

describe("what SQLite keeps", () => {
	const newFile = temporaryFiles();

	/** Closes it without a word, as a crash leaves the rows, and opens it again. */
	function reopen(database: SqliteDatabase): SqliteDatabase {
		database.close();
		return openSqlite({ file: database.file, reconcileMs: 30_000 });
	}

	it("is on disk at every commit: WAL with synchronous FULL, read back", () => {
		const database = openSqlite({ file: newFile() });
		const pragma = (name: string) =>
			database.connection.pragma(name, { simple: true });
		expect(pragma("journal_mode")).toBe("wal");
		expect(pragma("synchronous")).toBe(2);
		expect(pragma("secure_delete")).toBe(1);
		expect(pragma("foreign_keys")).toBe(1);
		expect(pragma("busy_timeout")).toBe(5_000);
		expect(pragma("journal_size_limit")).toBe(67_108_864);
		expect(database.check()).toMatchObject({
			file: database.file,
			journalMode: "wal",
			synchronous: "full",
			integrity: "ok",
			install: expect.stringMatching(/^[a-z0-9]{8}$/),
		});
		expect(database.check().bytes).toBeGreaterThan(4_096);
		expect(database.check().freeBytes).toBeGreaterThan(0);
		database.close();
	});

	it("comes back whole when it is opened again", async () => {
		let database = openSqlite({ file: newFile() });
		const before = await storeCustomer(database, customer("961111"), [{}], {
			name: "Rana",
			tags: ["vip"],
		});
		const { install } = database.check();
		database = reopen(database);
		expect(await loadOne(database, customer("961111"))).toEqual(before);
		expect(database.check().install).toBe(install);
		database.close();
	});

	it.each(nasty.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
		"brings hostile text back from disk: %s",
		async (_, text) => {
			let database = openSqlite({ file: newFile() });
			await keepEverywhere(database, text);
			database = reopen(database);
			await expectEverywhere(database, text);
			database.close();
		},
	);

	it("gives no id twice, also where rows with the highest were deleted", async () => {
		let database = openSqlite({ file: newFile() });
		await storeCustomer(database, customer("961111"), [{}]);
		database.connection.exec(
			"DELETE FROM outbox; DELETE FROM journal; DELETE FROM conversations",
		);
		database = reopen(database);
		const other = await storeCustomer(database, customer("961222"), [{}]);
		expect(other.id).toBe(2);
		const [row] = await database.store.journalAfter(0, 1);
		expect(row?.seq).toBe(2);
		expect((await claim(database))[0]?.id).toBe(2);
		database.close();
	});

	it("sends after a crash at once what was never tried", async () => {
		let database = openSqlite({ file: newFile() });
		await storeCustomer(database, customer("961111"), [{}, {}]);
		database = reopen(database);
		expect((await claim(database)).map(({ id }) => id)).toEqual([1]);
		database.close();
	});

	it("takes what was being sent at a crash as unknown, and sends it again only after the wait for a report", async () => {
		let database = openSqlite({ file: newFile() });
		await storeCustomer(database, customer("961111"), [{}, {}]);
		const [first] = await database.store.claimDue(START, 10);
		database = reopen(database);
		expect((await database.history.send(1))?.status).toBe("unknown");
		expect(await database.agenda.nextDueAt()).toBe(later(30_000));
		expect(await claim(database, later(29_999))).toEqual([]);
		const [again] = await claim(database, later(30_000));
		expect(again).toEqual({ ...first, attempt: 2, ambiguous: 1 });
		database.close();
	});

	it("lets a report after a crash settle what was being sent", async () => {
		let database = openSqlite({ file: newFile() });
		await storeCustomer(database, customer("961111"), [{}, {}]);
		await claim(database);
		database = reopen(database);
		await database.store.commit([
			changes({
				reports: [{ send: 1, status: "delivered", at: START, error: null }],
			}),
		]);
		expect((await claim(database, later(1))).map(({ id }) => id)).toEqual([2]);
		database.close();
	});

	it("does not hasten a retry because of a restart", async () => {
		let database = openSqlite({ file: newFile() });
		await storeCustomer(database, customer("961111"), [{}]);
		await claim(database);
		await database.store.settle([
			outcome(1, {
				type: "retry",
				notBefore: later(9_000),
				error: anError,
				counted: true,
			}),
		]);
		database = reopen(database);
		expect(await claim(database, later(8_999))).toEqual([]);
		expect(await claim(database, later(9_000))).toHaveLength(1);
		database.close();
	});

	it("remembers seen keys over a restart, and keeps no key in the clear", async () => {
		let database = openSqlite({ file: newFile() });
		await database.store.commit([changes({ seen: ["wamid.secret"] })]);
		database = reopen(database);
		const { seen } = await database.store.load([], ["wamid.secret"]);
		expect(seen.size).toBe(1);
		const rows = database.connection.prepare("SELECT * FROM seen").all();
		expect(JSON.stringify(rows)).not.toContain("wamid");
		database.close();
	});

	it("deletes seen keys in time", async () => {
		const clock = heldClock();
		const database = openSqlite({ file: newFile(), clock });
		const seen = Array.from({ length: 500 }, (_, index) => `key ${index}`);
		await database.store.commit([changes({ seen })]);
		clock.move(9 * 86_400_000);
		for (let commits = 0; commits < 10; commits += 1)
			await database.store.commit([changes({ seen: ["x"] })]);
		const left = database.connection
			.prepare("SELECT count(*) FROM seen")
			.pluck()
			.get();
		expect(left).toBe(1);
		database.close();
	});

	it("is read by another connection without a lock, while it is written", async () => {
		const database = openSqlite({ file: newFile() });
		await storeCustomer(database, customer("961111"), [{}], { name: "Rana" });
		await database.library.keepRules("sha256:1", '{"rules":1}', START);
		const reader = openSqliteReader({ file: database.file });
		const [found] = await reader.history.find("961111");
		expect(found?.state.name).toBe("Rana");
		await storeCustomer(database, customer("961222"));
		expect(await reader.history.find("961222")).toHaveLength(1);
		expect(await reader.library.lastRules()).toEqual({ rules: 1 });
		expect(reader.check().integrity).toBe("ok");
		reader.close();
		database.close();
	});

	it("holds a thousand conversations more than stay at hand", async () => {
		const database = openSqlite({ file: newFile() });
		const refs = Array.from({ length: 5_100 }, (_, index) =>
			customer(String(9_610_000 + index)),
		);
		for (let start = 0; start < refs.length; start += 200) {
			const { conversations } = await database.store.load(
				refs.slice(start, start + 200),
				[],
			);
			const { answers } = await database.store.commit(
				conversations.flatMap((one) =>
					one ? changes({ conversation: bare(one) }) : [],
				),
			);
			expect(new Set(answers)).toEqual(new Set(["committed"]));
		}
		const again = await database.store.load(refs, []);
		expect(again.conversations.map((one) => one?.id)).toEqual(
			refs.map((_, index) => index + 1),
		);
		database.close();
	});

	it("loses nothing it acknowledged, however often it is killed", async () => {
		const file = newFile();
		let acknowledged = 0;
		for (let kill = 0; kill < 4; kill += 1) {
			const child = startChild(
				"./commit-for-ever.ts",
				file,
				String(acknowledged + 1),
			);
			for (let lines = 0; lines < 20 + kill * 30; lines += 1)
				acknowledged = Number((await child.line()) ?? Number.NaN);
			acknowledged = Number((await child.kill()).at(-1) ?? acknowledged);
			const database = openSqlite({ file });
			acknowledged = await expectWhole(database, acknowledged);
			database.close();
		}
	}, 60_000);
});

function bare(
	conversation: Awaited<ReturnType<typeof loadOne>>,
): NonNullable<Parameters<typeof changes>[0]["conversation"]> {
	const { id, sender, contact, state } = conversation;
	return {
		id,
		sender: sender.id,
		contact,
		expectedVersion: 0,
		state,
		dueAt: null,
		lastInboundAt: null,
	};
}

/** Each message acknowledged is there with all that belongs to it; the one after may be, whole as well. */
async function expectWhole(
	database: SqliteDatabase,
	acknowledged: number,
): Promise<number> {
	expect(database.check().integrity).toBe("ok");
	const rows = await database.store.journalAfter(0, 100_000);
	const numbers = rows.map(({ body }) => body.number);
	expect(numbers).toEqual(numbers.map((_, index) => index + 1));
	expect(numbers.length - acknowledged).toBeOneOf([0, 1]);
	const keys = numbers.map((number) => `message ${number}`);
	expect((await database.store.load([], keys)).seen.size).toBe(keys.length);
	expect(await database.history.stats()).toMatchObject({
		sends: { all: numbers.length },
	});
	await database.store.commit([changes({ seen: ["after"] })]);
	return numbers.length;
}
