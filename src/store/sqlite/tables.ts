import {
	type BetterSQLite3Database,
	drizzle,
} from "drizzle-orm/better-sqlite3";
import type { Tables } from "../tables.ts";
import { businessTable } from "./business-table.ts";
import type { Connection } from "./connect.ts";
import { conversationTable } from "./conversation-table.ts";
import { erasingTables } from "./erasing-tables.ts";
import { storeError } from "./errors.ts";
import {
	countTable,
	indexHeadTable,
	unansweredTable,
} from "./figure-tables.ts";
import { headTable } from "./head-table.ts";
import { inboxTable } from "./inbox-table.ts";
import { journalTable } from "./journal-table.ts";
import { mediaTable } from "./media-table.ts";
import { outboxTable } from "./outbox-table.ts";
import { peopleTable } from "./people-table.ts";
import { recordTables } from "./record-tables.ts";
import { runTable } from "./run-table.ts";
import { searchTable } from "./search-table.ts";
import { seenTable } from "./seen-table.ts";
import { flowTable, installTable, ruleBookTable } from "./small-tables.ts";
import {
	agentTable,
	auditTable,
	careTable,
	noteTable,
	publicationTable,
} from "./team-tables.ts";
import { templateTable } from "./template-table.ts";

/** drizzle over better-sqlite3. */
export type Drizzle = BetterSQLite3Database & { readonly $client: Connection };

/** The tables on one connection, every statement prepared. `seenKey` is the key of the hashes of event keys. */
export function sqliteTables(
	connection: Connection,
	seenKey: Uint8Array,
): Tables {
	const database = drizzle(connection);
	return {
		...transactions(connection),
		head: headTable(database),
		people: peopleTable(database),
		conversations: conversationTable(database),
		journal: journalTable(database),
		outbox: outboxTable(database),
		seen: seenTable(database, seenKey),
		business: businessTable(database),
		runs: runTable(database),
		flows: flowTable(database),
		ruleBooks: ruleBookTable(database),
		installs: installTable(database),
		media: mediaTable(database),
		templates: templateTable(database),
		indexHead: indexHeadTable(database),
		inbox: inboxTable(database),
		unanswered: unansweredTable(database),
		counts: countTable(database),
		search: searchTable(connection),
		care: careTable(database),
		notes: noteTable(database),
		agents: agentTable(database),
		audit: auditTable(database),
		publications: publicationTable(database),
		erasing: erasingTables(database),
		records: recordTables(database),
	};
}

/**
 * better-sqlite3 rolls back only where a transaction is still open (a full disk ends it by itself), and so the first error
 * is the one that is seen. IMMEDIATE: the lock is taken before anything is read.
 */
function transactions(
	connection: Connection,
): Pick<Tables, "write" | "writeBehind" | "read"> {
	const run = connection.transaction((work: () => unknown) => work());
	const write = <T>(work: () => T) => guarded(() => run.immediate(work) as T);
	return {
		write,
		writeBehind(work) {
			connection.pragma("synchronous = NORMAL");
			try {
				return write(work);
			} finally {
				connection.pragma("synchronous = FULL");
			}
		},
		read: <T>(work: () => T) => guarded(() => run.deferred(work) as T),
	};
}

function guarded<T>(work: () => T): T {
	try {
		return work();
	} catch (error) {
		throw storeError(error);
	}
}
