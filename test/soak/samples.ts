import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { memoryOf } from "../../bench/memory-of.ts";
import type { Server } from "../process/server.ts";
import type { Latencies } from "./latencies.ts";

/** What was measured at one moment. */
export interface Sample {
	/** Milliseconds since the beginning. */
	readonly at: number;
	/** Megabytes: of the process, of what JavaScript uses of them, and of buffers outside the heap. */
	readonly rss: number;
	readonly heap: number;
	readonly external: number;
	/** Megabytes of the write-ahead log, and of the database with it. */
	readonly wal: number;
	readonly database: number;
	/** Open descriptors. */
	readonly descriptors: number;
	/** Of the webhook since the sample before, in milliseconds. */
	readonly p50: number | null;
	readonly p99: number | null;
	/** Messages that wait for their turn or their answer. */
	readonly backlog: number;
	/** Journal rows that lists and search do not know yet. */
	readonly behind: number;
}

const MEGABYTE = 1024 * 1024;

/** Measures the server from outside, and by what `/metrics` says. */
export async function sample(
	{ folder, pid, url }: Server,
	latencies: Latencies,
	startedAt: number,
): Promise<Sample> {
	const metrics = await metricsOf(url());
	const figure = (name: string) => metrics.get(`marhaba_${name}`) ?? 0;
	const database = join(folder, "data", "marhaba.db");
	return {
		at: Date.now() - startedAt,
		rss: memoryOf(pid()),
		heap: figure("heap_bytes") / MEGABYTE,
		external: figure("external_memory_bytes") / MEGABYTE,
		wal: statSync(`${database}-wal`).size / MEGABYTE,
		database: figure("database_bytes") / MEGABYTE,
		descriptors: readdirSync(`/proc/${pid()}/fd`).length,
		...latencies.take(),
		backlog: figure("sends_waiting") + figure("sends_attempted"),
		behind: figure("index_behind_rows"),
	};
}

async function metricsOf(url: string): Promise<ReadonlyMap<string, number>> {
	const response = await fetch(`${url}/metrics`);
	const lines = (await response.text()).split("\n");
	return new Map(
		lines
			.filter((line) => /^\w+ /.test(line))
			.map((line) => line.split(" "))
			.map(([name = "", value]) => [name, Number(value)]),
	);
}
