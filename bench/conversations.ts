import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Benchmark } from "./benchmark.ts";
import { median } from "./median.ts";
import { memoryOf } from "./memory-of.ts";
import { startMarhaba } from "./server.ts";
import { startLoad } from "./webhook-processes.ts";
import { keywordRules } from "./yaml-rules.ts";

const CONNECTIONS = 64;

/** Measured so often: between two collections the memory of a process goes up and down by more than what is looked for. */
const ROUNDS = 8;

/** S8: whether memory grows with the customers that are known, each of whom writes once. */
export const conversations: Benchmark = {
	name: "conversations",
	async *run({ quick }) {
		const folder = mkdtempSync(join(tmpdir(), "marhaba-bench-"));
		const requests = quick ? 2_500 : 25_000;
		mkdirSync(join(folder, "rules"));
		const rules = keywordRules(10, "keyword", "silent");
		writeFileSync(join(folder, "rules", "rules.yaml"), rules);
		const server = await startMarhaba(folder);
		const load = startLoad();
		try {
			const { url, pid } = server;
			const customers = ROUNDS * requests;
			const order = { url, connections: CONNECTIONS, customers, requests };
			const after: number[] = [];
			for (let round = 0; round < ROUNDS; round++) {
				await load.run(order);
				after.push(memoryOf(pid));
			}
			const ours = growthOf(after) * (100_000 / (customers / 2));
			yield {
				measure: "S8",
				what: `memory for each 100,000 of ${customers.toLocaleString("en")} customers`,
				goal: "none that grows: ≤ 5 MB",
				...{ ours, ceiling: null, unit: "MB", met: ours <= 5 },
			};
		} finally {
			load.stop();
			await server.stop();
			rmSync(folder, { recursive: true });
		}
	},
};

/** How much higher the second half of the figures is than the first. */
function growthOf(all: readonly number[]): number {
	const half = all.length / 2;
	return median(all.slice(half)) - median(all.slice(0, half));
}
