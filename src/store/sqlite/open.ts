import { createHmac, randomBytes } from "node:crypto";
import { resolve } from "node:path";
import type {
	History,
	Library,
	MediaShelf,
	Records,
	Store,
	TemplateShelf,
} from "../../engine/ports.ts";
import { createDatabase } from "../core/database.ts";
import { createHistory } from "../core/history.ts";
import { createLibrary } from "../core/library.ts";
import { createMediaShelf } from "../core/media-shelf.ts";
import { createRecords } from "../core/records.ts";
import { type Revived, reviveCopy } from "../core/revive.ts";
import { createTemplateShelf } from "../core/template-shelf.ts";
import type { Database, DatabaseOptions } from "../database.ts";
import { systemClock } from "../system-clock.ts";
import type { Tables } from "../tables.ts";
import { assertWhole, isCopy, markStarted } from "./backup.ts";
import { checkDatabase, type DatabaseFacts } from "./check.ts";
import { type Connection, connectToRead, connectToWrite } from "./connect.ts";
import { diskUpkeep, emptyLog } from "./disk-upkeep.ts";
import { storeError } from "./errors.ts";
import { readSeenKey, writeFirstRows } from "./first-rows.ts";
import { assertReadable, assertUsable } from "./inspect.ts";
import { lockDatabase } from "./lock.ts";
import {
	migrateDatabase,
	migrationsFolder,
	readMigrations,
} from "./migrations.ts";
import { sqliteTables } from "./tables.ts";

/** Where the database is, and what tests hold. */
export interface SqliteOptions extends DatabaseOptions {
	readonly file: string;
	/** The file is a copy that something else than `backup` made, and is to go on from now. */
	readonly restored?: boolean;
	/** The folder of the migrations; ours unless told. */
	readonly migrations?: string;
}

/** A database in one file, opened for writing. */
export interface SqliteDatabase extends Database {
	readonly file: string;
	/** The connection that writes, for `backup` and for tests. */
	readonly connection: Connection;
	/** The copy that was made because the schema changed, or null. */
	readonly copiedTo: string | null;
	/** What became of a copy that was started for the first time, or null. */
	readonly revived: Revived | null;
	/** What `doctor` shows. Reads the whole file. */
	check(): DatabaseFacts;
}

/** A database in one file that another process may be writing. */
export interface SqliteReader {
	readonly history: History;
	readonly records: Records;
	readonly library: Omit<Library, "keepRules">;
	readonly media: Pick<MediaShelf, "find" | "ofConversation">;
	readonly templates: Pick<TemplateShelf, "lists">;
	readonly journalAfter: Store["journalAfter"];
	check(): DatabaseFacts;
	close(): void;
}

/**
 * Opens a database for writing: makes it where there is none, brings its schema up to date, and keeps every other process from
 * writing to it. Throws a `StoreError` with one clear sentence, and leaves alone, whatever is not a database of ours.
 */
export function openSqlite(options: SqliteOptions): SqliteDatabase {
	const file = resolve(options.file);
	const folder = options.migrations ?? migrationsFolder;
	const opened: { close(): unknown }[] = [];
	const close = () => {
		for (const one of opened.toReversed()) one.close();
	};
	try {
		return { ...openAll(file, folder, options, opened), file, close };
	} catch (error) {
		close();
		throw storeError(error);
	}
}

/** Opens a database for reading only, beside a running Marhaba or without one. */
export function openSqliteReader(options: {
	readonly file: string;
}): SqliteReader {
	const file = resolve(options.file);
	try {
		assertReadable(file, readMigrations(migrationsFolder));
		return readerOf(file);
	} catch (error) {
		throw storeError(error);
	}
}

function openAll(
	file: string,
	folder: string,
	options: SqliteOptions,
	opened: { close(): unknown }[],
): Omit<SqliteDatabase, "file" | "close"> {
	const random = options.random ?? randomBytes;
	assertUsable(file, readMigrations(folder));
	opened.push({ close: lockDatabase(file) });
	const connection = connectToWrite(file);
	opened.push(connection);
	const copiedTo = migrateDatabase(connection, file, folder);
	writeFirstRows(connection, random);
	// What was erased before the process ended may still stand in the log.
	emptyLog(connection);
	const reading = connectToRead(file);
	opened.push(reading);
	const seenKey = readSeenKey(connection);
	const tables = sqliteTables(connection, seenKey);
	const revived = reviveWhereCopied(connection, tables, { ...options, file });
	const ports = createDatabase(tables, sqliteTables(reading, seenKey), options);
	const check = () => checkDatabase(connection, file);
	const upkeep = { ...ports.upkeep, ...diskUpkeep(connection, file) };
	const sessionKey = createHmac("sha256", seenKey).update("sessions").digest();
	return {
		...ports,
		upkeep,
		sessionKey,
		connection,
		copiedTo,
		revived,
		check,
	};
}

/** A copy is looked through once, and begins a life of its own. */
function reviveWhereCopied(
	connection: Connection,
	tables: Tables,
	{ file, restored, clock = systemClock, random = randomBytes }: SqliteOptions,
): Revived | null {
	if (!restored && !isCopy(connection)) return null;
	assertWhole(connection, file);
	return tables.write(() => {
		const revived = reviveCopy(tables, clock, random);
		markStarted(connection);
		return revived;
	});
}

function readerOf(file: string): SqliteReader {
	const connection = connectToRead(file);
	const tables = sqliteTables(connection, readSeenKey(connection));
	const { rules, lastRules, pinned } = createLibrary(tables);
	return {
		history: createHistory(tables),
		records: createRecords(tables),
		library: { rules, lastRules, pinned },
		media: createMediaShelf(tables),
		templates: createTemplateShelf(tables),
		journalAfter: async (sequence, limit) =>
			tables.read(() => tables.journal.after(sequence, limit)),
		check: () => checkDatabase(connection, file),
		close: () => void connection.close(),
	};
}
