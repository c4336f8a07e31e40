import { and, asc, desc, eq, isNotNull, lte, sql } from "drizzle-orm";
import type { Instant } from "../../engine/model.ts";
import type { ConversationRow, ConversationTable } from "../people-tables.ts";
import { safeText } from "../safe-text.ts";
import { readConversationState } from "../stored-values.ts";
import { audienceReader } from "./audience.ts";
import { conversations, tags } from "./schema.ts";
import { select, statement } from "./statement.ts";
import type { Drizzle } from "./tables.ts";

/** Conversations and their tags. */
export function conversationTable(database: Drizzle): ConversationTable {
	const statements = prepareStatements(database);
	const get = (id: number) => {
		const row = statements.get.get({ id });
		return row ? readRow(row) : null;
	};
	return {
		get,
		idOf: (contact, sender) =>
			statements.idOf.get({ contact, sender })?.id ?? null,
		idsOf: (contact) => statements.idsOf.all({ contact }).map(({ id }) => id),
		insert: (row) =>
			void statements.insert.run({ ...row, state: JSON.stringify(row.state) }),
		update: ({ id, version, dueAt, state }, lastAt) =>
			statements.update.run({
				id,
				version,
				dueAt,
				lastAt,
				state: JSON.stringify(state),
			}).changes === 1,
		addTag: (conversation, tag) =>
			void statements.addTag.run({ conversation, tag: safeText(tag) }),
		removeTag: (conversation, tag) =>
			void statements.removeTag.run({ conversation, tag: safeText(tag) }),
		nextDueAt: () =>
			(statements.nextDue.get()?.dueAt ?? null) as Instant | null,
		due: (now, limit) => statements.due.all({ now, limit }).map(({ id }) => id),
		audience: audienceReader(database),
		count: () => statements.count.get()?.count ?? 0,
	};
}

function readRow(row: typeof conversations.$inferSelect): ConversationRow {
	const { id, sender, contact, version } = row;
	return {
		id,
		sender,
		contact,
		version,
		dueAt: row.dueAt as Instant | null,
		lastAt: row.lastAt as Instant,
		state: readConversationState(row.state),
	};
}

function prepareStatements(database: Drizzle) {
	const { placeholder } = sql;
	const { id, contact, sender, dueAt, lastAt } = conversations;
	const limit = placeholder("limit");
	return {
		get: select(
			database,
			conversations,
			database
				.select()
				.from(conversations)
				.where(eq(id, placeholder("id"))),
		),
		idOf: select(
			database,
			{ id },
			database
				.select({ id })
				.from(conversations)
				.where(
					and(
						eq(contact, placeholder("contact")),
						eq(sender, placeholder("sender")),
					),
				),
		),
		idsOf: database
			.select({ id })
			.from(conversations)
			.where(eq(contact, placeholder("contact")))
			.orderBy(desc(lastAt))
			.prepare(),
		insert: statement(
			database,
			database.insert(conversations).values({
				id: placeholder("id"),
				sender: placeholder("sender"),
				contact: placeholder("contact"),
				version: placeholder("version"),
				dueAt: placeholder("dueAt"),
				lastAt: placeholder("lastAt"),
				state: placeholder("state"),
			}),
		),
		update: statement(
			database,
			database
				.update(conversations)
				.set({
					version: sql`${placeholder("version")}`,
					dueAt: sql`${placeholder("dueAt")}`,
					lastAt: sql`coalesce(${placeholder("lastAt")}, ${lastAt})`,
					state: sql`${placeholder("state")}`,
				})
				.where(
					and(
						eq(id, placeholder("id")),
						eq(conversations.version, sql`${placeholder("version")} - 1`),
					),
				),
		),
		addTag: statement(
			database,
			database
				.insert(tags)
				.values({
					tag: placeholder("tag"),
					conversation: placeholder("conversation"),
				})
				.onConflictDoNothing(),
		),
		removeTag: statement(
			database,
			database
				.delete(tags)
				.where(
					and(
						eq(tags.tag, placeholder("tag")),
						eq(tags.conversation, placeholder("conversation")),
					),
				),
		),
		nextDue: select(
			database,
			{ dueAt },
			database
				.select({ dueAt })
				.from(conversations)
				.where(isNotNull(dueAt))
				.orderBy(asc(dueAt))
				.limit(1),
		),
		due: database
			.select({ id })
			.from(conversations)
			.where(lte(dueAt, placeholder("now")))
			.orderBy(asc(dueAt), asc(id))
			.limit(limit)
			.prepare(),
		count: database
			.select({ count: sql<number>`count(*)` })
			.from(conversations)
			.prepare(),
	};
}
