import { type JournalEntry, MINUTE } from "../engine/model.ts";
import type { Clock, Store } from "../engine/ports.ts";
import type { RecentSend } from "./outbox/delivery.ts";

const PAGE = 500;
const MOST_PAGES = 20;
/** A burst to one recipient is whole again after this, with the usual pace. */
const LOOK_BACK_MS = 5 * MINUTE;

/**
 * What left shortly before the start, read back from the journal's end: with it the rates go on where they stopped. At most 10,000 rows are
 * looked at, and only what the provider accepted is known.
 */
export async function recentSends(
	head: number,
	{
		store,
		clock,
	}: { readonly store: Pick<Store, "journalAfter">; readonly clock: Clock },
): Promise<readonly RecentSend[]> {
	const now = clock.now();
	const found: RecentSend[] = [];
	for (let page = 1; page <= MOST_PAGES && head > (page - 1) * PAGE; page++) {
		const rows = await store.journalAfter(
			Math.max(0, head - page * PAGE),
			PAGE,
		);
		const recent = rows.filter(({ at }) => now - at < LOOK_BACK_MS);
		found.unshift(...recent.flatMap((row) => accepted(row, now)));
		if (recent.length < rows.length) break;
	}
	return found;
}

function accepted(row: JournalEntry, now: number): readonly RecentSend[] {
	if (row.type !== "send.accepted" || row.conversation === null) return [];
	const { through } = row.body;
	if (typeof through !== "string") return [];
	return [
		{
			sender: through,
			conversation: row.conversation,
			agoMs: Math.max(0, now - row.at),
		},
	];
}
