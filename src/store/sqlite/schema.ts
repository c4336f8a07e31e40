import { isNotNull, isNull } from "drizzle-orm";
import {
	blob,
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	uniqueIndex,
} from "drizzle-orm/sqlite-core";

/**
 * The tables. Moments are integer milliseconds UTC; structured values are JSON in text; only what a WHERE needs is a column.
 * Large columns stand last, so that reading the small ones stops before them.
 *
 * After a change: `npx drizzle-kit generate --name what_it_is`. Tables that say so below are WITHOUT ROWID, which drizzle
 * cannot express: the words are added to the migration by hand.
 */

/** Our own numbers. Public name `s_1`. */
export const senders = sqliteTable(
	"senders",
	{
		id: integer().primaryKey(),
		channel: text().notNull(),
		address: text().notNull(),
	},
	(table) => [uniqueIndex("senders_address").on(table.channel, table.address)],
);

/** People. Public name `p_55`. */
export const contacts = sqliteTable("contacts", {
	id: integer().primaryKey(),
	since: integer().notNull(),
});

/** Ways to reach a contact, `place` 0 the best. WITHOUT ROWID. */
export const addresses = sqliteTable(
	"addresses",
	{
		channel: text().notNull(),
		kind: text({ enum: ["phone", "user"] }).notNull(),
		value: text().notNull(),
		contact: integer()
			.notNull()
			.references(() => contacts.id),
		place: integer().notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.channel, table.kind, table.value] }),
		index("addresses_contact").on(table.contact),
	],
);

/** One contact with one sender. Public name `c_812`. */
export const conversations = sqliteTable(
	"conversations",
	{
		id: integer().primaryKey(),
		sender: integer()
			.notNull()
			.references(() => senders.id),
		contact: integer()
			.notNull()
			.references(() => contacts.id),
		version: integer().notNull(),
		dueAt: integer("due_at"),
		/** When the customer last wrote; before they ever did, when we first had to do with them. */
		lastAt: integer("last_at").notNull(),
		state: text().notNull(),
	},
	(table) => [
		uniqueIndex("conversations_contact").on(table.contact, table.sender),
		index("conversations_due").on(table.dueAt).where(isNotNull(table.dueAt)),
	],
);

/** Who has which tag, for audiences: what stands in the states, by tag. WITHOUT ROWID. */
export const tags = sqliteTable(
	"tags",
	{
		tag: text().notNull(),
		conversation: integer().notNull(),
	},
	(table) => [primaryKey({ columns: [table.tag, table.conversation] })],
);

/** One fact a row, in the order of the commits. Its sends are the outbox rows `firstSend` to `lastSend` that name it. */
export const journal = sqliteTable(
	"journal",
	{
		seq: integer().primaryKey(),
		at: integer().notNull(),
		type: text().notNull(),
		conversation: integer(),
		rule: text(),
		firstSend: integer("first_send"),
		lastSend: integer("last_send"),
		body: text().notNull(),
		/** The whole input of the decision. */
		input: text(),
	},
	(table) => [
		index("journal_conversation")
			.on(table.conversation)
			.where(isNotNull(table.conversation)),
		/** What belongs to nobody by its columns, and may yet name somebody. */
		index("journal_apart").on(table.type).where(isNull(table.conversation)),
	],
);

/** One row: the highest numbers given so far. None is ever given twice, also after rows were erased. */
export const journalHead = sqliteTable("journal_head", {
	id: integer().primaryKey(),
	seq: integer().notNull(),
	/** Raised by a restore: whoever read on before starts again. */
	epoch: integer().notNull(),
	sends: integer().notNull(),
	conversations: integer().notNull(),
	contacts: integer().notNull(),
	senders: integer().notNull(),
});

/** Messages of ours: waiting, on their way, and gone. `lane` is null once nothing is left to do. */
export const outbox = sqliteTable(
	"outbox",
	{
		id: integer().primaryKey(),
		conversation: integer().notNull(),
		decision: integer().notNull(),
		about: integer(),
		/** The conversation again, where another one's decision made this send. */
		elsewhere: integer(),
		status: text().notNull(),
		priority: integer().notNull(),
		lane: integer(),
		dueAt: integer("due_at").notNull(),
		attempts: integer().notNull(),
		ambiguous: integer().notNull(),
		attemptedAt: integer("attempted_at"),
		progress: text().notNull(),
		body: text().notNull(),
	},
	(table) => [
		index("outbox_due")
			.on(table.lane, table.dueAt)
			.where(isNotNull(table.lane)),
		index("outbox_open").on(table.conversation).where(isNotNull(table.lane)),
		index("outbox_elsewhere")
			.on(table.elsewhere)
			.where(isNotNull(table.elsewhere)),
		index("outbox_about").on(table.about).where(isNotNull(table.about)),
	],
);

/** Keyed hashes of event keys, with the day (since 1970) each was seen. WITHOUT ROWID. */
export const seen = sqliteTable("seen", {
	key: blob({ mode: "buffer" }).primaryKey(),
	day: integer().notNull(),
});

/** Firings of rules for an audience. A schedule's time has one; events each have their own. */
export const runs = sqliteTable(
	"runs",
	{
		id: integer().primaryKey({ autoIncrement: true }),
		rule: text().notNull(),
		dueAt: integer("due_at").notNull(),
		rules: text().notNull(),
		highest: integer().notNull(),
		cursor: integer().notNull(),
		done: integer({ mode: "boolean" }).notNull(),
		/** What was posted, as JSON; null where a schedule fired. */
		event: text(),
	},
	(table) => [
		uniqueIndex("runs_due")
			.on(table.rule, table.dueAt)
			.where(isNull(table.event)),
	],
);

/** One row: what staff switched for everybody, and until when schedules were looked at. */
export const business = sqliteTable("business", {
	id: integer().primaryKey(),
	version: integer().notNull(),
	state: text().notNull(),
	watermark: integer(),
});

/** Every rule book that was live, by its hash. */
export const ruleBooks = sqliteTable("rule_books", {
	number: integer().primaryKey({ autoIncrement: true }),
	hash: text().notNull().unique(),
	/** When it last became live. */
	at: integer().notNull(),
	/** JSON, compressed with gzip; what was kept before it was compressed is still as it was. */
	artefact: blob({ mode: "buffer" }).notNull(),
});

/** Rests of rules and flows that conversations point to, by the hash of their content. */
export const flows = sqliteTable("flows", {
	hash: text().primaryKey(),
	value: text().notNull(),
});

/** The names this database had; the newest is the current one. */
export const installs = sqliteTable("installs", {
	id: integer().primaryKey({ autoIncrement: true }),
	name: text().notNull().unique(),
	firstSend: integer("first_send").notNull(),
	at: integer().notNull(),
});

/** One row: the key of the keyed hashes. */
export const secrets = sqliteTable("secrets", {
	id: integer().primaryKey(),
	seenKey: blob("seen_key", { mode: "buffer" }).notNull(),
});

/** Files of conversations: wanted, kept under their hash, or lost; and hashes of those that are to go. Public name `m_12`. */
export const media = sqliteTable(
	"media",
	{
		id: integer().primaryKey({ autoIncrement: true }),
		/** The last part of the address. */
		name: text().notNull(),
		conversation: integer(),
		state: text({ enum: ["wanted", "kept", "lost", "unwanted"] }).notNull(),
		dueAt: integer("due_at"),
		sentAt: integer("sent_at").notNull(),
		attempts: integer().notNull(),
		hash: text(),
		type: text(),
		bytes: integer(),
		channel: text().notNull(),
		kind: text().notNull(),
		url: text().notNull(),
		error: text(),
	},
	(table) => [
		index("media_due").on(table.dueAt).where(isNotNull(table.dueAt)),
		index("media_name").on(table.name),
		index("media_conversation").on(table.conversation),
		index("media_hash").on(table.hash).where(isNotNull(table.hash)),
	],
);

/** The templates of each of our numbers, as they were last listed and as events have changed them since. */
export const templates = sqliteTable("templates", {
	sender: text().primaryKey(),
	listedAt: integer("listed_at").notNull(),
	list: text().notNull(),
});
