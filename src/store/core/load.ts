import type { Conversation, ConversationRef } from "../../engine/model.ts";
import type { Clock, Loaded } from "../../engine/ports.ts";
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
		const ids = refs.map((ref) => ref && directory.idOf(ref));
		// Looked up after all refs: a later one may have added an address to what an earlier one named.
		const conversations = ids.map((id) => conversationOf(directory, id));
		const since = oldestDay(clock.now());
		return {
			conversations,
			seen: new Set(eventKeys.filter((key) => tables.seen.has(key, since))),
			business: tables.business.get(),
			pinned: readPinned(tables.flows, conversations.flatMap(hashesOf)),
		};
	});
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
