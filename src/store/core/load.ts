import type { Conversation, ConversationRef } from "../../engine/model.ts";
import type { Clock, Loaded } from "../../engine/ports.ts";
import type { SendRow } from "../outbox-table.ts";
import type { Tables } from "../tables.ts";
import type { Directory } from "./directory.ts";
import { readPinned } from "./pinned.ts";
import { oldestDay } from "./seen-days.ts";

/** What a batch works on, in one view of the database. */
export function loadBatch(
	tables: Tables,
	directory: Directory,
	clock: Clock,
	refs: readonly (ConversationRef | null)[],
	eventKeys: readonly string[],
): Loaded {
	return tables.read(() => {
		const sends = new Map(refs.flatMap((ref) => sendIn(directory, ref)));
		const ids = refs.map((ref) => idOf(directory, ref, sends));
		// Looked up after all refs: a later one may have added an address to what an earlier one named.
		const conversations = ids.map((id) => conversationOf(directory, id));
		const since = oldestDay(clock.now());
		return {
			conversations,
			seen: new Set(eventKeys.filter((key) => tables.seen.has(key, since))),
			quietFailures: new Set(
				[...sends].filter(isQuiet).map(([messageId]) => messageId),
			),
			business: tables.business.get(),
			pinned: readPinned(tables.flows, conversations.flatMap(hashesOf)),
		};
	});
}

/** A report names a message of ours: its row tells the conversation, and why it was sent. */
function sendIn(
	directory: Directory,
	ref: ConversationRef | null,
): readonly (readonly [string, SendRow])[] {
	if (ref?.by !== "message") return [];
	const row = directory.send(ref.messageId);
	return row ? [[ref.messageId, row]] : [];
}

/** Its failure is known already, or it was sent because of one. */
function isQuiet([, { body, record }]: readonly [string, SendRow]): boolean {
	return body.afterFailure === true || record.progress.failure !== null;
}

function idOf(
	directory: Directory,
	ref: ConversationRef | null,
	sends: ReadonlyMap<string, SendRow>,
): number | null {
	if (ref?.by !== "message") return ref && directory.idOf(ref);
	const row = sends.get(ref.messageId);
	return row && directory.find(row.conversation) ? row.conversation : null;
}

function conversationOf(
	directory: Directory,
	id: number | null,
): Conversation | null {
	return id === null ? null : (directory.find(id)?.conversation ?? null);
}

function hashesOf(conversation: Conversation | null): readonly string[] {
	if (conversation === null) return [];
	const { question, continuations } = conversation.state;
	const rests = continuations.map(({ pinned }) => pinned);
	return question ? [question.pinned, ...rests] : rests;
}
