import {
	chmodSync,
	cpSync,
	existsSync,
	mkdirSync,
	readFileSync,
	writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { StoreError } from "../../../src/engine/ports.ts";
import {
	migrationsFolder,
	readMigrations,
} from "../../../src/store/sqlite/migrations.ts";
import {
	openSqlite,
	openSqliteReader,
} from "../../../src/store/sqlite/open.ts";
import { customer, loadOne, storeCustomer } from "../builders.ts";
import { temporaryFiles } from "../temporary.ts";
import { startChild } from "./child.ts";

const steps = readMigrations(migrationsFolder).length;

describe("opening a database", () => {
	const newFile = temporaryFiles();

	function existing(write: (file: string) => void): string {
		const file = newFile();
		mkdirSync(dirname(file), { recursive: true });
		write(file);
		return file;
	}

	function refusalOf(file: string): string {
		try {
			openSqlite({ file }).close();
		} catch (error) {
			expect(error).toBeInstanceOf(StoreError);
			return (error as StoreError).message;
		}
		throw new Error("It was opened");
	}

	it("makes it, with the folders on the way", () => {
		const file = newFile("a/b/c.db");
		openSqlite({ file }).close();
		expect(existsSync(file)).toBe(true);
	});

	it("takes an empty file", () => {
		const file = existing((path) => writeFileSync(path, ""));
		openSqlite({ file }).close();
	});

	it("F80: refuses a folder", () => {
		const file = existing((path) => mkdirSync(path));
		expect(refusalOf(file)).toBe(
			`${file} is a folder; the database needs a file.`,
		);
	});

	it("F80: refuses a path below a file", () => {
		const file = existing((path) => writeFileSync(path, "text"));
		expect(refusalOf(join(file, "x.db"))).toContain("cannot be written");
	});

	it("F80: refuses what is no database, and leaves it and its folder as they were", () => {
		const text = "Dear diary, ".repeat(500);
		const file = existing((path) => writeFileSync(path, text));
		expect(refusalOf(file)).toContain("is not a SQLite database");
		expect(readFileSync(file, "utf8")).toBe(text);
		expect(existsSync(`${file}.lock`)).toBe(false);
	});

	it("F80: refuses another program's database, with a mark of its own or without", () => {
		for (const mark of [0, 7]) {
			const file = existing((path) => {
				const other = new Sqlite(path);
				other.exec("CREATE TABLE songs (title TEXT)");
				other.pragma(`application_id = ${mark}`);
				other.close();
			});
			const before = readFileSync(file);
			expect(refusalOf(file)).toContain("the database of another program");
			expect(readFileSync(file)).toEqual(before);
		}
	});

	it("F80: refuses a database that a newer Marhaba wrote", () => {
		const file = newFile();
		const database = openSqlite({ file });
		database.connection
			.prepare(
				"INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('x', ?)",
			)
			.run(9_999_999_999_999);
		database.close();
		expect(refusalOf(file)).toContain("written by a newer Marhaba");
		expect(() => openSqliteReader({ file })).toThrow("newer Marhaba");
	});

	it.skipIf(process.getuid?.() === 0)(
		"F80: refuses a file that may not be written (as root everything may)",
		() => {
			const file = newFile();
			openSqlite({ file }).close();
			chmodSync(file, 0o400);
			expect(refusalOf(file)).toContain("cannot be written");
		},
	);

	it("reads no database that is not there, and makes none", () => {
		const file = newFile();
		expect(() => openSqliteReader({ file })).toThrow("There is no database at");
		expect(existsSync(file)).toBe(false);
	});

	it("refuses a second opening in the same process, and frees the lock on closing", () => {
		const file = newFile();
		const database = openSqlite({ file });
		expect(refusalOf(file)).toContain(`(process ${process.pid})`);
		expect(refusalOf(file)).toContain("in use by another Marhaba");
		database.close();
		openSqlite({ file }).close();
	});

	it("F83: refuses a second process, naming the first, until that is killed", async () => {
		const file = newFile();
		const child = startChild("./hold.ts", file);
		const [, pid] = ((await child.line()) ?? "").split(" ");
		expect(refusalOf(file)).toContain(`(process ${pid})`);
		openSqliteReader({ file }).close();
		await child.kill();
		openSqlite({ file }).close();
	});

	it("copies a database that is in use aside before its schema changes, and keeps what was in it", async () => {
		const file = newFile();
		const before = openSqlite({ file });
		await storeCustomer(before, customer("961111"));
		before.close();
		const after = openSqlite({ file, migrations: withOneMore(newFile()) });
		const aside = `${file}.before-${steps + 1}`;
		expect(after.copiedTo).toBe(aside);
		expect((await loadOne(after, customer("961111"))).version).toBe(1);
		expect(tablesOf(after.connection)).toContain("extra");
		after.close();
		const copy = openSqlite({ file: aside });
		expect(tablesOf(copy.connection)).not.toContain("extra");
		expect((await loadOne(copy, customer("961111"))).version).toBe(1);
		copy.close();
	});

	it("copies nothing where nothing changes, or where there was nothing yet", () => {
		const file = newFile();
		for (let round = 0; round < 2; round += 1) {
			const database = openSqlite({ file });
			expect(database.copiedTo).toBeNull();
			database.close();
		}
		expect(existsSync(`${file}.before-${steps + 1}`)).toBe(false);
	});

	it("is as it was after a migration that failed", async () => {
		const file = newFile();
		const before = openSqlite({ file });
		await storeCustomer(before, customer("961111"));
		before.close();
		const broken = withOneMore(newFile(), "CREATE TABLE extra (id); NONSENSE;");
		expect(() => openSqlite({ file, migrations: broken })).toThrow(StoreError);
		const again = openSqlite({ file });
		expect(tablesOf(again.connection)).not.toContain("extra");
		expect((await loadOne(again, customer("961111"))).version).toBe(1);
		again.close();
	});
});

/** Our migrations with one more after them. */
function withOneMore(
	folder: string,
	statements = "CREATE TABLE extra (id INTEGER PRIMARY KEY);",
): string {
	cpSync(migrationsFolder, folder, { recursive: true });
	const path = join(folder, "meta", "_journal.json");
	const journal = JSON.parse(readFileSync(path, "utf8"));
	const tag = "9999_extra";
	journal.entries.push({
		...journal.entries.at(-1),
		idx: journal.entries.length,
		when: journal.entries.at(-1).when + 1,
		tag,
	});
	writeFileSync(path, JSON.stringify(journal));
	const separated = statements.replaceAll("; ", ";--> statement-breakpoint\n");
	writeFileSync(join(folder, `${tag}.sql`), separated);
	return folder;
}

function tablesOf(connection: Sqlite.Database): readonly unknown[] {
	return connection
		.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
		.pluck()
		.all();
}
