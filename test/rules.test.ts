import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findTests } from "../src/desk/owner-tests/find-tests.ts";
import { runSuite } from "../src/desk/owner-tests/run-tests.ts";

const rules = join(import.meta.dirname, "../rules");
const suites = await findTests([], { rules, only: true });
const results = await Promise.all(suites.map((suite) => runSuite(suite, null)));

describe("the sample restaurant", () => {
	it("has tests, and no mistakes in them", () => {
		expect(results.flatMap(({ problems }) => problems)).toEqual([]);
		expect(results.flatMap((suite) => suite.results).length).toBeGreaterThan(0);
	});

	for (const { test, failure } of results.flatMap((suite) => suite.results))
		it(test.name, () => {
			expect(failure).toBeNull();
		});

	it("has no rule that no test reaches", () => {
		expect(results.flatMap(({ coverage }) => coverage.missed)).toEqual([]);
	});
});
