import { isNotNull, sql } from "drizzle-orm";
import {
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	uniqueIndex,
} from "drizzle-orm/sqlite-core";

/**
 * The tables behind the dashboard. The first group follows the journal after the commit, from a stored position, and could be made
 * again from it; the second holds what people do beside the bot. Two more are FTS5 tables, which drizzle cannot express: they stand
 * in the migration by hand, `search` (by journal number) and `names` (by conversation).
 */

/** One row: the newest journal number that the tables of this group have seen. */
export const indexHead = sqliteTable("index_head", {
	id: integer().primaryKey(),
	seq: integer().notNull(),
});

/** What a list of conversations shows and filters by. */
export const inbox = sqliteTable(
	"inbox",
	{
		conversation: integer().primaryKey(),
		/** The journal number of its newest message: the order of lists. */
		lastSeq: integer("last_seq").notNull(),
		/** How many messages the customer has sent in all. */
		received: integer().notNull(),
		/** Since when a message of theirs has no answer. */
		waitingSince: integer("waiting_since"),
		human: integer({ mode: "boolean" }).notNull(),
		/** Somebody waits, or it is with a person. */
		open: integer({ mode: "boolean" }).notNull(),
		optedOut: integer("opted_out", { mode: "boolean" }).notNull(),
		sender: integer().notNull(),
		/** As in `names`. */
		name: text().notNull(),
		/** The newest message, as JSON. */
		last: text(),
	},
	(table) => [
		index("inbox_last").on(table.lastSeq),
		index("inbox_human").on(table.lastSeq).where(sql`human = 1`),
		index("inbox_open").on(table.lastSeq).where(sql`open = 1`),
		index("inbox_waiting")
			.on(table.lastSeq)
			.where(isNotNull(table.waitingSince)),
		index("inbox_opted_out").on(table.lastSeq).where(sql`opted_out = 1`),
	],
);

/** Messages that joined the unanswered list, each with a hash of its folded words: what says the same has the same. */
export const unanswered = sqliteTable(
	"unanswered",
	{
		seq: integer().primaryKey(),
		conversation: integer().notNull(),
		at: integer().notNull(),
		key: text().notNull(),
	},
	(table) => [
		index("unanswered_at").on(table.at),
		index("unanswered_conversation").on(table.conversation),
	],
);

/** Figures by quarter of an hour (since 1970), kind and name. Nothing in it is about one customer. WITHOUT ROWID. */
export const counts = sqliteTable(
	"counts",
	{
		slot: integer().notNull(),
		kind: text().notNull(),
		name: text().notNull(),
		count: integer().notNull(),
		/** When it was last counted. */
		at: integer().notNull(),
	},
	(table) => [primaryKey({ columns: [table.slot, table.kind, table.name] })],
);

/** Groups of the unanswered list that were put aside, until they are said again. */
export const dismissed = sqliteTable("dismissed", {
	key: text().primaryKey(),
	at: integer().notNull(),
});

/** Whose a conversation is, and how much of it the team has seen. */
export const care = sqliteTable(
	"care",
	{
		conversation: integer().primaryKey(),
		/** The agent. */
		assigned: integer(),
		/** How many of the customer's messages had come when somebody last looked. */
		seen: integer().notNull(),
	},
	(table) => [
		index("care_assigned").on(table.assigned).where(isNotNull(table.assigned)),
	],
);

/** What the team writes about a conversation. Public name `n_4`. */
export const notes = sqliteTable(
	"notes",
	{
		id: integer().primaryKey({ autoIncrement: true }),
		conversation: integer().notNull(),
		at: integer().notNull(),
		by: text().notNull(),
		text: text().notNull(),
	},
	(table) => [index("notes_conversation").on(table.conversation)],
);

/** People who answer. Public name `a_3`. Of a token only its hash is kept; removed: it opens nothing any more. */
export const agents = sqliteTable(
	"agents",
	{
		id: integer().primaryKey({ autoIncrement: true }),
		name: text().notNull(),
		role: text({ enum: ["admin", "agent"] }).notNull(),
		hash: text().notNull(),
		since: integer().notNull(),
		removedAt: integer("removed_at"),
	},
	(table) => [uniqueIndex("agents_hash").on(table.hash)],
);

/** Who changed what. */
export const audit = sqliteTable("audit", {
	id: integer().primaryKey({ autoIncrement: true }),
	at: integer().notNull(),
	by: text().notNull(),
	action: text().notNull(),
	/** The public name of what it was done to. */
	about: text(),
	detail: text(),
});

/** The files of every publication. Public name `v_12`. */
export const publications = sqliteTable("publications", {
	id: integer().primaryKey({ autoIncrement: true }),
	at: integer().notNull(),
	by: text().notNull(),
	note: text(),
	etag: text().notNull(),
	files: text().notNull(),
});
