/**
 * `npm run bench -- [name] [--quick] [--json]`: our figures against their goals and ceilings, all measured in the same run.
 * A benchmark is one file and one line here.
 */
import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { backlog } from "./backlog.ts";
import type { Benchmark, Row } from "./benchmark.ts";
import { conversations } from "./conversations.ts";
import { decide } from "./decide.ts";
import { feed } from "./feed.ts";
import { history } from "./history.ts";
import { machine } from "./machine.ts";
import { peers } from "./peers.ts";
import { regex } from "./regex.ts";
import { reload } from "./reload.ts";
import { reply } from "./reply.ts";
import { schedules } from "./schedules.ts";
import { start } from "./start.ts";
import { store } from "./store.ts";
import { formatTable, ratioOf } from "./table.ts";
import { timers } from "./timers.ts";
import { webhook } from "./webhook.ts";

const benchmarks: readonly Benchmark[] = [
	machine,
	decide,
	regex,
	peers,
	store,
	webhook,
	history,
	reply,
	backlog,
	feed,
	start,
	conversations,
	reload,
	schedules,
	timers,
];

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { json: { type: "boolean" }, quick: { type: "boolean" } },
});
const chosen = benchmarks.filter(
	({ name }) => positionals.length === 0 || positionals.includes(name),
);
if (chosen.length === 0) {
	const names = benchmarks.map(({ name }) => name).join(", ");
	console.error(`There is no benchmark of that name. Known: ${names}.`);
	process.exit(2);
}

const rows: Row[] = [];
for (const benchmark of chosen)
	for await (const row of benchmark.run({ quick: values.quick ?? false })) {
		rows.push(row);
		console.error(`${row.measure} ${row.what}`);
	}
console.log(values.json ? asJson(rows) : formatTable(rows, commit()));

function asJson(measured: readonly Row[]): string {
	const figures = measured.map((row) => ({ ...row, ratio: ratioOf(row) }));
	return JSON.stringify(
		{ commit: commit(), node: process.versions.node, rows: figures },
		null,
		"\t",
	);
}

function commit(): string {
	try {
		const hash = git("rev-parse", "--short", "HEAD");
		return git("status", "--porcelain") === "" ? hash : `${hash} with changes`;
	} catch {
		return "unknown";
	}
}

function git(...command: readonly string[]): string {
	return execFileSync("git", command, { encoding: "utf8" }).trim();
}
