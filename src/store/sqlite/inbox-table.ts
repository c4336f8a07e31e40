import {
	and,
	desc,
	eq,
	isNotNull,
	isNull,
	lt,
	lte,
	type SQL,
	sql,
} from "drizzle-orm";
import type { Instant } from "../../engine/model.ts";
import type { ConversationFilter } from "../../engine/ports.ts";
import type { InboxRow, InboxTable } from "../desk-tables.ts";
import { safeText } from "../safe-text.ts";
import { care, inbox } from "./desk-schema.ts";
import { tags } from "./schema.ts";
import { select, statement } from "./statement.ts";
import type { Drizzle } from "./tables.ts";

/** Conversations as lists order and filter them; each standing has a partial index in that order. */
export function inboxTable(database: Drizzle): InboxTable {
	const { placeholder } = sql;
	const get = select(
		database,
		inbox,
		database
			.select()
			.from(inbox)
			.where(eq(inbox.conversation, placeholder("conversation"))),
	);
	const remove = database
		.delete(inbox)
		.where(eq(inbox.conversation, placeholder("conversation")))
		.prepare();
	const put = statement(
		database,
		database
			.insert(inbox)
			.values({
				conversation: placeholder("conversation"),
				lastSeq: placeholder("lastSeq"),
				received: placeholder("received"),
				waitingSince: placeholder("waitingSince"),
				human: placeholder("human"),
				open: placeholder("open"),
				optedOut: placeholder("optedOut"),
				sender: placeholder("sender"),
				name: placeholder("name"),
				last: placeholder("last"),
			})
			.onConflictDoUpdate({ target: inbox.conversation, set: excluded() }),
	);
	return {
		get(conversation) {
			const row = get.get({ conversation });
			return row ? readRow(row) : null;
		},
		put: (row) =>
			void put.run({
				open: row.human || row.waitingSince !== null,
				...row,
				name: safeText(row.name),
				last: row.last && JSON.stringify(row.last),
			}),
		page: (filter, before, limit) =>
			database
				.select({ row: inbox })
				.from(inbox)
				.leftJoin(care, eq(care.conversation, inbox.conversation))
				.where(
					and(
						...conditions(filter),
						before === null ? undefined : lt(inbox.lastSeq, before),
					),
				)
				.orderBy(desc(inbox.lastSeq))
				.limit(limit)
				.all()
				.map(({ row }) => readRow(row)),
		delete: (conversation) => void remove.run({ conversation }),
		stripThrough: (seq) =>
			void database
				.update(inbox)
				.set({ last: null })
				.where(and(lte(inbox.lastSeq, seq), isNotNull(inbox.last)))
				.run(),
	};
}

/** Written out, not bound: only so SQLite sees that a partial index fits. */
const standings: Readonly<
	Record<NonNullable<ConversationFilter["standing"]>, SQL>
> = {
	open: sql`${inbox.open} = 1`,
	human: sql`${inbox.human} = 1`,
	unanswered: isNotNull(inbox.waitingSince),
	opted_out: sql`${inbox.optedOut} = 1`,
};

function conditions(filter: ConversationFilter): readonly SQL[] {
	const { standing, tag, assigned, sender } = filter;
	return [
		...(standing ? [standings[standing]] : []),
		...(tag === undefined ? [] : [isTagged(tag)]),
		...(assigned === undefined ? [] : [isAssigned(assigned)]),
		...(sender === undefined ? [] : [eq(inbox.sender, sender)]),
	];
}

function isTagged(tag: string): SQL {
	return sql`${inbox.conversation} IN (SELECT ${tags.conversation} FROM ${tags} WHERE ${tags.tag} = ${safeText(tag)})`;
}

function isAssigned(agent: number | null): SQL {
	return agent === null
		? isNull(care.assigned)
		: sql`${inbox.conversation} IN (SELECT ${care.conversation} FROM ${care} WHERE ${care.assigned} = ${agent})`;
}

function excluded() {
	return {
		lastSeq: sql`excluded.last_seq`,
		received: sql`excluded.received`,
		waitingSince: sql`excluded.waiting_since`,
		human: sql`excluded.human`,
		open: sql`excluded.open`,
		optedOut: sql`excluded.opted_out`,
		name: sql`excluded.name`,
		last: sql`excluded.last`,
	};
}

function readRow(row: typeof inbox.$inferSelect): InboxRow {
	const { conversation, lastSeq, received, human, optedOut, sender } = row;
	return {
		conversation,
		lastSeq,
		received,
		waitingSince: row.waitingSince as Instant | null,
		human,
		optedOut,
		sender,
		name: row.name,
		last: row.last === null ? null : JSON.parse(row.last),
	};
}
