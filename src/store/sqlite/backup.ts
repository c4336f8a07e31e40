import { chmodSync, existsSync, renameSync, rmSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { StoreError } from "../../engine/ports.ts";
import { type Connection, connectToRead } from "./connect.ts";
import { storeError } from "./errors.ts";

/** `user_version` of a copy, until it is started: then it becomes a database of its own. */
const COPY = 1;

/** All pages in one step: between two steps a running server writes, and SQLite would start over. */
const ALL_PAGES = 0x7fffffff;

/** A finished copy. */
export interface Backup {
	readonly file: string;
	readonly bytes: number;
	/** The newest row of its journal. */
	readonly rows: number;
}

/**
 * Copies a database while it is written, by SQLite's own means; the copy is whole, in one file, checked, and marked as a copy. Throws a
 * `StoreError`, and leaves nothing behind, where that cannot be done.
 */
export async function backupDatabase(
	from: string,
	to: string,
): Promise<Backup> {
	const part = `${to}.part`;
	rmSync(part, { force: true });
	try {
		await copyTo(part, from);
		const made = finishCopy(part);
		chmodSync(part, 0o600);
		renameSync(part, to);
		return { file: to, ...made };
	} catch (error) {
		for (const end of ["", "-wal", "-shm", "-journal"])
			rmSync(`${part}${end}`, { force: true });
		throw storeError(error);
	}
}

/** Whether a database is a copy that was not started yet. */
export function isCopy(connection: Connection): boolean {
	return connection.pragma("user_version", { simple: true }) === COPY;
}

/** The copy is a database of its own from now on; in the transaction that is open. */
export function markStarted(connection: Connection): void {
	connection.pragma("user_version = 0");
}

/** Throws where a copy is damaged: it must not take the place of anything. Reads the whole file. */
export function assertWhole(connection: Connection, file: string): void {
	const found = connection.pragma("integrity_check(1)", { simple: true });
	if (found === "ok") return;
	throw new StoreError(
		`${file} is damaged (${String(found)}). Start from another copy.`,
		{ code: "broken" },
	);
}

async function copyTo(part: string, from: string): Promise<void> {
	const source = connectToRead(from);
	try {
		await source.backup(part, { progress: () => ALL_PAGES });
	} finally {
		source.close();
	}
}

function finishCopy(part: string): { bytes: number; rows: number } {
	if (!existsSync(part)) throw new Error("SQLite made no copy");
	const copy = new Sqlite(part);
	try {
		copy.pragma("journal_mode = DELETE");
		assertWhole(copy, part);
		copy.pragma(`user_version = ${COPY}`);
		const pages = copy.pragma("page_count", { simple: true });
		const pageBytes = copy.pragma("page_size", { simple: true });
		const rows = copy.prepare("SELECT seq FROM journal_head").pluck().get();
		return { bytes: Number(pages) * Number(pageBytes), rows: Number(rows) };
	} finally {
		copy.close();
	}
}
