import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { StoreError } from "../../../src/engine/ports.ts";
import { storeError } from "../../../src/store/sqlite/errors.ts";
import {
	openSqlite,
	type SqliteDatabase,
} from "../../../src/store/sqlite/open.ts";
import {
	answersTo,
	changeOf,
	changes,
	claim,
	customer,
	fact,
	loadOne,
	storeCustomer,
	textTo,
} from "../builders.ts";
import { temporaryFiles } from "../temporary.ts";

describe("a disk that says no", () => {
	const newFile = temporaryFiles();

	/** As large as it is now, and no larger. */
	function fill({ connection }: SqliteDatabase): void {
		const pages = connection.pragma("page_count", { simple: true });
		connection.pragma(`max_page_count = ${pages}`);
	}

	async function commitLarge(database: SqliteDatabase, key: string) {
		const conversation = await loadOne(database, customer("961111"));
		const body = { text: "x".repeat(200_000) };
		return answersTo(
			database,
			changes({
				conversation: changeOf(conversation, { name: key }),
				seen: [key],
				journal: [fact({ body }), fact({ body })],
				sends: [textTo(conversation.id)],
			}),
		);
	}

	it("is told as full, writes nothing by halves, and heals by itself", async () => {
		const database = openSqlite({ file: newFile() });
		const before = await storeCustomer(database, customer("961111"));
		fill(database);
		await expect(commitLarge(database, "lost")).rejects.toMatchObject({
			name: "StoreError",
			code: "full",
		});
		expect(database.connection.inTransaction).toBe(false);
		expect(await loadOne(database, customer("961111"))).toEqual(before);
		expect((await database.store.load([], ["lost"])).seen.size).toBe(0);
		expect(await database.store.journalAfter(1, 10)).toEqual([]);
		expect(await claim(database)).toEqual([]);
		database.connection.pragma("max_page_count = 1000000");
		expect(await commitLarge(database, "kept")).toEqual(["committed"]);
		const rows = await database.store.journalAfter(1, 10);
		expect(rows.map(({ seq }) => seq)).toEqual([2, 3]);
		expect(database.check().integrity).toBe("ok");
		database.close();
	});

	it("leaves somebody new as new as they were", async () => {
		const database = openSqlite({ file: newFile() });
		fill(database);
		await expect(commitLarge(database, "lost")).rejects.toBeInstanceOf(
			StoreError,
		);
		expect((await loadOne(database, customer("961111"))).version).toBe(0);
		database.connection.pragma("max_page_count = 1000000");
		expect(await commitLarge(database, "kept")).toEqual(["committed"]);
		expect((await loadOne(database, customer("961111"))).version).toBe(1);
		database.close();
	});

	it("is told as busy where another program holds the write lock", async () => {
		const database = openSqlite({ file: newFile() });
		database.connection.pragma("busy_timeout = 0");
		const other = new Sqlite(database.file);
		other.exec("BEGIN IMMEDIATE");
		const committing = database.store.commit([changes({ seen: ["a"] })]);
		await expect(committing).rejects.toMatchObject({ code: "busy" });
		other.exec("ROLLBACK");
		other.close();
		const again = await answersTo(database, changes({ seen: ["a"] }));
		expect(again).toEqual(["committed"]);
		database.close();
	});

	it.each([
		["SQLITE_FULL", "full"],
		["SQLITE_IOERR_WRITE", "full"],
		["SQLITE_BUSY_SNAPSHOT", "busy"],
		["SQLITE_LOCKED", "busy"],
		["SQLITE_CORRUPT", "broken"],
		["SQLITE_CONSTRAINT_UNIQUE", "broken"],
	])("takes %s as %s", (code, expected) => {
		const cause = new Sqlite.SqliteError("It did not work", code);
		expect(storeError(cause)).toMatchObject({ code: expected, cause });
	});
});
