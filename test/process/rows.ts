import type { FeedRow } from "./feed.ts";

/** How many rows are of a type. */
export function count(rows: readonly FeedRow[], type: string): number {
	return rows.filter((row) => row.type === type).length;
}

/** Holds as soon as there are so many rows of a type. */
export function there(
	type: string,
	times = 1,
): (rows: readonly FeedRow[]) => boolean {
	return (rows) => count(rows, type) >= times;
}

/** The id of the message that a `decision.made` is about. */
export function decidedId({ event }: FeedRow): string {
	return String((event as { id?: unknown } | undefined)?.id);
}

/** How many of our messages are known to have left: a report may come before the answer that it makes needless. */
export function departed(rows: readonly FeedRow[]): number {
	const ids = rows.flatMap(({ messageId }) => messageId ?? []);
	return new Set(ids).size;
}
