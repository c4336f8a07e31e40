import { once } from "node:events";
import {
	closeSync,
	fdatasyncSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	rmSync,
	writeFileSync,
	writeSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Benchmark, Row } from "./benchmark.ts";
import { median, quantile } from "./median.ts";
import { post, startMarhaba } from "./server.ts";
import { acceptedAnswer } from "./trivial-provider.ts";
import { keywordRules } from "./yaml-rules.ts";

/** Messages a second. */
const RATE = 80;

/** S5: from posting a message to the request with its reply at the provider, the posting included. */
export const reply: Benchmark = {
	name: "reply",
	async *run({ quick }) {
		const folder = mkdtempSync(join(tmpdir(), "marhaba-bench-"));
		const provider = await notingProvider();
		mkdirSync(join(folder, "rules"));
		writeFileSync(join(folder, "rules", "rules.yaml"), keywordRules(1_000));
		const server = await startMarhaba(folder, { provider: provider.url });
		try {
			await ways(server.url, provider, RATE, 10_000);
			const times = await ways(server.url, provider, (quick ? 2 : 20) * RATE);
			yield* rowsOf(times, fsyncMs(folder));
		} finally {
			await server.stop();
			provider.close();
			rmSync(folder, { recursive: true });
		}
	},
};

/** Milliseconds of each way; every message is of a customer of its own. */
async function ways(
	url: string,
	provider: NotingProvider,
	count: number,
	firstCustomer = 100_000,
): Promise<readonly number[]> {
	const all: Promise<number>[] = [];
	const from = performance.now();
	for (let at = 0; at < count; at++) {
		await pause(from + (at * 1_000) / RATE - performance.now());
		all.push(wayOf(url, provider, firstCustomer + at, at % 1_000));
	}
	return Promise.all(all);
}

async function wayOf(
	url: string,
	provider: NotingProvider,
	customer: number,
	topic: number,
): Promise<number> {
	const arrived = provider.arrivalOf(String(96_170_100_000 + customer));
	const from = performance.now();
	await post(url, `Good evening, what about topic${topic} please?`, customer);
	return (await arrived) - from;
}

interface NotingProvider {
	readonly url: string;
	/** When the next request to this number is there, by `performance.now()`. */
	arrivalOf(to: string): Promise<number>;
	close(): void;
}

async function notingProvider(): Promise<NotingProvider> {
	const waiting = new Map<string, (at: number) => void>();
	const server = createServer((request, response) => {
		let body = "";
		request.setEncoding("utf8").on("data", (chunk) => {
			body += chunk;
		});
		request.once("end", () => {
			waiting.get(JSON.parse(body).to)?.(performance.now());
			response.setHeader("content-type", "application/json");
			response.end(acceptedAnswer);
		});
	}).listen(0, "127.0.0.1");
	await once(server, "listening");
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		arrivalOf: (to) => new Promise((resolve) => waiting.set(to, resolve)),
		close() {
			server.closeAllConnections();
			server.close();
		},
	};
}

/** What a page of a log takes to be on this disk, in milliseconds. */
function fsyncMs(folder: string): number {
	const file = openSync(join(folder, "fsync"), "w");
	const page = Buffer.alloc(4_096, 1);
	const times = Array.from({ length: 50 }, () => {
		const from = performance.now();
		writeSync(file, page);
		fdatasyncSync(file);
		return performance.now() - from;
	});
	closeSync(file);
	return median(times);
}

function* rowsOf(times: readonly number[], fsync: number): Generator<Row> {
	const row = (name: string, ours: number, most: number): Row => ({
		measure: "S5",
		what: `a reply's way at ${RATE} messages a second: ${name}`,
		goal: `≤ ${most} ms + 2 × fsync`,
		ours,
		ceiling: 2 * fsync,
		unit: "ms",
		met: ours <= most + 2 * fsync,
	});
	yield row("p50", median(times), 3);
	yield row("p99", quantile(times, 0.99), 25);
}
