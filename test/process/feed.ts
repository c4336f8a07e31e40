import { createParser } from "eventsource-parser";

/** One event of the feed. */
export interface FeedRow {
	readonly seq: number;
	readonly type: string;
	readonly at: string;
	readonly rule: string | null;
	readonly [field: string]: unknown;
}

/** Where to begin, and what to show. */
export interface FeedQuery {
	readonly since?: number;
	/** As a browser that comes back sends it. */
	readonly lastEventId?: number;
	readonly types?: string;
	/** How long enough may take to come, where much has to come first. */
	readonly patienceMs?: number;
}

/** Facts come in milliseconds; this long is a fault. */
const PATIENCE_MS = 40_000;

/** Reads the feed, from the beginning unless told otherwise, until enough is there, and gives all of it. Rejects with what came where enough never comes. */
export async function rowsUntil(
	url: string,
	enough: (rows: readonly FeedRow[]) => boolean,
	query: FeedQuery = { since: 0 },
): Promise<readonly FeedRow[]> {
	const rows: FeedRow[] = [];
	const signal = AbortSignal.timeout(query.patienceMs ?? PATIENCE_MS);
	try {
		for await (const row of readFeed(url, query, signal)) {
			rows.push(row);
			if (enough(rows)) return rows;
		}
	} catch (cause) {
		throw new Error(`Not in time. ${described(rows)}`, { cause });
	}
	throw new Error(`The feed ended. ${described(rows)}`);
}

function described(rows: readonly FeedRow[]): string {
	const lines = rows.slice(-40).map((row) => JSON.stringify(row));
	return `The feed had ${rows.length} rows:\n${lines.join("\n")}`;
}

/** The feed, row by row, until it ends or `signal` does. */
export async function* readFeed(
	url: string,
	{ since, lastEventId, types }: FeedQuery,
	signal: AbortSignal,
): AsyncGenerator<FeedRow> {
	const query = new URLSearchParams({
		pii: "1",
		...(since === undefined ? {} : { since: String(since) }),
		...(types === undefined ? {} : { types }),
	});
	const headers: Record<string, string> =
		lastEventId === undefined ? {} : { "last-event-id": String(lastEventId) };
	const response = await fetch(`${url}/events?${query}`, { headers, signal });
	if (!response.ok || response.body === null)
		throw new Error(`The feed answered ${response.status}`);
	const rows: FeedRow[] = [];
	const parser = createParser({ onEvent: (event) => rows.push(rowOf(event)) });
	const decoder = new TextDecoder();
	for await (const chunk of response.body) {
		parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }));
		yield* rows.splice(0);
	}
}

/** The lines of a frame and its data say the same. */
function rowOf({
	id,
	event,
	data,
}: {
	readonly id?: string | undefined;
	readonly event?: string | undefined;
	readonly data: string;
}): FeedRow {
	const row = { type: event, ...JSON.parse(data) } as FeedRow;
	if (String(row.seq) !== id || row.type !== event)
		throw new Error(`id: ${id}, event: ${event}, but the data is ${data}`);
	return row;
}
