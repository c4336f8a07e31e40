import type { TestResult } from "../../desk/owner-tests/run-test.ts";
import type { SuiteResult } from "../../desk/owner-tests/run-tests.ts";
import type { Problem } from "../../engine/model.ts";

/** What a reporter is told. */
export interface Reported {
	readonly suites: readonly SuiteResult[];
	/** The coverage is wanted. */
	readonly coverage: boolean;
}

/** Writes the results of tests in one form, for people or for programs. */
export type Reporter = (reported: Reported) => string;

/** Every test, in order. */
export function allResults({ suites }: Reported): readonly TestResult[] {
	return suites.flatMap(({ results }) => results);
}

/** Every error in a test file, in order. */
export function allErrors({ suites }: Reported): readonly Problem[] {
	return suites
		.flatMap(({ problems }) => problems)
		.filter(({ severity }) => severity === "error");
}

/** What went wrong in a test, one line each: the sentence, then what rules that were close say. */
export function failureLines({ failure }: TestResult): readonly string[] {
	if (failure === null) return [];
	const { step, message, near } = failure;
	return [`step ${step}: ${message}`, ...near];
}

/** `rules/rules.test.yaml:12` */
export function placeOf({ test, failure }: TestResult): string {
	return `${test.file}:${failure?.line ?? test.line}`;
}

/** `3 tests: 2 passed, 1 failed` */
export function countLine(reported: Reported): string {
	const results = allResults(reported);
	const failed = results.filter(({ failure }) => failure !== null).length;
	const passed = results.length - failed;
	return `${results.length} ${results.length === 1 ? "test" : "tests"}: ${passed} passed, ${failed} failed`;
}
