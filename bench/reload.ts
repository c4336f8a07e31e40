import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Benchmark } from "./benchmark.ts";
import { quantile } from "./median.ts";
import { post, startMarhaba } from "./server.ts";
import { keywordRules } from "./yaml-rules.ts";

/** Messages a second. */
const RATE = 100;

/** S7: what those who write meanwhile notice when 10,000 rules are loaded anew, up to a second after they went live. */
export const reload: Benchmark = {
	name: "reload",
	async *run({ quick }) {
		const folder = mkdtempSync(join(tmpdir(), "marhaba-bench-"));
		const rules = quick ? 200 : 10_000;
		const file = join(folder, "rules", "rules.yaml");
		mkdirSync(join(folder, "rules"));
		writeFileSync(file, keywordRules(rules, "keyword", "silent"));
		const server = await startMarhaba(folder);
		const count = (quick ? 2 : 10) * RATE;
		try {
			await answers(server.url, () => RATE);
			const before = await answers(server.url, () => count);
			writeFileSync(file, keywordRules(rules + 1, "keyword", "silent"));
			const live = whenLive(server.url, rules + 1);
			const since = await answers(server.url, upTo(live, RATE));
			const around = since.slice(-count);
			yield {
				measure: "S7",
				what: `p99 over the ${count / RATE} s in which ${rules.toLocaleString("en")} rules go live anew, ${RATE} messages a second`,
				goal: "≤ 20 ms more than before",
				ours: quantile(around, 0.99),
				ceiling: quantile(before, 0.99),
				unit: "ms",
				met: quantile(around, 0.99) <= quantile(before, 0.99) + 20,
			};
		} finally {
			await server.stop();
			rmSync(folder, { recursive: true });
		}
	},
};

/** Resolves when so many rules are live. */
async function whenLive(url: string, rules: number): Promise<void> {
	for (;;) {
		const response = await fetch(`${url}/healthz`);
		const health = (await response.json()) as { rules: { count: number } };
		if (health.rules.count === rules) return;
		await pause(100);
	}
}

/** How many messages there are: without end until something has happened, and then some more. */
function upTo(happens: Promise<void>, more: number): (sent: number) => number {
	let last: number | null = null;
	let happened = false;
	happens.then(() => {
		happened = true;
	});
	return (sent) => {
		if (happened) last ??= sent + more;
		return last ?? Number.POSITIVE_INFINITY;
	};
}

/** What each message waited for its answer, in milliseconds; `count` tells how many there are, given how many were sent. */
async function answers(
	url: string,
	count: (sent: number) => number,
): Promise<readonly number[]> {
	const all: Promise<number>[] = [];
	const from = performance.now();
	for (let at = 0; at < count(at); at++) {
		await pause(from + (at * 1_000) / RATE - performance.now());
		all.push(answer(url, at));
	}
	return Promise.all(all);
}

async function answer(url: string, at: number): Promise<number> {
	const from = performance.now();
	await post(url, `Good evening, what about topic${at % 100}?`, at);
	return performance.now() - from;
}
