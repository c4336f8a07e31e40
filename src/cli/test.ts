import { type Command, InvalidArgumentError, Option } from "commander";
import { AskError } from "../desk/ask-error.ts";
import { percentOf } from "../desk/owner-tests/coverage.ts";
import { findTests, type TestSuite } from "../desk/owner-tests/find-tests.ts";
import { runSuite, type SuiteResult } from "../desk/owner-tests/run-tests.ts";
import { printProblems } from "../engine/language/print-problems.ts";
import { CommandError, exitCode } from "./exit.ts";
import { tell } from "./output.ts";
import { readSettings } from "./settings.ts";
import { tellProblems } from "./tell-problems.ts";
import { jsonReport } from "./test/json-report.ts";
import { junitReport } from "./test/junit-report.ts";
import { allErrors, allResults, type Reporter } from "./test/report.ts";
import { tapReport } from "./test/tap-report.ts";
import { textReport } from "./test/text-report.ts";
import { watchFolders } from "./test/watch-folders.ts";

const reporters: Readonly<Record<string, Reporter>> = {
	text: textReport,
	tap: tapReport,
	junit: junitReport,
	json: jsonReport,
};

interface TestOptions {
	readonly rules?: string;
	readonly name?: string;
	readonly coverage?: boolean;
	readonly minCoverage?: number;
	readonly reporter: string;
	readonly json?: boolean;
	readonly watch?: boolean;
}

/** `marhaba test [FILES]`: the conversations in `*.test.yaml`, and which rules none of them reaches. */
export function testCommand(program: Command): void {
	program
		.command("test")
		.description("try the conversations in *.test.yaml on the rules")
		.argument("[files...]", "test files or folders (default: beside RULES)")
		.option("--rules <path>", "RULES: a file, or a folder of *.yaml")
		.option("-t, --name <text>", "only tests whose name holds this")
		.option("--coverage", "show the rules that no test or example reaches")
		.option(
			"--min-coverage <percent>",
			"fail where fewer of the rules are reached",
			percent,
		)
		.addOption(
			new Option("--reporter <form>", "how to print the results")
				.choices(Object.keys(reporters))
				.default("text"),
		)
		.option("--json", "the same as --reporter json")
		.option("--watch", "run again whenever a file is saved")
		.action(test);
}

function percent(text: string): number {
	const value = Number(text);
	if (text.trim() !== "" && value >= 0 && value <= 100) return value;
	throw new InvalidArgumentError("It should be a number from 0 to 100.");
}

async function test(
	paths: readonly string[],
	options: TestOptions,
): Promise<void> {
	const { rules } = readSettings({ RULES: options.rules });
	const only = options.rules !== undefined;
	const once = async () => {
		process.exitCode = await runAll(paths, { ...options, rules, only });
	};
	await once();
	if (options.watch) await watchFolders([...paths, rules], once);
}

interface RunOptions extends TestOptions {
	readonly rules: string;
	readonly only: boolean;
}

async function runAll(
	paths: readonly string[],
	options: RunOptions,
): Promise<number> {
	const suites = await suitesOf(paths, options);
	const results: SuiteResult[] = [];
	for (const suite of suites) {
		const result = await tried(suite, options.name ?? null);
		if (result === null) return exitCode.problems;
		results.push(result);
	}
	return show(results, options);
}

/** Null where the rules themselves have errors, which are told. */
async function tried(
	suite: TestSuite,
	name: string | null,
): Promise<SuiteResult | null> {
	try {
		return await runSuite(suite, name);
	} catch (error) {
		if (!(error instanceof AskError)) throw error;
		await tellProblems(error.problems, suite.rules);
		return null;
	}
}

async function suitesOf(
	paths: readonly string[],
	{ rules, only }: RunOptions,
): Promise<readonly TestSuite[]> {
	const suites = await findTests(paths, { rules, only }).catch(
		(error: NodeJS.ErrnoException) => {
			const path = error.path ?? "A file";
			throw new CommandError(
				error.code === "ENOENT"
					? `${path} is not there.`
					: `${path} cannot be read: ${error.message}.`,
				"usage",
				{ cause: error },
			);
		},
	);
	if (suites.length > 0) return suites;
	throw new CommandError(
		`There are no tests beside ${paths[0] ?? rules}. Write them into a file whose name ends in .test.yaml, or let "marhaba chat" write one with /save.`,
		"problems",
	);
}

function show(suites: readonly SuiteResult[], options: RunOptions): number {
	for (const { problems, suite } of suites)
		if (problems.length > 0)
			tell(printProblems(problems, suite.files, { colour: isColoured() }));
	const reporter = reporters[options.json ? "json" : options.reporter];
	const reported = { suites, coverage: options.coverage === true };
	process.stdout.write(reporter?.(reported) ?? "");
	const results = allResults(reported);
	if (results.length === 0 && options.name !== undefined)
		tell(`No test has "${options.name}" in its name.`);
	const failed =
		allErrors(reported).length > 0 ||
		results.length === 0 ||
		results.some(({ failure }) => failure !== null) ||
		suites.some((suite) => isTooLittle(suite, options.minCoverage ?? 0));
	return failed ? exitCode.problems : exitCode.ok;
}

function isTooLittle({ suite, coverage }: SuiteResult, least: number): boolean {
	const { rules, reached } = coverage;
	if (rules === 0 || (100 * reached) / rules >= least) return false;
	tell(
		`The tests reach ${percentOf(coverage)} % of the rules in ${suite.rules}; --min-coverage wants ${least} %.`,
	);
	return true;
}

function isColoured(): boolean {
	return process.stderr.isTTY === true && !process.env.NO_COLOR;
}
