import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { program } from "./program.ts";
import { listening, type MeasuredServer, startMarhaba } from "./server.ts";
import type { LoadOrder, LoadResult } from "./webhook-load.ts";
import { webhook } from "./webhook-messages.ts";
import { keywordRules } from "./yaml-rules.ts";

/** A load that waits for orders. */
export interface Load {
	run(order: LoadOrder): Promise<LoadResult>;
	stop(): void;
}

/** Marhaba with 1,000 rules that do `action`. */
export function ourServer(
	folder: string,
	action: string,
	provider: string,
	flags: readonly string[] = [],
): Promise<MeasuredServer> {
	mkdirSync(join(folder, "rules"), { recursive: true });
	const rules = keywordRules(webhook.rules, "keyword", action);
	writeFileSync(join(folder, "rules", "rules.yaml"), rules);
	return startMarhaba(folder, { provider, flags });
}

/** The ceiling. */
export function bareServer(
	folder: string,
	provider?: string,
): Promise<MeasuredServer> {
	mkdirSync(folder, { recursive: true });
	const file = join(folder, "bare.db");
	const child = spawn(
		process.execPath,
		[program("bare-server"), file, ...(provider ? [provider] : [])],
		{ stdio: ["ignore", "pipe", "inherit"] },
	);
	return listening(child, /^(http:\S+)$/);
}

/** The load, in a process of its own. */
export function startLoad(): Load {
	const child = fork(program("webhook-load"), [], {
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
