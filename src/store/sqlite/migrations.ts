import { existsSync, renameSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator";
import { StoreError } from "../../engine/ports.ts";
import { APPLICATION_ID, type Connection } from "./connect.ts";

/** One step of the schema. */
export type Migration = MigrationMeta;

/** The folder of the steps, found from `src/` and from `dist/` alike. */
export const migrationsFolder = fileURLToPath(
	new URL("../../../src/store/sqlite/migrations", import.meta.url),
);

/** The steps in a folder, in order. */
export function readMigrations(folder: string): readonly Migration[] {
	return readMigrationFiles({ migrationsFolder: folder });
}

/** When the steps that a database has had were made; empty for a new one. */
export function appliedMigrations(connection: Connection): readonly number[] {
	const known = connection
		.prepare("SELECT 1 FROM sqlite_schema WHERE name = '__drizzle_migrations'")
		.get();
	if (!known) return [];
	const rows = connection
		.prepare("SELECT created_at FROM __drizzle_migrations ORDER BY created_at")
		.pluck()
		.all();
	return rows.map(Number);
}

/**
 * Brings the database to the schema of today, in one transaction: killed on the way it is as it was. A database that was in
 * use is copied aside first, as `<file>.before-<number of the first new step>`; the copy's path is returned.
 */
export function migrateDatabase(
	connection: Connection,
	file: string,
	folder: string,
): string | null {
	const applied = appliedMigrations(connection);
	if (applied.length >= readMigrations(folder).length) return null;
	const copy = applied.length > 0 ? copyAside(connection, file, applied) : null;
	connection.pragma(`application_id = ${APPLICATION_ID}`);
	withoutForeignKeys(connection, () =>
		migrate(drizzle(connection), { migrationsFolder: folder }),
	);
	return copy;
}

/** VACUUM INTO copies what is committed, the write-ahead log included; a plain copy of the file would miss that. */
function copyAside(
	connection: Connection,
	file: string,
	applied: readonly number[],
): string {
	const copy = `${file}.before-${applied.length + 1}`;
	const unfinished = `${copy}.part`;
	if (existsSync(unfinished)) rmSync(unfinished);
	connection.prepare("VACUUM INTO ?").run(unfinished);
	renameSync(unfinished, copy);
	return copy;
}

/** A step may build a table anew, which SQLite allows only with foreign keys off; they are checked before they are on again. */
function withoutForeignKeys(connection: Connection, work: () => void): void {
	connection.pragma("foreign_keys = OFF");
	work();
	const dangling = connection.pragma("foreign_key_check") as unknown[];
	if (dangling.length > 0)
		throw new StoreError(
			`After the update ${dangling.length} rows point to nothing. Start from the copy that was made before it.`,
			{ code: "broken" },
		);
	connection.pragma("foreign_keys = ON");
}
