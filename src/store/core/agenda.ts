import type { Conversation, Instant } from "../../engine/model.ts";
import type { Agenda } from "../../engine/ports.ts";
import { type Claiming, hastenSends } from "./claim.ts";
import type { Directory } from "./directory.ts";

/** What waits for its time, from the tables. */
export function createAgenda(claiming: Claiming): Agenda {
	const { tables, directory } = claiming;
	const { conversations, outbox, business, runs } = tables;
	const find = (ids: readonly number[]) => conversationsOf(directory, ids);
	return {
		nextDueAt: async () =>
			tables.read(() => earlier(conversations.nextDueAt(), outbox.nextDueAt())),
		hasten: async (now) => hastenSends(claiming, now),
		dueConversations: async (now, limit) =>
			tables.read(() => find(conversations.due(now, limit))),
		watermark: async () => tables.read(() => business.watermark()),
		openRuns: async () => tables.read(() => runs.open()),
		audience: async ({ cursor, highest }, audience, limit) =>
			tables.read(() =>
				find(
					conversations.audience(audience, { after: cursor, highest, limit }),
				),
			),
	};
}

function conversationsOf(
	directory: Directory,
	ids: readonly number[],
): readonly Conversation[] {
	return ids.flatMap((id) => directory.find(id)?.conversation ?? []);
}

function earlier(one: Instant | null, other: Instant | null): Instant | null {
	if (one === null || other === null) return one ?? other;
	return one < other ? one : other;
}
