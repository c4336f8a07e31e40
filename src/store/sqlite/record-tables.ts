import { and, asc, eq, gt, inArray, or, sql } from "drizzle-orm";
import type { Instant, JournalType } from "../../engine/model.ts";
import type { RecordTables } from "../erasing-tables.ts";
import type { JournalRow } from "../journal-table.ts";
import { originalText } from "../safe-text.ts";
import { asInJson, isApartAndNames, isSendTo } from "./erasing-tables.ts";
import { readSend } from "./outbox-table.ts";
import { addresses, contacts, journal, outbox } from "./schema.ts";
import type { Drizzle } from "./tables.ts";

/** Rows as they are, for `export`: asked for seldom, so that nothing is prepared. */
export function recordTables(database: Drizzle): RecordTables {
	const { channel, kind, value } = addresses;
	return {
		addressesOf: (contact) =>
			database
				.select({ channel, kind, value })
				.from(addresses)
				.where(eq(addresses.contact, contact))
				.orderBy(asc(addresses.place))
				.all()
				.map((row) => ({
					kind: row.kind,
					channel: originalText(row.channel),
					value: originalText(row.value),
				})),
		since: (contact) =>
			(database.select().from(contacts).where(eq(contacts.id, contact)).get()
				?.since as Instant | undefined) ?? null,
		journal: (conversations, after, limit) =>
			database
				.select()
				.from(journal)
				.where(
					and(
						inArray(journal.conversation, [...conversations]),
						gt(journal.seq, after),
					),
				)
				.orderBy(asc(journal.seq))
				.limit(limit)
				.all()
				.map(readRow),
		sends: (conversations, contact, after, limit) =>
			database
				.select()
				.from(outbox)
				.where(
					and(
						or(isSendTo(conversations), eq(outbox.about, contact)),
						gt(outbox.id, after),
					),
				)
				.orderBy(asc(outbox.id))
				.limit(limit)
				.all()
				.map(readSend),
		naming: (named, after, limit) =>
			named.length === 0
				? []
				: database
						.select()
						.from(journal)
						.where(isApartAndNames(named.map(asInJson), after))
						.orderBy(sql`+${journal.seq}`)
						.limit(limit)
						.all()
						.map(readRow),
	};
}

function readRow(row: typeof journal.$inferSelect): JournalRow {
	return {
		...row,
		at: row.at as Instant,
		type: row.type as JournalType,
		rule: row.rule === null ? null : originalText(row.rule),
		body: JSON.parse(row.body),
		input: row.input === null ? null : JSON.parse(row.input),
	};
}
