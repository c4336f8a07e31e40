import {
	copyFileSync,
	mkdirSync,
	mkdtempSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqlite, type SqliteDatabase } from "../src/store/sqlite/open.ts";
import type { Benchmark, Row } from "./benchmark.ts";
import { median } from "./median.ts";
import { startMarhaba } from "./server.ts";
import { CUSTOMERS, knowCustomers } from "./store-customers.ts";
import { changesFor, messages } from "./store-work.ts";
import { trivialProvider } from "./trivial-provider.ts";
import { compare } from "./webhook.ts";
import { startLoad } from "./webhook-processes.ts";
import { keywordRules } from "./yaml-rules.ts";

/** S9: with a million messages of history, the webhook as in S4, a transcript and a search. */
export const history: Benchmark = {
	name: "history",
	async *run({ quick }) {
		const folder = mkdtempSync(join(tmpdir(), "marhaba-bench-"));
		const count = quick ? 50_000 : 1_000_000;
		const file = join(folder, "ours.db");
		const provider = await trivialProvider();
		const load = startLoad();
		try {
			await fill(file, count);
			copyFileSync(file, join(folder, "bare.db"));
			yield* reading(folder, count);
			yield* compare(folder, {
				measure: "S9",
				what: `${count.toLocaleString("en")} messages of history`,
				requests: quick ? 4_000 : 12_000,
				...{ provider, load, sends: false },
			});
		} finally {
			load.stop();
			provider.close();
			rmSync(folder, { recursive: true });
		}
	},
};

const BATCH = 500;

/** As many messages, each decided and indexed; nothing waits to be sent. */
async function fill(file: string, count: number): Promise<void> {
	const database = openSqlite({ file });
	await knowCustomers(database);
	for (let done = 0; done < count; done += BATCH) {
		await commit(database, Math.min(BATCH, count - done));
		while ((await database.indexer.step(BATCH)) === BATCH);
	}
	database.close();
}

async function commit({ store }: SqliteDatabase, count: number): Promise<void> {
	const all = messages(count, CUSTOMERS);
	const { conversations } = await store.load(
		all.map(({ ref }) => ref),
		[],
	);
	const changes = conversations.flatMap((one, at) =>
		one ? { ...changesFor(one, all[at]?.key ?? ""), sends: [] } : [],
	);
	await store.commit(changes);
}

const TIMES = 50;

async function* reading(folder: string, count: number): AsyncGenerator<Row> {
	mkdirSync(join(folder, "rules"));
	writeFileSync(join(folder, "rules", "rules.yaml"), keywordRules(10));
	const server = await startMarhaba(folder);
	const row = async (what: string, path: string, most: number) => {
		const ours = await timeOf(`${server.url}${path}`);
		const whole = `${what}, ${count.toLocaleString("en")} messages of history`;
		return {
			...{ measure: "S9", what: whole, goal: `≤ ${most} ms` },
			...{ ours, ceiling: null, unit: "ms", met: ours <= most },
		};
	};
	yield await row("a transcript", "/api/conversations/c_7/messages", 20);
	yield await row("a search", "/api/search?q=vos+horaires", 50);
	yield await row("a list", "/api/conversations", 50);
	await server.stop();
}

/** The median, in milliseconds; a first one warms up. */
async function timeOf(url: string): Promise<number> {
	const times: number[] = [];
	for (let at = 0; at <= TIMES; at += 1) {
		const from = performance.now();
		const response = await fetch(url);
		if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
		await response.arrayBuffer();
		if (at > 0) times.push(performance.now() - from);
	}
	return median(times);
}
