import { connectToWrite } from "../src/store/sqlite/connect.ts";
import { openSqlite, type SqliteDatabase } from "../src/store/sqlite/open.ts";
import type { Row } from "./benchmark.ts";
import { cpuSeconds } from "./cpu-seconds.ts";
import { bareIndexing } from "./store-bare-indexing.ts";
import { commitOurs } from "./store-committing.ts";
import { knowCustomers } from "./store-customers.ts";

const STEP = 100;

/** S4, the part of what follows the journal: lists, search and figures of the messages that were committed. */
export async function indexing(file: string, count: number): Promise<Row> {
	const ours = openSqlite({ file });
	await knowCustomers(ours);
	await indexOurs(ours);
	const bareFile = `${file}.bare`;
	const half = Math.floor(count / 2);
	await commitOurs(ours, half);
	await indexOurs(ours);
	await commitOurs(ours, half);
	ours.connection.prepare("VACUUM INTO ?").run(bareFile);
	const connection = connectToWrite(bareFile);
	const bare = bareIndexing(connection);
	const spent = {
		ours: await cpuSeconds(() => indexOurs(ours)),
		bare: await cpuSeconds(() => {
			for (let left = true; left; ) left = bare(STEP) === STEP;
		}),
	};
	ours.close();
	connection.close();
	const row = {
		measure: "S4",
		what: "store: a message in lists, search and figures, 100 together",
		goal: "≥ 0.8 of bare better-sqlite3",
		ours: half / spent.ours,
		ceiling: half / spent.bare,
		unit: "messages / CPU-second",
	};
	return { ...row, met: row.ours >= 0.8 * row.ceiling };
}

async function indexOurs({ indexer }: SqliteDatabase): Promise<void> {
	while ((await indexer.step(STEP)) === STEP);
}
