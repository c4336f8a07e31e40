import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqlite } from "../src/store/sqlite/open.ts";
import type { Benchmark, Row } from "./benchmark.ts";
import { startMarhaba } from "./server.ts";
import { knowCustomers } from "./store-customers.ts";
import { fillOutbox } from "./store-sending.ts";
import { type TrivialProvider, trivialProvider } from "./trivial-provider.ts";
import { keywordRules } from "./yaml-rules.ts";

/** What the server may send in a second. */
const RATE = 1_000;

/** S10, whole: the shipped server starts on an outbox in which a million messages wait. */
export const backlog: Benchmark = {
	name: "backlog",
	async *run({ quick }) {
		const folder = mkdtempSync(join(tmpdir(), "marhaba-bench-"));
		const provider = await trivialProvider();
		const waiting = quick ? 100_000 : 1_000_000;
		await prepare(folder, waiting);
		try {
			yield* rowsOf(folder, provider, waiting, quick ? 3_000 : 20_000);
		} finally {
			provider.close();
			rmSync(folder, { recursive: true });
		}
	},
};

async function prepare(folder: string, waiting: number): Promise<void> {
	mkdirSync(join(folder, "rules"));
	const rules = keywordRules(10, "keyword", "silent");
	writeFileSync(join(folder, "rules", "rules.yaml"), rules);
	const database = openSqlite({ file: join(folder, "ours.db") });
	await knowCustomers(database);
	fillOutbox(database, waiting);
	database.close();
}

async function* rowsOf(
	folder: string,
	provider: TrivialProvider,
	waiting: number,
	sends: number,
): AsyncGenerator<Row> {
	const from = performance.now();
	const server = await startMarhaba(folder, { provider: provider.url });
	await provider.until(1);
	const seconds = (performance.now() - from) / 1_000;
	const what = `${waiting.toLocaleString("en")} sends wait`;
	yield {
		...{ measure: "S10", what: `${what}: from the command to the first send` },
		...{ goal: "≤ 2 s", ours: seconds, ceiling: null, unit: "s" },
		met: seconds <= 2,
	};
	const start = performance.now();
	await provider.until(1 + sends);
	const perSecond = sends / ((performance.now() - start) / 1_000);
	await server.stop();
	yield {
		...{ measure: "S10", what: `${what}: sent, at SEND_RATE=${RATE}` },
		...{ goal: "≥ 0.95 of the rate", ours: perSecond, ceiling: RATE },
		...{ unit: "sends / s", met: perSecond >= 0.95 * RATE },
	};
}
