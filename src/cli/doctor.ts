import type { Command } from "commander";
import type { Config } from "../config.ts";
import { checkAccount } from "./doctor/account.ts";
import type { Finding } from "./doctor/finding.ts";
import { checkClock, checkDatabase, checkNode } from "./doctor/machine.ts";
import { checkMedia } from "./doctor/media.ts";
import { printFinding } from "./doctor/print-finding.ts";
import { checkRules } from "./doctor/rules.ts";
import { checkSubscription } from "./doctor/subscription.ts";
import { checkServer, checkWebhook } from "./doctor/webhook.ts";
import { exitCode } from "./exit.ts";
import { printJson } from "./output.ts";
import { readSettings } from "./settings.ts";

/** What doctor looks at, in order; each gives what it found and what to do. */
const checks: readonly ((
	config: Config,
) => Promise<readonly Finding[]> | readonly Finding[])[] = [
	checkNode,
	checkDatabase,
	checkRules,
	checkMedia,
	checkClock,
	checkAccount,
	checkServer,
	checkWebhook,
	checkSubscription,
];

/** `marhaba doctor`: what is right, what is not, and what to do about it. */
export function doctorCommand(program: Command): void {
	program
		.command("doctor")
		.description("look for whatever could keep the bot from answering")
		.option("--json", "as JSON")
		.action(doctor);
}

async function doctor({ json }: { readonly json?: boolean }): Promise<void> {
	const config = readSettings();
	const findings: Finding[] = [];
	for (const check of checks) findings.push(...(await check(config)));
	if (json) printJson(findings);
	else for (const finding of findings) printFinding(finding);
	if (findings.some(({ state }) => state === "wrong"))
		process.exitCode = exitCode.problems;
}
