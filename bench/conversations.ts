import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Benchmark } from "./benchmark.ts";
import { memoryOf } from "./memory-of.ts";
import { startMarhaba } from "./server.ts";
import { startLoad } from "./webhook-processes.ts";
import { keywordRules } from "./yaml-rules.ts";

const CONNECTIONS = 64;

/** S8: whether memory grows with the customers that are known, each of whom writes once. */
export const conversations: Benchmark = {
	name: "conversations",
	async *run({ quick }) {
		const folder = mkdtempSync(join(tmpdir(), "marhaba-bench-"));
		const half = quick ? 10_000 : 50_000;
		mkdirSync(join(folder, "rules"));
		const rules = keywordRules(10, "keyword", "silent");
		writeFileSync(join(folder, "rules", "rules.yaml"), rules);
		const server = await startMarhaba(folder);
		const load = startLoad();
		try {
			const { url, pid } = server;
			const order = { url, connections: CONNECTIONS, customers: 2 * half };
			await load.run({ ...order, requests: half });
			const before = memoryOf(pid);
			await load.run({ ...order, requests: half });
			const ours = (memoryOf(pid) - before) * (100_000 / half);
			yield {
				measure: "S8",
				what: `memory for each 100,000 customers, after the first ${half.toLocaleString("en")}`,
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
