import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Command } from "commander";
import { rulesSchema } from "../desk/rules-schema.ts";
import { CommandError } from "./exit.ts";
import {
	environmentTemplate,
	vscodeExtensions,
	vscodeSettings,
} from "./init/editor-templates.ts";
import { rulesTemplate, testsTemplate } from "./init/rules-template.ts";
import { print, printJson, tell } from "./output.ts";

interface InitOptions {
	readonly force?: boolean;
	readonly json?: boolean;
}

/** `marhaba init [DIR]`: a folder to begin with – rules, their tests, the schema and the editor's settings. */
export function initCommand(program: Command): void {
	program
		.command("init")
		.description("make a folder with rules, tests and editor settings")
		.argument("[dir]", "the folder, made where it is not there", ".")
		.option("--force", "write over files that are there")
		.option("--json", "the files as JSON")
		.action(init);
}

async function init(
	folder: string,
	{ force, json }: InitOptions,
): Promise<void> {
	const files = newFiles();
	const standing = Object.keys(files).filter((name) =>
		existsSync(join(folder, name)),
	);
	if (standing.length > 0 && !force)
		throw new CommandError(
			`${standing.map((name) => join(folder, name)).join(", ")} ${standing.length === 1 ? "is" : "are"} there already; nothing was written. --force writes over.`,
			"problems",
		);
	await writeAll(folder, files);
	const names = Object.keys(files).map((name) => join(folder, name));
	if (json) printJson({ files: names });
	else for (const name of names) print(name);
	for (const line of nextSteps(folder)) tell(line);
}

function newFiles(): Readonly<Record<string, string>> {
	return {
		"rules.yaml": rulesTemplate(timezoneHere()),
		"rules.schema.json": `${JSON.stringify(rulesSchema(), null, "\t")}\n`,
		"rules.test.yaml": testsTemplate,
		".env.example": environmentTemplate,
		".vscode/settings.json": vscodeSettings,
		".vscode/extensions.json": vscodeExtensions,
	};
}

/** That of this machine, unless it is a server's: shops do not keep UTC. */
function timezoneHere(): string {
	const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
	return /^(?!Etc\/)\w+\/\w/.test(timeZone) ? timeZone : "Asia/Beirut";
}

async function writeAll(
	folder: string,
	files: Readonly<Record<string, string>>,
): Promise<void> {
	try {
		for (const [name, text] of Object.entries(files)) {
			const path = join(folder, name);
			await mkdir(dirname(path), { recursive: true });
			await writeFile(path, text);
		}
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new CommandError(`It cannot be written: ${reason}.`, "problems", {
			cause: error,
		});
	}
}

/** By `npm run` the command stays in the project's folder; a shop of its own is entered. */
function nextSteps(folder: string): readonly string[] {
	const byNpm = process.env.npm_lifecycle_event === "marhaba";
	const rules = join(folder, "rules.yaml");
	const steps = byNpm
		? [
				`npm run marhaba -- test ${folder}`,
				`npm run marhaba -- chat --rules ${rules}`,
				`npm run marhaba -- start --rules ${rules}`,
			]
		: [
				...(folder === "." ? [] : [`cd ${folder}`]),
				"marhaba test",
				"marhaba chat",
				"marhaba start",
			];
	return ["", "Next:", ...steps.map((step) => `  ${step}`)];
}
