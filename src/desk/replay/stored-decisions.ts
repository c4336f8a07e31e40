import type { Instant, JournalEntry, JournalType } from "../../engine/model.ts";
import type { History, Store, StoredDecision } from "../../engine/ports.ts";

/** The journal, as far as replaying reads it. */
export interface JournalReader {
	readonly journalAfter: Store["journalAfter"];
	readonly history: Pick<History, "decision" | "stats">;
}

/** Rows that are read at a time. */
const PAGE = 500;

/**
 * The decisions that were stored since a moment (null: all) or after a row, in order, each with its whole input; `types`: the kinds of rows
 * to look at; all where it is left out.
 * Pages are read as they are needed: a journal of years takes no more memory than one of a day.
 */
export async function* storedDecisions(
	{ journalAfter, history }: JournalReader,
	{
		since = null,
		after = 0,
		types = () => true,
	}: {
		readonly since?: Instant | null;
		readonly after?: number;
		readonly types?: (type: JournalType) => boolean;
	},
): AsyncGenerator<StoredDecision> {
	let position =
		since === null ? after : await before({ journalAfter, history }, since);
	for (;;) {
		const page = await journalAfter(position, PAGE);
		for (const { seq, type } of page) {
			const stored = types(type) ? await history.decision(seq) : null;
			if (stored !== null) yield stored;
		}
		const last = page.at(-1);
		if (last === undefined) return;
		position = last.seq;
	}
}

/** The number of the last row before a moment. Numbers rise with time, so that it is found by halving. */
async function before(
	{ journalAfter, history }: JournalReader,
	since: Instant,
): Promise<number> {
	let low = 0;
	let high = Number((await history.stats()).journal ?? 0);
	while (low < high) {
		const middle = (low + high) >> 1;
		const [row]: readonly JournalEntry[] = await journalAfter(middle, 1);
		if (row !== undefined && row.at < since) low = row.seq;
		else high = middle;
	}
	return low;
}
