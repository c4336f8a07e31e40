#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { ConfigError } from "../config.ts";
import { StoreError } from "../engine/ports.ts";
import { ListenError } from "../http/server.ts";
import { version } from "../version.ts";
import { backupCommand } from "./backup.ts";
import { chatCommand } from "./chat.ts";
import { checkCommand } from "./check.ts";
import { connectCommand } from "./connect.ts";
import { doctorCommand } from "./doctor.ts";
import { emulateCommand } from "./emulate.ts";
import { CommandError, exitCode } from "./exit.ts";
import { explainCommand } from "./explain.ts";
import { exportCommand } from "./export.ts";
import { forgetCommand } from "./forget.ts";
import { handoffCommand } from "./handoff.ts";
import { historyCommand } from "./history.ts";
import { initCommand } from "./init.ts";
import { mediaCommand } from "./media.ts";
import { endWithReader, tell } from "./output.ts";
import { readCommand } from "./read.ts";
import { replayCommand } from "./replay.ts";
import { schemaCommand } from "./schema.ts";
import { sendCommand } from "./send.ts";
import { startCommand } from "./start.ts";
import { tailCommand } from "./tail.ts";
import { templatesCommand } from "./templates.ts";
import { testCommand } from "./test.ts";

/** Every command, one line each. */
const commands = [
	startCommand,
	checkCommand,
	testCommand,
	chatCommand,
	explainCommand,
	tailCommand,
	sendCommand,
	readCommand,
	mediaCommand,
	templatesCommand,
	historyCommand,
	handoffCommand,
	exportCommand,
	forgetCommand,
	backupCommand,
	replayCommand,
	doctorCommand,
	connectCommand,
	emulateCommand,
	schemaCommand,
	initCommand,
];

endWithReader();
process.exitCode = await run(process.argv);

async function run(argv: readonly string[]): Promise<number> {
	try {
		await program().parseAsync([...argv]);
		return Number(process.exitCode ?? exitCode.ok);
	} catch (error) {
		return failed(error);
	}
}

function program(): Command {
	const marhaba = new Command("marhaba")
		.description("Answers WhatsApp by the rules in rules.yaml, and says why.")
		.version(version)
		.showHelpAfterError("(--help shows how)")
		.configureHelp({ showGlobalOptions: true })
		.exitOverride();
	for (const add of commands) add(marhaba);
	return marhaba;
}

/** What the shell gets, after the person got a sentence. */
function failed(error: unknown): number {
	if (error instanceof CommanderError)
		return error.exitCode === 0 ? exitCode.ok : exitCode.usage;
	if (error instanceof CommandError) {
		tell(error.message);
		return error.exitCode;
	}
	if (
		error instanceof ConfigError ||
		error instanceof StoreError ||
		error instanceof ListenError
	) {
		tell(error.message);
		return exitCode.configuration;
	}
	tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
	return exitCode.problems;
}
