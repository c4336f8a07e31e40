import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Benchmark, Row } from "./benchmark.ts";
import { cpuOf } from "./cpu-of.ts";
import { median } from "./median.ts";
import { memoryOf } from "./memory-of.ts";
import { post, startMarhaba } from "./server.ts";
import { keywordRules, type Shape } from "./yaml-rules.ts";

/** S7 and S8: from the command to the first answer, and what a Marhaba with so many rules holds in memory. */
export const start: Benchmark = {
	name: "start",
	async *run({ quick }) {
		const folder = mkdtempSync(join(tmpdir(), "marhaba-bench-"));
		const rounds = quick ? 1 : 3;
		try {
			const node = await bareNode(rounds);
			const small = await starts(join(folder, "10"), 10, rounds);
			yield* rowsOf(10, small, node);
			const many = quick ? 200 : 10_000;
			const large = await starts(join(folder, "many"), many, rounds);
			yield* rowsOf(many, large, node);
			yield* memoryRows(small, many, large);
			const regexes = await starts(join(folder, "re"), many, 1, "regex");
			yield perThousand("regex", many, small, regexes, 8);
		} finally {
			rmSync(folder, { recursive: true });
		}
	},
};

/** What one start took. */
interface Start {
	/** Milliseconds from the command to the answer to the first message. */
	readonly ms: number;
	/** Seconds of the processor until then, without children. */
	readonly cpu: number;
	/** Megabytes once it has answered. */
	readonly memory: number;
}

interface Starts {
	/** Rules that were never read before. */
	readonly cold: Start;
	/** The same files as last time. */
	readonly warm: Start;
}

async function starts(
	folder: string,
	rules: number,
	rounds: number,
	shape: Shape = "keyword",
): Promise<Starts> {
	const cold: Start[] = [];
	const warm: Start[] = [];
	for (let round = 0; round < rounds; round++) {
		const home = join(folder, String(round));
		mkdirSync(join(home, "rules"), { recursive: true });
		writeFileSync(
			join(home, "rules", "rules.yaml"),
			keywordRules(rules, shape),
		);
		cold.push(await startOnce(home));
		warm.push(await startOnce(home));
	}
	return { cold: middle(cold), warm: middle(warm) };
}

async function startOnce(home: string): Promise<Start> {
	const from = performance.now();
	const server = await startMarhaba(home);
	await post(server.url, "topic1 please");
	const ms = performance.now() - from;
	const cpu = cpuOf(server.pid);
	const memory = memoryOf(server.pid);
	await server.stop();
	return { ms, cpu, memory };
}

function middle(all: readonly Start[]): Start {
	const of = (key: keyof Start) => median(all.map((one) => one[key]));
	return { ms: of("ms"), cpu: of("cpu"), memory: of("memory") };
}

/** The ceiling: Node itself, started to do nothing. */
async function bareNode(rounds: number): Promise<number> {
	const times: number[] = [];
	for (let round = 0; round < rounds; round++) {
		const from = performance.now();
		const child = spawn(process.execPath, ["--eval", "0"]);
		await new Promise((resolve) => child.once("close", resolve));
		times.push(performance.now() - from);
	}
	return median(times);
}

function* rowsOf(
	rules: number,
	{ cold, warm }: Starts,
	node: number,
): Generator<Row> {
	const count = rules.toLocaleString("en");
	const row = (what: string, start: Start, mostMs: number): Row => ({
		measure: "S7",
		what: `${what} start to the first answer, ${count} rules`,
		goal: `≤ ${mostMs.toLocaleString("en")} ms`,
		ours: start.ms,
		ceiling: node,
		unit: "ms",
		met: start.ms <= mostMs,
	});
	yield row("cold", cold, 1_000 + 0.4 * rules);
	yield row("warm", warm, 1_000);
	yield {
		measure: "S7",
		what: `warm start, the processor's time, ${count} rules`,
		goal: "context",
		ours: warm.cpu * 1_000,
		ceiling: null,
		unit: "CPU-ms",
		met: null,
	};
}

function* memoryRows(small: Starts, many: number, large: Starts) {
	yield {
		measure: "S8",
		what: "memory with 10 rules, one message answered",
		goal: "≤ 100 MB",
		ours: small.warm.memory,
		ceiling: null,
		unit: "MB",
		met: small.warm.memory <= 100,
	};
	yield perThousand("keyword", many, small, large, 2);
}

function perThousand(
	shape: Shape,
	many: number,
	small: Starts,
	large: Starts,
	most: number,
): Row {
	const more = large.warm.memory - small.warm.memory;
	const ours = more / ((many - 10) / 1_000);
	return {
		measure: "S8",
		what: `memory for each 1,000 ${shape} rules`,
		goal: `≤ ${most} MB`,
		ours,
		ceiling: null,
		unit: "MB",
		met: ours <= most,
	};
}
