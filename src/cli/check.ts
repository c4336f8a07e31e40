import { text as readAll } from "node:stream/consumers";
import { type Command, Option } from "commander";
import { explainCode, noSuchCode } from "../engine/language/explain-code.ts";
import type { LoadedRules, RulesFile } from "../engine/language/load-rules.ts";
import { loadRules } from "../engine/language/load-rules.ts";
import { printProblems } from "../engine/language/print-problems.ts";
import {
	problemsAsJson,
	problemsForGithub,
} from "../engine/language/problems-for-machines.ts";
import { readRulesFiles } from "../runtime/rule-book/read-files.ts";
import { keptTemplates } from "./check/kept-templates.ts";
import { checkOnline } from "./check/online.ts";
import { CommandError, exitCode } from "./exit.ts";
import { print, printJson, tell } from "./output.ts";
import { readSettings } from "./settings.ts";

interface CheckOptions {
	readonly json?: boolean;
	readonly format: "text" | "json" | "github";
	readonly strict?: boolean;
	readonly explain?: string;
	readonly online?: boolean;
}

/** `marhaba check [FILES]`: every problem of the rules, each with its place and a way out. */
export function checkCommand(program: Command): void {
	program
		.command("check")
		.description("find every mistake in the rules")
		.argument(
			"[files...]",
			"files or folders (default: RULES; - reads from the pipe)",
		)
		.addOption(
			new Option("--format <form>", "how to print problems")
				.choices(["text", "json", "github"])
				.default("text"),
		)
		.option("--json", "the same as --format json")
		.option("--strict", "warnings count as errors")
		.option(
			"--online",
			"also ask Infobip for the approved templates, and look at files on the web",
		)
		.option("--explain <code>", "tell what a code such as text-lost means")
		.action(check);
}

async function check(
	paths: readonly string[],
	options: CheckOptions,
): Promise<void> {
	if (options.explain !== undefined) {
		print(meaningOf(options.explain));
		return;
	}
	const files = await filesOf(paths);
	const loaded = options.online
		? await checkOnline(files)
		: loadRules(files, { templates: await keptTemplates() });
	show(loaded, files, options.json ? "json" : options.format);
	const failed = options.strict ? loaded.problems.length > 0 : !loaded.ok;
	if (failed) process.exitCode = exitCode.problems;
}

function meaningOf(code: string): string {
	const meaning = explainCode(code);
	if (meaning !== null) return meaning;
	throw new CommandError(noSuchCode(code), "usage");
}

async function filesOf(paths: readonly string[]): Promise<RulesFile[]> {
	const named = paths.length > 0 ? paths : [readSettings().rules];
	const read = await Promise.all(named.map(readPath));
	return read.flat();
}

async function readPath(path: string): Promise<readonly RulesFile[]> {
	if (path === "-") return [{ name: "-", text: await readAll(process.stdin) }];
	const { files, problems } = await readRulesFiles(path);
	const [first] = problems;
	if (!first) return files;
	throw new CommandError(
		[`${path}:`, first.message, first.help].filter(Boolean).join(" "),
		"problems",
	);
}

function show(
	loaded: LoadedRules,
	files: readonly RulesFile[],
	format: CheckOptions["format"],
): void {
	const { problems, rules } = loaded;
	if (format === "json") printJson(problemsAsJson(loaded));
	else if (format === "github")
		process.stdout.write(problemsForGithub(problems));
	else if (problems.length === 0)
		tell(`${rules} ${rules === 1 ? "rule" : "rules"}, no problems.`);
	else print(printProblems(problems, files, { rules, colour: isColoured() }));
}

function isColoured(): boolean {
	return process.stdout.isTTY === true && !process.env.NO_COLOR;
}
