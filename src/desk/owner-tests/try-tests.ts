import { basename } from "node:path";
import { compileRules } from "../../engine/compile.ts";
import { loadRules, type RulesFile } from "../../engine/language/load-rules.ts";
import type { Problem } from "../../engine/model.ts";
import type { RuleBook } from "../../engine/rule-book.ts";
import type { TestsTried, TriedTest } from "../../http/ports/tests.ts";
import { triedRules } from "./coverage.ts";
import { readTests, type TestFile } from "./read-tests.ts";
import { runTest, type TestResult } from "./run-test.ts";

/** Rules, and the tests to try on them. */
export interface TryRequest {
	readonly rules: readonly RulesFile[];
	readonly tests: readonly TestFile[];
}

/** Runs all the tests on rules that are given as texts. Rules with errors are a result like any other, in which no test was run. */
export function tryTests({ rules, tests }: TryRequest): TestsTried {
	const { artefact, problems } = loadRules(rules);
	if (artefact === null)
		return {
			ok: false,
			problems: problems.map(withShortName),
			rules: [],
			tests: [],
		};
	return triedOn(compileRules(artefact), tests);
}

function triedOn(book: RuleBook, files: readonly TestFile[]): TestsTried {
	const { tests, problems } = readTests(files, book);
	const results = tests.map((test) => runTest(test, book));
	return {
		ok: true,
		problems: problems.map(withShortName),
		rules: triedRules(book, results),
		tests: results.map(triedTest),
	};
}

function triedTest({ test, failure }: TestResult): TriedTest {
	const { name, file, line } = test;
	return { test: name, file: basename(file), line, failure };
}

function withShortName(problem: Problem): Problem {
	return { ...problem, file: basename(problem.file) };
}
