import type { Command } from "commander";
import type { Logger } from "pino";
import type { Config } from "../config.ts";
import { createLog } from "../log.ts";
import { type Marhaba, startMarhaba } from "../main.ts";
import { NoRulesError } from "../runtime/rule-book/live-rules.ts";
import { exitCode } from "./exit.ts";
import { colours, print } from "./output.ts";
import { readSettings } from "./settings.ts";
import { tellProblems } from "./tell-problems.ts";

interface StartOptions {
	readonly port?: string;
	readonly host?: string;
	readonly rules?: string;
	readonly restored?: boolean;
}

/** How long an orderly end may take before we leave anyway. */
const STOP_MS = 10_000;

/** `marhaba start`: the server, until it is told to stop. */
export function startCommand(program: Command): void {
	program
		.command("start")
		.description("answer WhatsApp (demo mode while no Infobip account is set)")
		.option("--port <number>", "PORT")
		.option("--host <address>", "HOST")
		.option("--rules <path>", "RULES: a file, or a folder of *.yaml")
		.option(
			"--restored",
			"the database is a copy that marhaba backup did not make",
		)
		.action(start);
}

async function start({
	port,
	host,
	rules,
	restored = false,
}: StartOptions): Promise<void> {
	const config = readSettings({ PORT: port, HOST: host, RULES: rules });
	const stopping = stopSignal();
	const log = createLog(config.log);
	const marhaba = await startMarhaba(config, log, { restored }).catch(
		(error: unknown) => withoutRules(error, config),
	);
	if (marhaba === null) return;
	for (const line of firstScreen(marhaba, config)) print(line);
	process.exitCode = await stopping.then(() => stop(marhaba, log));
}

/** Without rules there is nothing to start: what is wrong with them is what whoever starts it wants to know. */
async function withoutRules(error: unknown, { rules }: Config): Promise<null> {
	if (!(error instanceof NoRulesError)) throw error;
	await tellProblems(error.problems, rules);
	process.exitCode = exitCode.problems;
	return null;
}

/** Heard from before anything is opened: a signal while we start is not lost. */
function stopSignal(): Promise<void> {
	return new Promise((resolve) => {
		process.once("SIGTERM", () => resolve());
		process.once("SIGINT", () => resolve());
	});
}

/** Ends in order; a second signal, or ten seconds, end it at once. */
async function stop(marhaba: Marhaba, log: Logger): Promise<number> {
	process.once("SIGTERM", () => process.exit(exitCode.ok));
	process.once("SIGINT", () => process.exit(exitCode.interrupted));
	setTimeout(() => {
		log.warn("the end was cut short; the next start goes on from here");
		process.exit(exitCode.ok);
	}, STOP_MS).unref();
	await marhaba.stop();
	return exitCode.ok;
}

function firstScreen(
	{ url, rules }: Marhaba,
	{ infobip, rules: path }: Config,
): string[] {
	const count = `${rules} ${rules === 1 ? "rule" : "rules"}`;
	return [
		"",
		`  ${colours.bold("Marhaba")} answers ${infobip ? `WhatsApp for ${infobip.sender}` : "in demo mode"} with ${count}.`,
		...(infobip
			? []
			: [
					colours.yellow(
						"  Nothing leaves this machine: Infobip is played by an emulator.",
					),
				]),
		"",
		`  See it work    ${colours.cyan(url)}`,
		"  Talk to it     npm run marhaba -- chat",
		"  Watch it       npm run marhaba -- tail",
		`  Your rules     ${path}  (saved is live; "npm run check" finds mistakes)`,
		`  Webhook        ${url}/webhook/infobip`,
		...(infobip
			? []
			: [
					"  Real customers set INFOBIP_BASE_URL, INFOBIP_API_KEY, INFOBIP_SENDER in .env; the README has the steps",
				]),
		"",
	];
}
