import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { decide } from "../src/engine/decide.ts";
import type { Benchmark, Row } from "./benchmark.ts";
import { cpuSeconds } from "./cpu-seconds.ts";
import { inputsOf } from "./decide.ts";
import { keywordWorkload, type Workload } from "./workload.ts";

const RULES = 1_000;

const folder = fileURLToPath(new URL("../../bench/peers", import.meta.url));

/** S3: the same messages and as many rules in other engines, each in a process of its own. */
export const peers: Benchmark = {
	name: "peers",
	async *run({ quick }) {
		if (!existsSync(`${folder}/node_modules`)) {
			console.error(
				'peers: not measured; "npm ci --prefix bench/peers" installs the other engines.',
			);
			return;
		}
		const workload = keywordWorkload(RULES);
		const ours = await measureOurs(workload, quick ? 20 : 200);
		yield row("rivescript-js", ours, workload);
		yield row("@builderbot/bot", ours, workload);
	},
};

async function measureOurs(
	workload: Workload,
	passes: number,
): Promise<number> {
	const inputs = inputsOf(workload);
	const all = (times: number) => {
		for (let pass = 0; pass < times; pass += 1)
			for (const input of inputs) decide(input);
	};
	all(10);
	return (passes * inputs.length) / (await cpuSeconds(() => all(passes)));
}

function row(engine: string, ours: number, workload: Workload): Row {
	const theirs = measurePeer(engine, workload);
	return {
		measure: "S3",
		what: `${RULES.toLocaleString("en")} rules, against ${engine}`,
		goal: "≥ 1,000 × theirs",
		ours,
		ceiling: theirs,
		unit: "decisions / CPU-second",
		met: ours >= 1_000 * theirs,
	};
}

function measurePeer(engine: string, { words, messages }: Workload): number {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[`${folder}/decide.mjs`, engine],
		// They keep logs where they run.
		{ cwd: tmpdir(), input: JSON.stringify({ words, messages }) },
	);
	if (status !== 0) throw new Error(`${engine} failed: ${stderr}`);
	return Number(String(stdout).trim().split("\n").at(-1));
}
