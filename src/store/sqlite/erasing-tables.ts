import {
	and,
	asc,
	eq,
	inArray,
	isNotNull,
	isNull,
	lt,
	lte,
	or,
	type SQL,
	sql,
} from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Instant } from "../../engine/model.ts";
import type { ErasingTables } from "../erasing-tables.ts";
import {
	addresses,
	contacts,
	conversations,
	journal,
	outbox,
	runs,
	tags,
} from "./schema.ts";
import type { Drizzle } from "./tables.ts";

/**
 * The columns by which a person's rows are deleted, in an order that foreign keys allow. Closed: a test fails when a table has a
 * column `conversation`, `contact` or `about` that nothing deletes by.
 */
export const ownColumns = {
	rows: journal.conversation,
	tags: tags.conversation,
	conversation: conversations.id,
	addresses: addresses.contact,
	contact: contacts.id,
} as const satisfies Readonly<Record<string, SQLiteColumn>>;

const { placeholder } = sql;

/** Deletes by whom rows are about, and by age. */
export function erasingTables(database: Drizzle): ErasingTables {
	const deletes = prepareDeletes(database);
	const aged = prepareAged(database);
	const about = prepareAbout(database);
	return {
		sendsAbout(contact) {
			const stood = about.find.all({ contact });
			about.delete.run({ contact });
			return stood.map(({ conversation }) => conversation);
		},
		conversation(id) {
			const sends = database
				.delete(outbox)
				.where(isSendTo([id]))
				.run().changes;
			const rows = deletes.rows.run({ id }).changes;
			deletes.tags.run({ id });
			deletes.conversation.run({ id });
			return { rows, sends };
		},
		naming: (named) => deleteNaming(database, named.map(asInJson)),
		contact(id) {
			deletes.addresses.run({ id });
			deletes.contact.run({ id });
		},
		oldest: (limit) =>
			aged.oldest
				.all({ limit })
				.map((row) => ({ ...row, at: row.at as Instant })),
		journalThrough: (seq) => void aged.journal.run({ seq }),
		sendsThrough(id) {
			aged.sends.run({ id });
			aged.openSends.run({ id });
		},
		runsBefore: (at) => void aged.runs.run({ at }),
	};
}

/**
 * Our messages in these conversations, found without an index of their own: each is named by the row of its decision, or by
 * `elsewhere` where that row is another conversation's or gone.
 */
export function isSendTo(ids: readonly number[]): SQL {
	const { conversation, firstSend, lastSend } = journal;
	const own = sql`SELECT sent.id FROM ${journal} JOIN ${outbox} AS sent
		ON sent.id BETWEEN ${firstSend} AND ${lastSend} AND sent.conversation = ${conversation}
		WHERE ${inArray(conversation, [...ids])}`;
	const others = sql`SELECT id FROM ${outbox} WHERE ${inArray(outbox.elsewhere, [...ids])}`;
	return sql`${outbox.id} IN (${own} UNION ${others})`;
}

/**
 * Journal rows that belong to no conversation, behind a number, in which one of the words stands. The plus keeps SQLite from going
 * through the whole journal by its numbers: the few rows of nobody have an index.
 */
export function isApartAndNames(words: readonly string[], after = 0): SQL {
	const names = words.flatMap((word) => [
		sql`instr(${journal.body}, ${word}) > 0`,
		sql`instr(${journal.input}, ${word}) > 0`,
	]);
	const isBehind = sql`+${journal.seq} > ${after}`;
	const isApart = isNull(journal.conversation);
	return and(isApart, isBehind, or(...names)) ?? sql`false`;
}

/** A text as it stands inside of a JSON text. */
export function asInJson(text: string): string {
	return JSON.stringify(text).slice(1, -1);
}

function deleteNaming(database: Drizzle, words: readonly string[]): number {
	if (words.length === 0) return 0;
	const inRuns = words.map((word) => sql`instr(${runs.event}, ${word}) > 0`);
	database
		.delete(runs)
		.where(or(...inRuns))
		.run();
	return database.delete(journal).where(isApartAndNames(words)).run().changes;
}

function prepareDeletes(database: Drizzle) {
	const by = (column: SQLiteColumn) =>
		database
			// The column names its table, but its type does not say of which kind that is.
			.delete(column.table as SQLiteTable)
			.where(eq(column, placeholder("id")))
			.prepare();
	return {
		rows: by(ownColumns.rows),
		tags: by(ownColumns.tags),
		conversation: by(ownColumns.conversation),
		addresses: by(ownColumns.addresses),
		contact: by(ownColumns.contact),
	};
}

function prepareAbout(database: Drizzle) {
	const isAbout = eq(outbox.about, placeholder("contact"));
	const { conversation } = outbox;
	return {
		find: database
			.selectDistinct({ conversation })
			.from(outbox)
			.where(isAbout)
			.prepare(),
		delete: database.delete(outbox).where(isAbout).prepare(),
	};
}

function prepareAged(database: Drizzle) {
	const { seq, at, lastSend } = journal;
	return {
		oldest: database
			.select({ seq, at, lastSend })
			.from(journal)
			.orderBy(asc(seq))
			.limit(placeholder("limit"))
			.prepare(),
		journal: database
			.delete(journal)
			.where(lte(seq, placeholder("seq")))
			.prepare(),
		sends: database
			.delete(outbox)
			.where(and(lte(outbox.id, placeholder("id")), isNull(outbox.lane)))
			.prepare(),
		openSends: database
			.update(outbox)
			.set({ elsewhere: sql`${outbox.conversation}` })
			.where(and(lte(outbox.id, placeholder("id")), isNotNull(outbox.lane)))
			.prepare(),
		runs: database
			.delete(runs)
			.where(and(eq(runs.done, true), lt(runs.dueAt, placeholder("at"))))
			.prepare(),
	};
}
