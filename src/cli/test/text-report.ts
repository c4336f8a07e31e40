import { type Coverage, percentOf } from "../../desk/owner-tests/coverage.ts";
import type { TestResult } from "../../desk/owner-tests/run-test.ts";
import { colours } from "../output.ts";
import {
	allResults,
	countLine,
	failureLines,
	placeOf,
	type Reporter,
} from "./report.ts";

/** For people: a line a test, and below it what went wrong. */
export const textReport: Reporter = (reported) => {
	const coverage = reported.coverage
		? reported.suites.flatMap(({ coverage }) => coverageLines(coverage))
		: [];
	return [
		...allResults(reported).flatMap(testLines),
		countLine(reported),
		...coverage,
		"",
	].join("\n");
};

function testLines(result: TestResult): readonly string[] {
	const { test, failure } = result;
	if (failure === null)
		return [`${colours.green("✓")} ${colours.dim(test.file)}  ${test.name}`];
	const [what = "", ...near] = failureLines(result);
	return [
		`${colours.red("✗")} ${placeOf(result)}  ${colours.bold(test.name)}`,
		`    ${what}`,
		...near.map((line) => colours.dim(`      ${line}`)),
	];
}

function coverageLines(coverage: Coverage): readonly string[] {
	const { rules, reached, missed } = coverage;
	const head = `rules reached: ${reached} of ${rules} (${percentOf(coverage)} %)`;
	if (missed.length === 0) return [head];
	return [
		head,
		"never reached by a test or an example:",
		...missed.map(
			({ rule, file, line }) => `  ${file ?? "?"}:${line ?? "?"}  ${rule}`,
		),
	];
}
