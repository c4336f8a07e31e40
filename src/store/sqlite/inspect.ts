import {
	accessSync,
	constants,
	existsSync,
	mkdirSync,
	statSync,
} from "node:fs";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";
import { StoreError } from "../../engine/ports.ts";
import { APPLICATION_ID, type Connection, connectToRead } from "./connect.ts";
import { appliedMigrations, type Migration } from "./migrations.ts";

/** Throws one clear message where the file is not, and cannot become, a database of ours. Changes no file. */
export function assertUsable(
	file: string,
	migrations: readonly Migration[],
): void {
	assertWritable(file);
	if (existsSync(file) && statSync(file).size > 0) assertOurs(file, migrations);
}

/** The same for a file that is only read: it must be there. */
export function assertReadable(
	file: string,
	migrations: readonly Migration[],
): void {
	if (!existsSync(file))
		throw refusal(`There is no database at ${file} yet. Start Marhaba once.`);
	assertOurs(file, migrations);
	assertUpToDate(file, migrations);
}

/** Reading cannot bring the schema up to date, and tables of today would be missing. */
function assertUpToDate(file: string, migrations: readonly Migration[]): void {
	const connection = connectToRead(file);
	try {
		if (appliedMigrations(connection).length >= migrations.length) return;
	} finally {
		connection.close();
	}
	throw refusal(
		`${file} was written by an older Marhaba. Start this one once: it brings the database up to date.`,
	);
}

function assertWritable(file: string): void {
	if (existsSync(file) && statSync(file).isDirectory())
		throw refusal(`${file} is a folder; the database needs a file.`);
	try {
		mkdirSync(dirname(file), { recursive: true });
		accessSync(existsSync(file) ? file : dirname(file), constants.W_OK);
		accessSync(dirname(file), constants.W_OK);
	} catch (error) {
		throw refusal(
			`${file} cannot be written. The user that runs Marhaba needs the right to write the file and its folder.`,
			error,
		);
	}
}

function assertOurs(file: string, migrations: readonly Migration[]): void {
	const connection = connectToRead(file);
	try {
		assertApplication(file, connection);
		assertNotNewer(file, connection, migrations);
	} catch (error) {
		throw isNoDatabase(error)
			? refusal(
					`${file} is not a SQLite database. It was left as it is; name another file.`,
					error,
				)
			: error;
	} finally {
		connection.close();
	}
}

function assertApplication(file: string, connection: Connection): void {
	const id = connection.pragma("application_id", { simple: true });
	const tables = connection
		.prepare("SELECT count(*) FROM sqlite_schema")
		.pluck()
		.get();
	if (id === APPLICATION_ID || (id === 0 && tables === 0)) return;
	throw refusal(
		`${file} is the database of another program. It was left as it is; name another file.`,
	);
}

function assertNotNewer(
	file: string,
	connection: Connection,
	migrations: readonly Migration[],
): void {
	const newest = Math.max(
		0,
		...migrations.map(({ folderMillis }) => folderMillis),
	);
	const applied = appliedMigrations(connection);
	if (applied.every((at) => at <= newest)) return;
	throw refusal(
		`${file} was written by a newer Marhaba. Update this one, or start from the copy the update made (${file}.before-…).`,
	);
}

function isNoDatabase(error: unknown): boolean {
	return error instanceof Sqlite.SqliteError && error.code === "SQLITE_NOTADB";
}

function refusal(message: string, cause?: unknown): StoreError {
	return new StoreError(message, { code: "broken", cause });
}
