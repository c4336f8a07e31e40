import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Benchmark, Row } from "./benchmark.ts";
import { cpuOf } from "./cpu-of.ts";
import type { ReadersOrder } from "./feed-readers.ts";
import { memoryOf } from "./memory-of.ts";
import { program } from "./program.ts";
import {
	listening,
	type MeasuredServer,
	post,
	startMarhaba,
} from "./server.ts";
import { keywordRules } from "./yaml-rules.ts";

/** S6: every decision to a thousand readers, against a bare node:http server that writes one ready frame to all of them. */
export const feed: Benchmark = {
	name: "feed",
	async *run({ quick }) {
		const folder = mkdtempSync(join(tmpdir(), "marhaba-bench-"));
		const order = quick
			? { readers: 100, frames: 20 }
			: { readers: 1_000, frames: 200 };
		try {
			mkdirSync(join(folder, "rules"));
			const rules = keywordRules(10, "keyword", "silent");
			writeFileSync(join(folder, "rules", "rules.yaml"), rules);
			const ours = await measure(await startMarhaba(folder), order);
			const child = spawn(process.execPath, [program("bare-feed")], {
				stdio: ["ignore", "pipe", "inherit"],
			});
			const bare = await measure(await listening(child, /^(http:\S+)$/), order);
			yield* rowsOf(order, ours, bare);
		} finally {
			rmSync(folder, { recursive: true });
		}
	},
};

interface Measured {
	readonly perCpuSecond: number;
	/** Kilobytes that a reader takes. */
	readonly reader: number;
}

async function measure(
	server: MeasuredServer,
	{ readers, frames }: Omit<ReadersOrder, "url">,
): Promise<Measured> {
	await post(server.url, "topic1");
	const before = memoryOf(server.pid);
	const child = fork(program("feed-readers"));
	child.send({ url: server.url, readers, frames });
	await once(child, "message");
	const reader = ((memoryOf(server.pid) - before) * 1_024) / readers;
	const cpu = cpuOf(server.pid);
	const read = once(child, "message");
	for (let at = 0; at < frames; at++)
		await post(server.url, `Good evening, what about topic${at % 10}?`);
	await read;
	const perCpuSecond = (readers * frames) / (cpuOf(server.pid) - cpu);
	child.disconnect();
	await server.stop();
	return { perCpuSecond, reader };
}

function* rowsOf(
	{ readers }: { readonly readers: number },
	ours: Measured,
	bare: Measured,
): Generator<Row> {
	const count = readers.toLocaleString("en");
	yield {
		measure: "S6",
		what: `the feed to ${count} readers, deciding included`,
		goal: "≥ 0.6 of raw node:http",
		ours: ours.perCpuSecond,
		ceiling: bare.perCpuSecond,
		unit: "deliveries / CPU-second",
		met: ours.perCpuSecond >= 0.6 * bare.perCpuSecond,
	};
	yield {
		measure: "S6",
		what: "memory for each reader",
		goal: "≤ 8 KB",
		ours: ours.reader,
		ceiling: bare.reader,
		unit: "KB",
		met: ours.reader <= 8,
	};
}
