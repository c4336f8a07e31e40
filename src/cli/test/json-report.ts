import { percentOf } from "../../desk/owner-tests/coverage.ts";
import type { TestResult } from "../../desk/owner-tests/run-test.ts";
import type { SuiteResult } from "../../desk/owner-tests/run-tests.ts";
import { allErrors, allResults, type Reporter } from "./report.ts";

/** For programs: every test, every problem of the test files, and the coverage. */
export const jsonReport: Reporter = (reported) => {
	const results = allResults(reported);
	const failed = results.filter(({ failure }) => failure !== null).length;
	const value = {
		ok: failed === 0 && allErrors(reported).length === 0,
		tests: results.length,
		failed,
		results: results.map(resultJson),
		problems: reported.suites.flatMap(({ problems }) => problems),
		coverage: reported.suites.map(coverageJson),
	};
	return `${JSON.stringify(value, null, 2)}\n`;
};

function resultJson({ test, failure, reached }: TestResult) {
	return {
		test: test.name,
		file: test.file,
		line: test.line,
		ok: failure === null,
		failure,
		rules: [...reached],
	};
}

function coverageJson({ suite, coverage }: SuiteResult) {
	return { path: suite.rules, ...coverage, percent: percentOf(coverage) };
}
