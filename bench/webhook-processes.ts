import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { LoadOrder, LoadResult } from "./webhook-load.ts";
import { rulesThat, webhook } from "./webhook-messages.ts";

/** A server that is measured. */
export interface MeasuredServer {
	readonly url: string;
	readonly pid: number;
	stop(): Promise<void>;
}

/** A load that waits for orders. */
export interface Load {
	run(order: LoadOrder): Promise<LoadResult>;
	stop(): void;
}

const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const program = pathOf("../dist/cli/main.js");

/** Marhaba as it is shipped, with 1,000 rules; `flags` go to Node, for `--cpu-prof`. */
export async function ourServer(
	folder: string,
	action: string,
	provider: string,
	flags: readonly string[] = [],
): Promise<MeasuredServer> {
	if (!existsSync(program))
		throw new Error('dist/cli/main.js is missing: run "npm run build" first.');
	mkdirSync(join(folder, "rules"), { recursive: true });
	writeFileSync(join(folder, "rules", "rules.yaml"), rulesThat(action));
	const child = spawn(process.execPath, [...flags, program, "start"], {
		cwd: folder,
		env: { PATH: process.env.PATH, ...settings, INFOBIP_BASE_URL: provider },
		stdio: ["ignore", "pipe", "inherit"],
	});
	return measured(child, /Webhook\s+(http:\S+)\/webhook/);
}

const settings = {
	PORT: "0",
	RULES: "rules",
	DATABASE_URL: "file:ours.db",
	INFOBIP_API_KEY: "k",
	INFOBIP_SENDER: webhook.sender,
	WEBHOOK_HMAC_SECRET: webhook.secret,
	SEND_RATE: "1000",
	PAIR_INTERVAL_MS: "0",
	LOG_LEVEL: "warn",
};

/** The ceiling. */
export function bareServer(
	folder: string,
	provider?: string,
): Promise<MeasuredServer> {
	mkdirSync(folder, { recursive: true });
	const file = join(folder, "bare.db");
	const child = spawn(
		process.execPath,
		[
			"--import",
			"tsx",
			pathOf("bare-server.ts"),
			file,
			...(provider ? [provider] : []),
		],
		{ stdio: ["ignore", "pipe", "inherit"] },
	);
	return measured(child, /^(http:\S+)$/);
}

async function measured(
	child: ChildProcess,
	address: RegExp,
): Promise<MeasuredServer> {
	if (!child.stdout) throw new Error("no stdout");
	for await (const line of createInterface({ input: child.stdout })) {
		const url = address.exec(line)?.[1];
		if (url === undefined) continue;
		child.stdout.resume();
		return { url, pid: child.pid ?? 0, stop: () => stop(child) };
	}
	throw new Error("The server ended before it listened; its log is above.");
}

async function stop(child: ChildProcess): Promise<void> {
	const ended = once(child, "close");
	child.kill("SIGTERM");
	await ended;
}

/** The load, in a process of its own. */
export function startLoad(): Load {
	const child = fork(pathOf("webhook-load.ts"), [], {
		execArgv: ["--import", "tsx"],
		serialization: "advanced",
	});
	return {
		async run(order) {
			child.send(order);
			const [result] = await once(child, "message");
			return result as LoadResult;
		},
		stop: () => child.disconnect(),
	};
}
