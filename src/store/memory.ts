import { randomBytes } from "node:crypto";
import { createDatabase } from "./core/database.ts";
import type { Database, DatabaseOptions } from "./database.ts";
import { memoryTables } from "./memory/tables.ts";

/** A database in memory, for tests, `chat` and `explain`. It keeps the same promises, until the process ends. */
export function openMemory(options: DatabaseOptions = {}): Database {
	const tables = memoryTables();
	const random = options.random ?? randomBytes;
	const ports = createDatabase(tables, tables, options);
	const upkeep = {
		...ports.upkeep,
		scrub: async () => true,
		oldCopies: async () => [],
	};
	return { ...ports, upkeep, sessionKey: random(32), close() {} };
}
