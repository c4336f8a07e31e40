import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "commander";
import { backupDatabase } from "../store/sqlite/backup.ts";
import { openSqliteReader } from "../store/sqlite/open.ts";
import { CommandError } from "./exit.ts";
import { assertDatabase } from "./open-to-read.ts";
import { print, printJson, tell } from "./output.ts";
import { readSettings } from "./settings.ts";

interface BackupOptions {
	readonly force?: boolean;
	readonly json?: boolean;
}

const MEGABYTE = 1024 * 1024;

/** `marhaba backup FILE`: a copy of the database, whether the server runs or not. */
export function backupCommand(program: Command): void {
	program
		.command("backup")
		.description("copy the database into a file, while it runs")
		.argument("<file>", "where the copy goes")
		.option("-f, --force", "in place of a file that is there")
		.option("--json", "as JSON")
		.action(backup);
}

async function backup(file: string, options: BackupOptions): Promise<void> {
	const { database, mediaDir, rules } = readSettings();
	assertPossible(database, file, options);
	// Refuses what is no database of ours, before anything is written.
	openSqliteReader({ file: database }).close();
	const made = await backupDatabase(resolve(database), resolve(file));
	if (options.json) printJson(made);
	else
		print(`${made.file}: ${(made.bytes / MEGABYTE).toFixed(1)} MB, checked.`);
	tell(
		`Not in it: ${rules}, and customers' files in ${mediaDir}. Keep copies of those beside it.`,
	);
}

function assertPossible(
	database: string,
	file: string,
	{ force }: BackupOptions,
): void {
	assertDatabase(database);
	if (resolve(file) === resolve(database))
		throw new CommandError(
			`${file} is the database itself. Name another file.`,
			"usage",
		);
	if (existsSync(file) && !force)
		throw new CommandError(
			`${file} is there already. Name another file, or say --force.`,
			"usage",
		);
}
