import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Benchmark, Row } from "./benchmark.ts";
import { cpuOf } from "./cpu-of.ts";
import { median, quantile } from "./median.ts";
import type { MeasuredServer } from "./server.ts";
import { type TrivialProvider, trivialProvider } from "./trivial-provider.ts";
import {
	bareServer,
	type Load,
	ourServer,
	startLoad,
} from "./webhook-processes.ts";

const CONNECTIONS = 64;
const ROUNDS = 3;

/** S4, whole: the webhook of the shipped server over HTTP against a bare server with the same statements, each in a process of its own. */
export const webhook: Benchmark = {
	name: "webhook",
	async *run({ quick }) {
		const folder = mkdtempSync(join(tmpdir(), "marhaba-bench-"));
		const provider = await trivialProvider();
		const load = startLoad();
		const requests = quick ? 4_000 : 12_000;
		try {
			const off = {
				...{ measure: "S4", what: "sending off", sends: false },
				...{ provider, load, requests },
			};
			yield* compare(join(folder, "off"), off);
			const on = {
				...off,
				...{ what: "sending on", requests: requests / 4, sends: true },
			};
			yield* compare(join(folder, "on"), on);
		} finally {
			load.stop();
			provider.close();
			rmSync(folder, { recursive: true });
		}
	},
};

/** What is measured, and how. */
export interface Conditions {
	readonly measure: string;
	readonly what: string;
	readonly provider: TrivialProvider;
	readonly load: Load;
	readonly requests: number;
	readonly sends: boolean;
}

/** Ours and the bare one take turns; a first turn of each warms up and does not count. */
export async function* compare(
	folder: string,
	conditions: Conditions,
): AsyncGenerator<Row> {
	const { provider, sends } = conditions;
	const action = sends ? 'text: "We know all about that."' : "silent";
	const ours = await ourServer(folder, action, provider.url, flags());
	const bare = await bareServer(folder, sends ? provider.url : undefined);
	const turns = { ours: [] as Turn[], bare: [] as Turn[] };
	for (let round = 0; round <= ROUNDS; round += 1) {
		turns.ours.push(await turn(ours, conditions));
		turns.bare.push(await turn(bare, conditions));
	}
	await ours.stop();
	await bare.stop();
	yield* rowsOf(conditions, turns.ours.slice(1), turns.bare.slice(1));
}

/** `BENCH_CPU_PROF=folder` keeps a profile of ours there. */
function flags(): readonly string[] {
	const folder = process.env.BENCH_CPU_PROF;
	return folder ? ["--cpu-prof", `--cpu-prof-dir=${folder}`] : [];
}

interface Turn {
	/** Requests for each CPU-second of the server, its sends included. */
	readonly perCpuSecond: number;
	readonly perSecond: number;
	readonly p50: number;
	readonly p99: number;
}

async function turn(
	{ url, pid }: MeasuredServer,
	{ provider, load, requests, sends }: Conditions,
): Promise<Turn> {
	const before = cpuOf(pid);
	const sent = provider.taken();
	const order = { url, requests, connections: CONNECTIONS };
	const { times, failures, seconds } = await load.run(order);
	if (failures > 0) throw new Error(`${failures} requests were refused`);
	if (sends) await provider.until(sent + requests);
	return {
		perCpuSecond: requests / (cpuOf(pid) - before),
		perSecond: requests / seconds,
		p50: quantile(times, 0.5),
		p99: quantile(times, 0.99),
	};
}

function* rowsOf(
	{ measure, what }: Conditions,
	ours: readonly Turn[],
	bare: readonly Turn[],
): Generator<Row> {
	const of = (turns: readonly Turn[], key: keyof Turn) =>
		median(turns.map((one) => one[key]));
	const row = (key: keyof Turn, about: string, goal: string, unit: string) => ({
		measure,
		what: `webhook, ${what}: ${about}`,
		goal,
		ours: of(ours, key),
		ceiling: of(bare, key),
		unit,
	});
	const cpu = row(
		"perCpuSecond",
		"1,000 rules, HMAC, FULL",
		"≥ 0.8 of bare",
		"requests / CPU-second",
	);
	yield { ...cpu, met: cpu.ours >= 0.8 * cpu.ceiling };
	const p99 = row("p99", "p99 at 64 connections", "≤ 2 × bare", "ms");
	yield { ...p99, met: p99.ours <= 2 * p99.ceiling };
	yield {
		...row("perSecond", "all in all", "context", "requests / s"),
		met: null,
	};
}
