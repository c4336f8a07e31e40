import type { TestResult } from "../../desk/owner-tests/run-test.ts";
import type { SuiteResult } from "../../desk/owner-tests/run-tests.ts";
import {
	allErrors,
	allResults,
	failureLines,
	placeOf,
	type Reporter,
} from "./report.ts";

/** JUnit's XML, as build servers read it: a suite for each test file. */
export const junitReport: Reporter = (reported) => {
	const results = allResults(reported);
	const failures = results.filter(({ failure }) => failure !== null).length;
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		`<testsuites name="marhaba" tests="${results.length}" failures="${failures}" errors="${allErrors(reported).length}">`,
		...reported.suites.flatMap(suiteLines),
		"</testsuites>",
		"",
	].join("\n");
};

function suiteLines({
	suite,
	results,
	problems,
}: SuiteResult): readonly string[] {
	return suite.files.flatMap(({ name }) => {
		const own = results.filter(({ test }) => test.file === name);
		const failures = own.filter(({ failure }) => failure !== null).length;
		const errors = problems.filter(
			({ file, severity }) => file === name && severity === "error",
		);
		return [
			`  <testsuite name="${xml(name)}" tests="${own.length}" failures="${failures}" errors="${errors.length}">`,
			...own.flatMap(caseLines),
			...errors.map(
				({ line, message, code }) =>
					`    <testcase name="${xml(`${name}:${line}`)}" classname="${xml(name)}"><error type="${code}" message="${xml(message)}"/></testcase>`,
			),
			"  </testsuite>",
		];
	});
}

function caseLines(result: TestResult): readonly string[] {
	const { test, failure } = result;
	const head = `    <testcase name="${xml(test.name)}" classname="${xml(test.file)}" file="${xml(test.file)}" line="${test.line}"`;
	if (failure === null) return [`${head}/>`];
	const [message = ""] = failureLines(result);
	const body = [...failureLines(result), placeOf(result)].join("\n");
	return [
		`${head}>`,
		`      <failure message="${xml(message)}">${xml(body)}</failure>`,
		"    </testcase>",
	];
}

/** XML knows no control letters and no halves of letters, also not escaped. */
const noXml = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]|\p{Surrogate}/gu;

function xml(text: string): string {
	return text
		.replace(noXml, "\uFFFD")
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;")
		.replaceAll('"', "&quot;");
}
