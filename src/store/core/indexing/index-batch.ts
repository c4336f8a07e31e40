import type { Instant } from "../../../engine/model.ts";
import {
	type Figure,
	type FigureKind,
	SLOT_MS,
} from "../../../engine/ports.ts";
import type { InboxRow } from "../../desk-tables.ts";
import type { ConversationRow, Tables } from "../../tables.ts";

/** What one step of the index works with. Rows are read once and written once, however many journal rows touch them. */
export interface IndexBatch {
	readonly tables: Tables;
	readonly inbox: Map<number, InboxRow>;
	/** Null: it is gone. */
	readonly conversations: Map<number, ConversationRow | null>;
	readonly figures: Map<string, Figure>;
}

/** A step that has looked at nothing yet. */
export function newIndexBatch(tables: Tables): IndexBatch {
	return {
		tables,
		inbox: new Map(),
		conversations: new Map(),
		figures: new Map(),
	};
}

/** The conversation as it is now; null where it was erased. */
export function conversationIn(
	{ tables, conversations }: IndexBatch,
	id: number,
): ConversationRow | null {
	const known = conversations.get(id);
	if (known !== undefined) return known;
	const row = tables.conversations.get(id);
	conversations.set(id, row);
	return row;
}

/** Counts something in its quarter of an hour. */
export function count(
	{ figures }: IndexBatch,
	at: Instant,
	kind: FigureKind,
	name = "",
	times = 1,
): void {
	if (times === 0) return;
	const slot = Math.floor(at / SLOT_MS);
	const key = `${slot} ${kind} ${name}`;
	const before = figures.get(key)?.count ?? 0;
	figures.set(key, { slot, kind, name, count: before + times, at });
}

/** Writes what was gathered. */
export function writeIndexBatch({ tables, inbox, figures }: IndexBatch): void {
	for (const row of inbox.values()) tables.inbox.put(row);
	for (const figure of figures.values()) tables.counts.add(figure);
}
