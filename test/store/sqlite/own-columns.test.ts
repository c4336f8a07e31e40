import { getTableName, type SQL } from "drizzle-orm";
import { drizzle } from "drizzle-orm/better-sqlite3";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { describe, expect, it } from "vitest";
import {
	isApartAndNames,
	isSendTo,
	ownColumns,
} from "../../../src/store/sqlite/erasing-tables.ts";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import { journal, outbox } from "../../../src/store/sqlite/schema.ts";
import { temporaryFiles } from "../temporary.ts";

/**
 * Deleted by steps of their own in `core/erase.ts`: files, whose bytes lie elsewhere, our messages, and what follows the journal.
 * FTS5 keeps what it indexes in a table of its own.
 */
const deletedOtherwise = [
	"audit.about",
	"care.conversation",
	"inbox.conversation",
	"notes.conversation",
	"search.conversation",
	"unanswered.conversation",
	"media.conversation",
	"outbox.conversation",
	"outbox.elsewhere",
	"outbox.about",
	"conversations.contact",
];

describe("erasing a contact", () => {
	const newFile = temporaryFiles();

	it("deletes by every column that says whose a row is", () => {
		const { connection, close } = openSqlite({ file: newFile() });
		const found = connection
			.prepare(
				`SELECT tables.name || '.' || columns.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
				WHERE tables.type = 'table' AND columns.name IN ('conversation', 'contact', 'about', 'elsewhere')`,
			)
			.pluck()
			.all();
		close();
		const named = Object.values(ownColumns).map(
			(column) => `${getTableName(column.table)}.${column.name}`,
		);
		const erased = [...named, ...deletedOtherwise];
		expect(
			found.filter((column) => !erased.includes(String(column))),
			"These columns say whose a row is, and erasing does not delete by them: add them to ownColumns in src/store/sqlite/erasing-tables.ts",
		).toEqual([]);
	});

	it("finds rows without reading whole tables", () => {
		const { connection, close } = openSqlite({ file: newFile() });
		const database = drizzle(connection);
		const planOf = (where: SQL, table: SQLiteTable) => {
			const { sql, params } = database.delete(table).where(where).toSQL();
			const steps = connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(params);
			return JSON.stringify(steps);
		};
		const sends = planOf(isSendTo([1]), outbox);
		expect(sends).toContain("journal_conversation");
		expect(sends).not.toMatch(/SCAN (journal|sent|outbox)\b/);
		expect(planOf(isApartAndNames(["x"], 5), journal)).toContain(
			"journal_apart",
		);
		close();
	});
});
