import type {
	Conversation,
	JsonObject,
	JsonValue,
} from "../../engine/model.ts";
import type {
	ConversationSummary,
	History,
	SendRow,
} from "../../engine/ports.ts";
import { messageIdOf } from "../message-id.ts";
import { errorOf, lanes } from "../send-record.ts";
import type {
	ConversationRow,
	SendRow as OutboxRow,
	Tables,
} from "../tables.ts";
import { readConversation } from "./read-conversation.ts";
import { readTranscript } from "./transcript.ts";

/** No page is longer, so that reading never holds up answering. */
const LONGEST_PAGE = 500;

/** Reads what happened. Needs nothing but the tables, so it can run on a connection and a thread of its own. */
export function createHistory(tables: Tables): History {
	return {
		conversations: async ({ before, limit }) =>
			tables.read(() =>
				tables.conversations
					.latest(before, pageOf(limit))
					.map((row) => summaryOf(tables, row)),
			),
		find: async (name) => tables.read(() => findByName(tables, name.trim())),
		transcript: async (conversation, { before, limit }) =>
			tables.read(() =>
				readTranscript(tables, conversation, before, pageOf(limit)),
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
	};
}

function pageOf(limit: number): number {
	return Math.max(1, Math.min(LONGEST_PAGE, Math.trunc(limit) || 1));
}

function summaryOf(tables: Tables, row: ConversationRow): ConversationSummary {
	const [best] = tables.people.addressesOf(row.contact);
	return {
		conversation: row.id,
		contact: row.contact,
		sender: row.sender,
		address: best?.value ?? "",
		name: row.state.name,
		lastAt: row.lastAt,
		mode: row.state.mode,
		tags: row.state.tags,
	};
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
