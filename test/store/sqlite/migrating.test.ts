import {
	cpSync,
	existsSync,
	mkdirSync,
	readFileSync,
	writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { instant } from "../../../src/engine/model.ts";
import {
	appliedMigrations,
	migrateDatabase,
	migrationsFolder,
	readMigrations,
} from "../../../src/store/sqlite/migrations.ts";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import { temporaryFiles } from "../temporary.ts";

const steps = readMigrations(migrationsFolder).length;

describe("P25: an update of the schema", () => {
	const newFile = temporaryFiles();

	it("that is killed before any of its statements leaves the old database or the new one, whole, and the next start ends it", () => {
		const file = inUse(newFile);
		const snapshots = migratedWithSnapshots(file, dirname(newFile()));
		expect(snapshots.length).toBeGreaterThan(30);
		const states = snapshots.map(stateOf);
		expect(states.filter((state) => state === "old").length).toBeGreaterThan(
			30,
		);
		expect(new Set([...states, stateOf(file)])).toEqual(
			new Set(["old", "new"]),
		);
		for (const place of [0, snapshots.length >> 1, snapshots.length - 1]) {
			const database = openSqlite({ file: snapshots[place] ?? "" });
			expect(appliedMigrations(database.connection)).toHaveLength(steps);
			expect(sinceOf(database.connection)).toBe(7);
			database.close();
		}
	});

	it("leaves rules that were kept before they were compressed as readable as those of after", async () => {
		const database = openSqlite({ file: inUse(newFile) });
		const { library } = database;
		expect(await library.lastRules()).toEqual({ name: "أهلا" });
		await library.keepRules("new", '{"name":"été"}', instant(2));
		expect(await library.lastRules()).toEqual({ name: "été" });
		expect(await library.rules("old")).toEqual({ name: "أهلا" });
		database.close();
	});
});

/** A database as the first version left it, with a customer and a rule book in it. */
function inUse(newFile: () => string): string {
	const file = newFile();
	mkdirSync(dirname(file), { recursive: true });
	const connection = connect(file);
	migrateDatabase(connection, file, firstStepOnly(dirname(newFile())));
	connection.exec("INSERT INTO contacts (id, since) VALUES (1, 7)");
	connection.exec(
		`INSERT INTO rule_books (hash, at, artefact) VALUES ('old', 1, '{"name":"أهلا"}')`,
	);
	connection.close();
	return file;
}

function firstStepOnly(folder: string): string {
	cpSync(migrationsFolder, folder, { recursive: true });
	const path = join(folder, "meta", "_journal.json");
	const journal = JSON.parse(readFileSync(path, "utf8"));
	journal.entries.length = 1;
	writeFileSync(path, JSON.stringify(journal));
	return folder;
}

/** Brings the file up to date; before each statement its files are copied, as a kill in that moment would leave them. */
function migratedWithSnapshots(
	file: string,
	folder: string,
): readonly string[] {
	const snapshots: string[] = [];
	const connection = connect(file, () => {
		const snapshot = join(folder, String(snapshots.length), "copy.db");
		mkdirSync(dirname(snapshot), { recursive: true });
		for (const end of ["", "-wal"])
			if (existsSync(file + end)) cpSync(file + end, snapshot + end);
		snapshots.push(snapshot);
	});
	migrateDatabase(connection, file, migrationsFolder);
	connection.close();
	return snapshots;
}

function connect(file: string, verbose?: () => void): Sqlite.Database {
	const connection = new Sqlite(file, verbose ? { verbose } : {});
	connection.pragma("journal_mode = WAL");
	connection.pragma("synchronous = FULL");
	return connection;
}

/** Old or new, by what it says of itself, by its tables, and by its row. */
function stateOf(file: string): "old" | "new" | "half" {
	const connection = new Sqlite(file);
	try {
		const applied = appliedMigrations(connection).length;
		const isThere = connection
			.prepare(
				"SELECT count(*) FROM sqlite_schema WHERE name IN ('media', 'search', 'journal_apart')",
			)
			.pluck()
			.get();
		const isWhole =
			connection.pragma("integrity_check", { simple: true }) === "ok" &&
			sinceOf(connection) === 7;
		if (isWhole && applied === 1 && isThere === 0) return "old";
		return isWhole && applied === steps && isThere === 3 ? "new" : "half";
	} finally {
		connection.close();
	}
}

function sinceOf(connection: Sqlite.Database): unknown {
	return connection
		.prepare("SELECT since FROM contacts WHERE id = 1")
		.pluck()
		.get();
}
