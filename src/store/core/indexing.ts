import type { JournalEntry } from "../../engine/model.ts";
import type { Indexer } from "../../engine/ports.ts";
import type { Tables } from "../tables.ts";
import type { Directory } from "./directory.ts";
import { countEntry } from "./indexing/count-entry.ts";
import { newIndexBatch, writeIndexBatch } from "./indexing/index-batch.ts";
import { indexWords } from "./indexing/index-words.ts";
import { messageIn } from "./indexing/message-in.ts";
import { projectInbox } from "./indexing/project-inbox.ts";
import { createReplyTimes } from "./indexing/reply-times.ts";

/** Follows the journal from where it stopped, also over restarts: position and rows are written together. */
export function createIndexer(tables: Tables, directory: Directory): Indexer {
	const replies = createReplyTimes(tables);
	return {
		step: async (limit) =>
			tables.writeBehind(() => {
				const entries = tables.journal.after(tables.indexHead.get(), limit);
				const batch = newIndexBatch(tables, directory);
				for (const entry of entries) take(entry);
				writeIndexBatch(batch);
				const last = entries.at(-1);
				if (last) tables.indexHead.set(last.seq);
				return entries.length;

				function take(entry: JournalEntry): void {
					const message = messageIn(entry);
					countEntry(batch, entry, message, replies);
					if (entry.conversation === null || isUnderWay(entry)) return;
					projectInbox(batch, entry, message);
					if (message) indexWords(batch, entry, message);
				}
			}),
	};
}

/** What becomes of a message on its way changes nothing that a list shows; there are several such rows to each message. */
function isUnderWay({ type }: JournalEntry): boolean {
	return underWay.has(type);
}

const underWay: ReadonlySet<JournalEntry["type"]> = new Set([
	"send.accepted",
	"send.failed",
	"send.withheld",
	"delivery.updated",
	"message.seen",
	"read.marked",
]);
