import { statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { type Connection, durabilityOf } from "./connect.ts";

/** What `doctor` shows of the database. */
export interface DatabaseFacts {
	readonly file: string;
	/** `wal` where all is well. */
	readonly journalMode: string;
	/** `full` where all is well; of a connection that only reads it says nothing. */
	readonly synchronous: string;
	/** `ok`, or what SQLite found. */
	readonly integrity: string;
	/** With its write-ahead log. */
	readonly bytes: number;
	/** What is left on the disk for us. */
	readonly freeBytes: number;
	/** The name in our message ids. */
	readonly install: string | null;
	readonly sqlite: string;
}

/** Looks at the database from all sides; reads the whole file once. */
export function checkDatabase(
	connection: Connection,
	file: string,
): DatabaseFacts {
	return {
		file,
		...durabilityOf(connection),
		integrity: String(connection.pragma("quick_check(1)", { simple: true })),
		bytes: sizeOf(file) + sizeOf(`${file}-wal`),
		freeBytes: freeAt(dirname(file)),
		install: pluck(
			connection,
			"SELECT name FROM installs ORDER BY id DESC LIMIT 1",
		),
		sqlite: pluck(connection, "SELECT sqlite_version()") ?? "",
	};
}

function pluck(connection: Connection, query: string): string | null {
	const value = connection.prepare(query).pluck().get();
	return value === undefined ? null : String(value);
}

function sizeOf(file: string): number {
	return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function freeAt(folder: string): number {
	const { bavail, bsize } = statfsSync(folder);
	return bavail * bsize;
}
