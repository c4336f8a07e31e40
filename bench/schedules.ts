import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { connectToRead } from "../src/store/sqlite/connect.ts";
import type { Benchmark, Row } from "./benchmark.ts";
import { idle } from "./idle.ts";
import { startMarhaba } from "./server.ts";

const MINUTE = 60_000;

/** S11: ten thousand rules that are due every minute, in the same second. */
export const schedules: Benchmark = {
	name: "schedules",
	async *run({ quick }) {
		const folder = mkdtempSync(join(tmpdir(), "marhaba-bench-"));
		const rules = quick ? 100 : 10_000;
		mkdirSync(join(folder, "rules"));
		writeFileSync(join(folder, "rules", "rules.yaml"), scheduled(rules));
		const server = await startMarhaba(folder);
		try {
			// Well inside a minute, so that none is due while nothing is to happen.
			await pause((MINUTE + 15_000 - (Date.now() % MINUTE)) % MINUTE);
			const what = `${rules.toLocaleString("en")} schedules`;
			yield await idle(server.pid, what, quick ? 2 : 20);
			const due = Math.ceil(Date.now() / MINUTE) * MINUTE;
			await pause(due - Date.now() + 15_000);
			yield lateness(join(folder, "ours.db"), rules, due);
		} finally {
			await server.stop();
			rmSync(folder, { recursive: true });
		}
	},
};

function scheduled(count: number): string {
	const rules = Array.from(
		{ length: count },
		(_, at) =>
			`  - { name: rule ${at}, when: { schedule: "* * * * *" }, to: { tag: nobody }, reply: Hello }\n`,
	);
	return `version: 1
business: { name: Benchmark, timezone: Asia/Beirut, languages: [en] }
rules:
${rules.join("")}`;
}

/** When the last of them was on disk as fired. */
function lateness(file: string, rules: number, due: number): Row {
	const connection = connectToRead(file);
	const { fired, last } = connection
		.prepare(
			"SELECT count(*) AS fired, max(at) AS last FROM journal WHERE type = 'schedule.fired' AND at >= ?",
		)
		.get(due) as { readonly fired: number; readonly last: number | null };
	connection.close();
	const ours = ((last ?? Number.NaN) - due) / 1_000;
	return {
		measure: "S11",
		what: `${rules.toLocaleString("en")} due in the same second: ${fired.toLocaleString("en")} fired, the last after`,
		goal: "all, ≤ 2 s",
		ours,
		ceiling: null,
		unit: "s",
		met: fired === rules && ours <= 2,
	};
}
