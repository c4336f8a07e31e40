import {
	closeSync,
	existsSync,
	openSync,
	statSync,
	writeFileSync,
	writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { eraOf, instant } from "../../../src/engine/model.ts";
import { backupDatabase } from "../../../src/store/sqlite/backup.ts";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import {
	acceptedResult,
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
import { temporaryFiles } from "../temporary.ts";

describe("a backup", () => {
	const newFile = temporaryFiles();

	/** A database with one message that left, one on its way and one that waits; and its copy. */
	async function copied() {
		const file = newFile();
		const database = openSqlite({ file });
		await storeCustomer(database, customer("961701"), [{}, {}, {}]);
		const [first] = await claim(database);
		await database.store.settle([outcome(first?.id ?? 0, acceptedResult)]);
		await claim(database);
		const run = { rule: "news", dueAt: START, rules: "x", event: undefined };
		const { event: _, ...start } = run;
		await database.store.commit([
			changes({ runs: [{ type: "start", ...start }] }),
		]);
		const copy = join(dirname(file), "copy.db");
		const made = await backupDatabase(file, copy);
		return { database, file, copy, made, messageId: first?.messageId ?? "" };
	}

	it("is one whole file that only its owner reads, made while the database is written", async () => {
		const { database, copy, made } = await copied();
		await storeCustomer(database, customer("961702"));
		database.close();
		expect(made).toMatchObject({ file: copy, rows: 1 });
		expect(made.bytes).toBe(statSync(copy).size);
		expect(statSync(copy).mode & 0o777).toBe(0o600);
		expect(existsSync(`${copy}-wal`)).toBe(false);
		expect(existsSync(`${copy}.part`)).toBe(false);
		const raw = new Sqlite(copy, { readonly: true });
		expect(raw.pragma("integrity_check", { simple: true })).toBe("ok");
		raw.close();
	});

	it("goes on as a database of its own: with a new name, numbers nobody has seen, and nothing that may have left since", async () => {
		const { database, copy, messageId } = await copied();
		database.close();
		const restored = openSqlite({ file: copy });
		const { install } = restored.revived ?? { install: "" };
		expect(restored.revived).toMatchObject({ withheld: 2, runs: 1 });
		expect(await claim(restored, instant(START + 1e10))).toEqual([]);
		expect(await restored.agenda.openRuns()).toEqual([]);
		const rows = await restored.store.journalAfter(0, 100);
		expect(rows.map(({ type, body }) => [type, body.reason])).toEqual([
			["decision.made", undefined],
			["send.withheld", "restored"],
			["send.withheld", "restored"],
		]);
		expect(rows.map(({ seq }) => eraOf(seq))).toEqual([0, 1, 1]);
		const report = { by: "message", messageId } as const;
		expect((await loadOne(restored, report)).id).toBe(1);
		const conversation = await loadOne(restored, customer("961701"));
		await restored.store.commit([
			changes({ journal: [fact()], sends: [textTo(conversation.id)] }),
		]);
		const [next] = await claim(restored, instant(START + 1e10));
		expect(next?.messageId).toBe(`mb-${install}-4`);
		restored.close();
	});

	it("does so once: started again it is a database like any other", async () => {
		const { database, copy } = await copied();
		database.close();
		openSqlite({ file: copy }).close();
		const again = openSqlite({ file: copy });
		expect(again.revived).toBeNull();
		expect(await again.store.journalAfter(0, 100)).toHaveLength(3);
		again.close();
	});

	it("that something else made goes on the same way where that is said", async () => {
		const { database, file } = await copied();
		expect(database.revived).toBeNull();
		database.close();
		const restored = openSqlite({ file, restored: true });
		expect(restored.revived).toMatchObject({ withheld: 2 });
		restored.close();
	});

	it("that is damaged is not started", async () => {
		const { database, copy } = await copied();
		database.close();
		const raw = new Sqlite(copy, { readonly: true });
		const page = Number(
			raw
				.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'tags'")
				.pluck()
				.get(),
		);
		raw.close();
		const open = openSync(copy, "r+");
		writeSync(open, Buffer.alloc(100, 0xff), 0, 100, (page - 1) * 4096);
		closeSync(open);
		expect(() => openSqlite({ file: copy })).toThrow(/damaged|malformed/);
	});

	it("leaves nothing behind where there is nothing to copy", async () => {
		const file = newFile();
		openSqlite({ file }).close();
		const copy = join(dirname(file), "copy.db");
		writeFileSync(join(dirname(file), "text"), "no database ".repeat(500));
		await expect(
			backupDatabase(join(dirname(file), "text"), copy),
		).rejects.toMatchObject({ name: "StoreError" });
		expect(existsSync(copy)).toBe(false);
		expect(existsSync(`${copy}.part`)).toBe(false);
	});
});
