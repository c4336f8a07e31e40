import type {
	Conversation,
	JsonObject,
	JsonValue,
} from "../../engine/model.ts";
import type { History, SendRow, UnansweredGroup } from "../../engine/ports.ts";
import { messageIdOf } from "../message-id.ts";
import type { SendRow as OutboxRow } from "../outbox-table.ts";
import { errorOf, lanes } from "../send-record.ts";
import type { Tables } from "../tables.ts";
import { contentText } from "./content-text.ts";
import { messageIn } from "./indexing/message-in.ts";
import { readConversation } from "./read-conversation.ts";
import { findPeople, searchHistory } from "./search-history.ts";
import { summaryOf } from "./summary.ts";
import { readTranscript } from "./transcript.ts";

/** No page is longer, so that reading never holds up answering. */
const LONGEST_PAGE = 500;

/** Reads what happened. Needs nothing but the tables, so it can run on a connection and a thread of its own. */
export function createHistory(tables: Tables): History {
	return {
		conversations: async ({ before, limit, filter = {} }) =>
			tables.read(() =>
				tables.inbox
					.page(filter, before, pageOf(limit))
					.flatMap((row) => summaryOf(tables, row) ?? []),
			),
		summary: async (conversation) =>
			tables.read(() => {
				const row = tables.inbox.get(conversation);
				return row && summaryOf(tables, row);
			}),
		find: async (name) => tables.read(() => findByName(tables, name.trim())),
		transcript: async (conversation, query) =>
			tables.read(() =>
				readTranscript(tables, conversation, {
					...query,
					limit: pageOf(query.limit),
				}),
			),
		decision: async (sequence) =>
			tables.read(() => {
				const row = tables.journal.get(sequence);
				if (!row?.input) return null;
				const sends = sendsOf(tables, sequence, row.firstSend, row.lastSend);
				const input = row.input as unknown as JsonObject;
				return { entry: row.entry, input, sends };
			}),
		send: async (id) =>
			tables.read(() => {
				const row = tables.outbox.get(id);
				return row && shownSend(tables, row);
			}),
		stats: async () => tables.read(() => countAll(tables)),
		search: async (query) => tables.read(() => searchHistory(tables, query)),
		people: async (text, limit) =>
			tables.read(() => findPeople(tables, text, pageOf(limit))),
		unanswered: async ({ since, skip, limit }) =>
			tables.read(() =>
				tables.unanswered
					.groups(since, skip, pageOf(limit))
					.flatMap((group) => groupOf(tables, group) ?? []),
			),
		figures: async ({ from, to }) =>
			tables.read(() => tables.counts.between(from, to)),
		indexedUpTo: async () => tables.read(() => tables.indexHead.get()),
		sendDueSince: async () => tables.read(() => tables.outbox.nextDueAt()),
	};
}

function pageOf(limit: number): number {
	return Math.max(1, Math.min(LONGEST_PAGE, Math.trunc(limit) || 1));
}

/** Null where its newest message was erased and the list does not know it yet. */
function groupOf(
	tables: Tables,
	group: ReturnType<Tables["unanswered"]["groups"]>[number],
): UnansweredGroup | null {
	const entry = tables.journal.get(group.seq)?.entry;
	if (!entry || entry.conversation === null) return null;
	const customer = messageIn(entry)?.customer ?? null;
	const example = customer && contentText(customer);
	return { ...group, conversation: entry.conversation, example };
}

function findByName(tables: Tables, name: string): readonly Conversation[] {
	const senders = new Map(tables.people.senders().map((row) => [row.id, row]));
	const read = (id: number) =>
		readConversation(tables, id, (of) => senders.get(of));
	return idsOf(tables, name).flatMap((id) => read(id) ?? []);
}

/** A public name, a phone number however it is written, or a user id. */
function idsOf(tables: Tables, name: string): readonly number[] {
	const conversation = /^c_(\d{1,15})$/.exec(name);
	if (conversation) return [Number(conversation[1])];
	const contact = /^p_(\d{1,15})$/.exec(name);
	const contacts = contact ? [Number(contact[1])] : contactsOf(tables, name);
	return contacts.flatMap((id) => tables.conversations.idsOf(id));
}

function contactsOf(tables: Tables, name: string): readonly number[] {
	const digits = name.replace(/^\+|[\s().-]/g, "");
	const phones = tables.people.contactsAt({ kind: "phone", value: digits });
	const exact = tables.people.contactsAt({ kind: "phone", value: name });
	const users = tables.people.contactsAt({ kind: "user", value: name });
	return [...new Set([...exact, ...phones, ...users])];
}

function sendsOf(
	tables: Tables,
	decision: number,
	first: number | null,
	last: number | null,
): readonly SendRow[] {
	if (first === null || last === null) return [];
	return tables.outbox
		.ofDecision(decision, first, last)
		.map((row) => shownSend(tables, row));
}

function shownSend(tables: Tables, row: OutboxRow): SendRow {
	const { record, body } = row;
	return {
		id: row.id,
		messageId: messageIdOf(row.id, tables.installs.all()),
		conversation: row.conversation,
		status: record.status,
		attempts: record.attempts,
		error: errorJson(record),
		content:
			record.progress.usedInstead && body.instead ? body.instead : body.content,
		times: record.progress.times,
	};
}

function errorJson(record: OutboxRow["record"]): JsonValue {
	const error = errorOf(record);
	return error && { ...error };
}

function countAll(tables: Tables): JsonObject {
	const waiting = tables.outbox.waiting();
	const { seq, sends } = tables.head.get();
	const inLane = (lane: number) => waiting.get(lane) ?? 0;
	return {
		conversations: tables.conversations.count(),
		journal: seq,
		sends: {
			all: sends,
			waiting:
				inLane(lanes.answer) +
				inLane(lanes.notice) +
				inLane(lanes.run) +
				inLane(lanes.follower),
			attempted: inLane(lanes.attempted),
		},
	};
}
