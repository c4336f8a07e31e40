import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectToWrite } from "../src/store/sqlite/connect.ts";
import type { Benchmark, Row } from "./benchmark.ts";
import { cpuOf } from "./cpu-of.ts";
import { cpuSeconds } from "./cpu-seconds.ts";
import { median } from "./median.ts";
import { program } from "./program.ts";
import { listening } from "./server.ts";
import { startLoad } from "./webhook-processes.ts";

/** What the machine did on which the goals were set, for each second of its processor; Node 20.20.2, SQLite 3.53.2, two cores. */
const where = { requests: 30_600, rows: 109_000 };

const ROUNDS = 5;
/** Rows of a transaction. */
const TOGETHER = 50;

/** How fast this machine is beside the one on which the goals in microseconds and seconds were set. Nothing of it is ours. */
export const machine: Benchmark = {
	name: "machine",
	async *run({ quick }) {
		const requests = await requestsPerSecond(quick ? 5_000 : 20_000);
		yield rowOf("node:http, the body parsed", requests, where.requests);
		const rows = await rowsPerSecond(quick ? 20_000 : 200_000);
		yield rowOf("SQLite, a row a message, FULL", rows, where.rows);
	},
};

function rowOf(what: string, ours: number, ceiling: number): Row {
	const unit = "/ CPU-second";
	return { ...row, what, ours, ceiling, unit };
}

const row = {
	measure: "–",
	goal: "context: where the goals come from",
	met: null,
};

async function requestsPerSecond(requests: number): Promise<number> {
	const server = await listening(
		spawn(process.execPath, [program("bare-http")], {
			stdio: ["ignore", "pipe", "inherit"],
		}),
		/^(http:\S+)$/,
	);
	const load = startLoad();
	const order = { url: server.url, requests, connections: 64 };
	const all: number[] = [];
	for (let round = 0; round <= ROUNDS; round++) {
		const before = cpuOf(server.pid);
		await load.run(order);
		all.push(requests / (cpuOf(server.pid) - before));
	}
	load.stop();
	await server.stop();
	return median(all.slice(1));
}

async function rowsPerSecond(rows: number): Promise<number> {
	const folder = mkdtempSync(join(tmpdir(), "marhaba-bench-"));
	const connection = connectToWrite(join(folder, "rows.db"));
	connection.exec("CREATE TABLE rows (id INTEGER PRIMARY KEY, body TEXT)");
	const insert = connection.prepare("INSERT INTO rows (body) VALUES (?)");
	const body = "x".repeat(600);
	const commit = connection.transaction(() => {
		for (let row = 0; row < TOGETHER; row++) insert.run(body);
	});
	const seconds = await cpuSeconds(() => {
		for (let done = 0; done < rows; done += TOGETHER) commit();
	});
	connection.close();
	rmSync(folder, { recursive: true });
	return rows / seconds;
}
