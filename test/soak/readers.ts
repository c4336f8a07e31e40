import { readFeed } from "../process/feed.ts";

/** What the reader of the feed has seen. */
export interface Following {
	decisions(): number;
	/** Where a row was missing, or came twice; the first of them. */
	gap(): string | null;
	stop(): Promise<void>;
}

/** Reads the feed for as long as it is let, and keeps nothing of it. */
export function followFeed(url: string): Following {
	const leaving = new AbortController();
	let decisions = 0;
	let last = 0;
	let gap: string | null = null;

	async function follow(): Promise<void> {
		for await (const row of readFeed(url, { since: 0 }, leaving.signal)) {
			if (row.seq !== last + 1) gap ??= `${row.seq} came after ${last}`;
			last = row.seq;
			if (row.type === "decision.made") decisions += 1;
		}
		gap ??= `the feed ended after ${last}`;
	}

	const followed = follow().catch((error: unknown) => {
		if (!leaving.signal.aborted) gap ??= String(error);
	});
	return {
		decisions: () => decisions,
		gap: () => gap,
		async stop() {
			leaving.abort();
			await followed;
		},
	};
}

/** Somebody who has the dashboard open. */
export interface Watching {
	/** Answers that were not 200. */
	failures(): readonly string[];
	stop(): Promise<void>;
}

const MOST_FAILURES = 20;

/** Looks at what the dashboard shows again and again, the newest chats opened. */
export function watchDashboard(url: string, everyMs: number): Watching {
	const failures: string[] = [];
	let stopped = false;
	let wake = () => {};

	async function get(path: string): Promise<unknown> {
		const response = await fetch(url + path);
		const body: unknown = await response.json();
		if (!response.ok && failures.length < MOST_FAILURES)
			failures.push(`${path} answered ${response.status}`);
		return body;
	}

	async function look(): Promise<void> {
		for (const path of ["health", "stats?bucket=hour", "unanswered"])
			await get(`/api/${path}`);
		await get("/api/search?q=please");
		const list = (await get("/api/conversations?limit=20")) as ChatList;
		for (const { contact } of list.conversations?.slice(0, 3) ?? [])
			await get(`/api/conversations/${contact}/messages`);
	}

	async function watch(): Promise<void> {
		while (!stopped) {
			await look();
			await new Promise<void>((resolve) => {
				wake = resolve;
				setTimeout(resolve, everyMs).unref();
			});
		}
	}

	const watched = watch().catch((error: unknown) => {
		if (!stopped) failures.push(String(error));
	});
	return {
		failures: () => failures,
		async stop() {
			stopped = true;
			wake();
			await watched;
		},
	};
}

interface ChatList {
	readonly conversations?: readonly { readonly contact: string }[];
}
