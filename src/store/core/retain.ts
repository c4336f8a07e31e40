import type { Instant } from "../../engine/model.ts";
import type { Clock } from "../../engine/ports.ts";
import type { Tables } from "../tables.ts";
import { unwantFiles } from "./media-shelf.ts";
import { oldestDay } from "./seen-days.ts";

/**
 * Deletes at most so many of the oldest journal rows from before a moment, with their messages, files and runs; how many rows it
 * found. The newest row always stays: from it the next start knows how far the journal was.
 */
export function retainSince(
	tables: Tables,
	clock: Clock,
	before: Instant,
	limit: number,
): number {
	return tables.write(() => {
		const { erasing, head, inbox, media, search, seen, unanswered } = tables;
		const newest = head.get().seq;
		const oldest = erasing.oldest(limit).filter(({ seq }) => seq < newest);
		const until = oldest.findIndex(({ at }) => at >= before);
		const old = until === -1 ? oldest : oldest.slice(0, until);
		const last = old.at(-1)?.seq ?? 0;
		erasing.journalThrough(last);
		for (const table of [search, unanswered]) table.deleteThrough(last);
		inbox.stripThrough(last);
		erasing.sendsThrough(
			old.reduce((last, { lastSend }) => Math.max(last, lastSend ?? 0), 0),
		);
		erasing.runsBefore(before);
		unwantFiles(tables, media.dropBefore(before, limit));
		seen.sweep(oldestDay(clock.now()), limit);
		return old.length;
	});
}
