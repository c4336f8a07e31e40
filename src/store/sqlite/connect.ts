import Sqlite from "better-sqlite3";
import { StoreError } from "../../engine/ports.ts";

/** A connection of better-sqlite3. */
export type Connection = Sqlite.Database;

/** Marks a file as ours: "MRHB". */
export const APPLICATION_ID = 0x4d524842;

const MEBIBYTE = 1_024 * 1_024;

/** Opens the one connection that writes, and reads back what durability hangs on. */
export function connectToWrite(file: string): Connection {
	const connection = new Sqlite(file, { timeout: 5_000 });
	connection.pragma("journal_mode = WAL");
	// After WAL: better-sqlite3 is built to fall back to NORMAL there, which does not fsync a commit.
	connection.pragma("synchronous = FULL");
	connection.pragma("secure_delete = ON");
	connection.pragma("foreign_keys = ON");
	connection.pragma(`journal_size_limit = ${64 * MEBIBYTE}`);
	assertDurable(connection);
	return connection;
}

/** Opens a connection that only reads, beside a writing process or without one. */
export function connectToRead(file: string): Connection {
	return new Sqlite(file, {
		readonly: true,
		fileMustExist: true,
		timeout: 5_000,
	});
}

/** How the connection keeps what is committed, read back from it. */
export function durabilityOf(connection: Connection): {
	readonly journalMode: string;
	readonly synchronous: string;
} {
	const level = Number(connection.pragma("synchronous", { simple: true }));
	return {
		journalMode: String(connection.pragma("journal_mode", { simple: true })),
		synchronous: ["off", "normal", "full", "extra"][level] ?? String(level),
	};
}

function assertDurable(connection: Connection): void {
	const { journalMode, synchronous } = durabilityOf(connection);
	if (journalMode === "wal" && synchronous === "full") return;
	throw new StoreError(
		`SQLite keeps this file with journal_mode ${journalMode} and synchronous ${synchronous}; Marhaba needs wal and full. Is it on a network drive?`,
		{ code: "broken" },
	);
}
