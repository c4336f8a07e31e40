import { instant, type JsonObject } from "../../engine/model.ts";
import type {
	ContactRecord,
	RecordKind,
	RecordRow,
	Records,
} from "../../engine/ports.ts";
import type { JournalRow } from "../journal-table.ts";
import { messageIdOf } from "../message-id.ts";
import type { SendRow } from "../outbox-table.ts";
import type { Tables } from "../tables.ts";

const PAGE = 500;

/** Everything that is kept about one person, from the tables. */
export function createRecords(tables: Tables): Records {
	return {
		contact: async (id) => tables.read(() => contactRecord(tables, id)),
		page: async (contact, kind, after) =>
			tables.read(() => pages[kind](tables, contact, after)),
	};
}

const pages: Readonly<
	Record<
		RecordKind,
		(tables: Tables, contact: number, after: number) => readonly RecordRow[]
	>
> = {
	journal: ({ records, conversations }, contact, after) =>
		records
			.journal(conversations.idsOf(contact), after, PAGE)
			.map(journalRecord),
	sends: (tables, contact, after) =>
		tables.records
			.sends(tables.conversations.idsOf(contact), contact, after, PAGE)
			.map((row) => sendRecord(tables, row)),
	refused: ({ records }, contact, after) =>
		records
			.naming(
				records.addressesOf(contact).map(({ value }) => value),
				after,
				PAGE,
			)
			.map(journalRecord),
};

function contactRecord(tables: Tables, contact: number): ContactRecord | null {
	const since = tables.records.since(contact);
	if (since === null) return null;
	const ids = tables.conversations.idsOf(contact);
	return {
		contact,
		since,
		addresses: tables.records.addressesOf(contact),
		conversations: ids.flatMap((id) => conversationRecord(tables, id)),
		media: ids.flatMap((id) => tables.media.ofConversation(id)),
		notes: ids.flatMap((id) =>
			tables.notes.page(id, null, Number.MAX_SAFE_INTEGER),
		),
	};
}

function conversationRecord(
	tables: Tables,
	id: number,
): ContactRecord["conversations"] {
	const row = tables.conversations.get(id);
	const sender = tables.people.senders().find((one) => one.id === row?.sender);
	if (!row || !sender) return [];
	const { version, lastAt, dueAt } = row;
	const state = row.state as unknown as JsonObject;
	const { address } = sender;
	return [
		{ id, sender: { id: sender.id, address }, version, lastAt, dueAt, state },
	];
}

function journalRecord({
	seq,
	at,
	type,
	conversation,
	rule,
	body,
	input,
}: JournalRow): RecordRow {
	const head = { seq, at: iso(at), type };
	const of = { conversation: conversation && `c_${conversation}`, rule };
	const kept = input as unknown as JsonObject | null;
	return { id: seq, row: { ...head, ...of, body, input: kept } };
}

function sendRecord(tables: Tables, row: SendRow): RecordRow {
	const { id, conversation, decision, about, record, body } = row;
	const { content, instead, rule } = body;
	const times = Object.entries(record.progress.times).map(
		([name, at]) => [name, iso(at)] as const,
	);
	return {
		id,
		row: {
			messageId: messageIdOf(id, tables.installs.all()),
			conversation: `c_${conversation}`,
			decision: `d_${decision}`,
			about: about && `p_${about}`,
			status: record.status,
			times: Object.fromEntries(times),
			rule,
			content: { ...content } as unknown as JsonObject,
			instead: instead && ({ ...instead } as unknown as JsonObject),
		},
	};
}

function iso(at: number): string {
	return new Date(instant(at)).toISOString();
}
