import type { Instant } from "../../../engine/model.ts";
import {
	type Figure,
	type FigureKind,
	SLOT_MS,
} from "../../../engine/ports.ts";
import { indexedWords } from "../../../engine/text/search-words.ts";
import type { InboxRow } from "../../desk-tables.ts";
import type { Tables } from "../../tables.ts";
import type { AtHand, Directory } from "../directory.ts";

/** What one step of the index works with. Rows are read once and written once, however many journal rows touch them. */
export interface IndexBatch {
	readonly tables: Tables;
	readonly directory: Directory;
	readonly inbox: Map<number, InboxRow>;
	/** Null: it is gone. */
	readonly conversations: Map<number, AtHand | null>;
	readonly figures: Map<string, Figure>;
}

/** A step that has looked at nothing yet. */
export function newIndexBatch(
	tables: Tables,
	directory: Directory,
): IndexBatch {
	return {
		tables,
		directory,
		inbox: new Map(),
		conversations: new Map(),
		figures: new Map(),
	};
}

/** The conversation as it is now; null where it was erased. */
export function conversationIn(
	{ tables, directory, conversations }: IndexBatch,
	id: number,
): AtHand | null {
	const known = conversations.get(id);
	if (known !== undefined) return known;
	const standing = directory.atHand(id) ?? tables.conversations.get(id);
	conversations.set(id, standing);
	return standing;
}

/** The row of a list as it is after what the step took so far. */
export function inboxRowIn(
	{ tables, inbox }: IndexBatch,
	conversation: number,
): InboxRow | null {
	return inbox.get(conversation) ?? tables.inbox.get(conversation);
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

/** Writes what was gathered; each conversation as it stands now. */
export function writeIndexBatch(batch: IndexBatch): void {
	for (const row of batch.inbox.values()) writeRow(batch, row);
	for (const figure of batch.figures.values()) batch.tables.counts.add(figure);
}

function writeRow(batch: IndexBatch, row: InboxRow): void {
	const { tables } = batch;
	const state = conversationIn(batch, row.conversation)?.state;
	if (!state) return;
	const name = state.name === null ? "" : indexedWords(state.name);
	if (name !== row.name) tables.search.setName(row.conversation, name);
	const human = state.mode === "human";
	tables.inbox.put({ ...row, human, optedOut: state.optedOut, name });
}
