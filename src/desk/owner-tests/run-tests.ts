import type { Problem } from "../../engine/model.ts";
import { bookReadHere } from "../rules-text.ts";
import { type Coverage, coverageOf } from "./coverage.ts";
import type { TestSuite } from "./find-tests.ts";
import { readTests } from "./read-tests.ts";
import { runTest, type TestResult } from "./run-test.ts";

/** How the tests of one rule book went. */
export interface SuiteResult {
	readonly suite: TestSuite;
	readonly results: readonly TestResult[];
	/** What is wrong with the test files. */
	readonly problems: readonly Problem[];
	readonly coverage: Coverage;
}

/** Runs the tests whose names hold `name` (null: all), each over the rules it stands beside. Throws an `AskError` where those have errors. */
export async function runSuite(
	suite: TestSuite,
	name: string | null,
): Promise<SuiteResult> {
	const book = await bookReadHere(suite.rules);
	const { tests, problems } = readTests(suite.files, book);
	const wanted = tests.filter(
		(test) =>
			name === null || test.name.toLowerCase().includes(name.toLowerCase()),
	);
	const results = wanted.map((test) => runTest(test, book));
	return { suite, results, problems, coverage: coverageOf(book, results) };
}
