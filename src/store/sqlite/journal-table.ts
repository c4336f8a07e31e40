import {
	and,
	asc,
	desc,
	eq,
	gt,
	isNotNull,
	lt,
	or,
	type SQL,
	sql,
} from "drizzle-orm";
import type {
	Instant,
	JournalEntry,
	JournalType,
	JsonObject,
} from "../../engine/model.ts";
import type { JournalTable } from "../journal-table.ts";
import { originalText, safeText } from "../safe-text.ts";
import { conversations, journal } from "./schema.ts";
import { select, statement } from "./statement.ts";
import type { Drizzle } from "./tables.ts";

/** The journal: who a row is about comes from its conversation. */
export function journalTable(database: Drizzle): JournalTable {
	const statements = prepareStatements(database);
	return {
		insert: (row) =>
			void statements.insert.run({
				...row,
				rule: row.rule === null ? null : safeText(row.rule),
				body: JSON.stringify(row.body),
				input: row.input === null ? null : JSON.stringify(row.input),
			}),
		after: (sequence, limit) =>
			statements.after.all({ sequence, limit }).map(readEntry),
		get(sequence) {
			const row = statements.get.get({ sequence });
			if (!row) return null;
			const { input, firstSend, lastSend, ...entry } = row;
			return {
				entry: readEntry(entry),
				input: input === null ? null : JSON.parse(input),
				firstSend,
				lastSend,
			};
		},
		messagesBefore: (conversation, before, limit) =>
			statements.messages.all({ conversation, before, limit }).map(readMessage),
		messagesAfter: (conversation, after, limit) =>
			statements.messagesAfter
				.all({ conversation, after, limit })
				.map(readMessage),
	};
}

interface StoredDraft {
	readonly seq: number;
	readonly at: number;
	readonly type: string;
	readonly conversation: number | null;
	readonly rule: string | null;
	readonly body: string;
}

function readDraft(row: StoredDraft) {
	return {
		seq: row.seq,
		at: row.at as Instant,
		type: row.type as JournalType,
		conversation: row.conversation,
		rule: row.rule === null ? null : originalText(row.rule),
		body: JSON.parse(row.body) as JsonObject,
	};
}

function readMessage(
	row: StoredDraft & {
		readonly firstSend: number | null;
		readonly lastSend: number | null;
	},
) {
	const { firstSend, lastSend } = row;
	return { firstSend, lastSend, ...readDraft(row) };
}

function readEntry(
	row: StoredDraft & {
		readonly contact: number | null;
		readonly sender: number | null;
	},
): JournalEntry {
	const { seq, at, type, conversation, rule, body } = readDraft(row);
	const { contact, sender } = row;
	return { seq, at, type, conversation, rule, body, contact, sender };
}

function prepareStatements(database: Drizzle) {
	const { placeholder } = sql;
	const { seq, at, type, conversation, rule, body, input } = journal;
	const { firstSend, lastSend } = journal;
	const { contact, sender } = conversations;
	const draft = { seq, at, type, conversation, rule, body };
	const entry = { ...draft, contact, sender };
	const message = { ...draft, firstSend, lastSend };
	const whole = { ...message, contact, sender, input };
	const isSame = eq(conversations.id, conversation);
	const holdsMessage = or(eq(type, "decision.made"), isNotNull(firstSend));
	const messagesFrom = (where: SQL, order: SQL) =>
		select(
			database,
			message,
			database
				.select(message)
				.from(journal)
				.where(
					and(
						eq(conversation, placeholder("conversation")),
						where,
						holdsMessage,
					),
				)
				.orderBy(order)
				.limit(placeholder("limit")),
		);
	return {
		insert: statement(
			database,
			database.insert(journal).values({
				seq: placeholder("seq"),
				at: placeholder("at"),
				type: placeholder("type"),
				conversation: placeholder("conversation"),
				rule: placeholder("rule"),
				firstSend: placeholder("firstSend"),
				lastSend: placeholder("lastSend"),
				body: placeholder("body"),
				input: placeholder("input"),
			}),
		),
		after: select(
			database,
			entry,
			database
				.select(entry)
				.from(journal)
				.leftJoin(conversations, isSame)
				.where(gt(seq, placeholder("sequence")))
				.orderBy(asc(seq))
				.limit(placeholder("limit")),
		),
		get: select(
			database,
			whole,
			database
				.select(whole)
				.from(journal)
				.leftJoin(conversations, isSame)
				.where(eq(seq, placeholder("sequence"))),
		),
		messages: messagesFrom(lt(seq, placeholder("before")), desc(seq)),
		messagesAfter: messagesFrom(gt(seq, placeholder("after")), asc(seq)),
	};
}
