import type { TestResult } from "../../desk/owner-tests/run-test.ts";
import {
	allErrors,
	allResults,
	failureLines,
	placeOf,
	type Reporter,
} from "./report.ts";

/** TAP version 14 (testanything.org). A test file with errors is a test that failed. */
export const tapReport: Reporter = (reported) => {
	const results = allResults(reported);
	const errors = allErrors(reported);
	const lines = [
		...results.flatMap((result, index) => testLines(result, index + 1)),
		...errors.flatMap(({ file, line, message, help }, index) =>
			point(results.length + index + 1, {
				name: `${file} can be read`,
				at: `${file}:${line}`,
				why: [message, ...(help === null ? [] : [help])],
			}),
		),
	];
	const count = results.length + errors.length;
	return ["TAP version 14", `1..${count}`, ...lines, ""].join("\n");
};

function testLines(result: TestResult, number: number): readonly string[] {
	const { test, failure } = result;
	const name = `${test.file}: ${test.name}`;
	if (failure === null) return [`ok ${number} - ${oneLine(name)}`];
	return point(number, {
		name,
		at: placeOf(result),
		why: failureLines(result),
	});
}

function point(
	number: number,
	{
		name,
		at,
		why,
	}: {
		readonly name: string;
		readonly at: string;
		readonly why: readonly string[];
	},
): readonly string[] {
	return [
		`not ok ${number} - ${oneLine(name)}`,
		"  ---",
		`  message: ${JSON.stringify(why.join("\n"))}`,
		`  at: ${JSON.stringify(at)}`,
		"  ...",
	];
}

/** `#` begins a directive in TAP, and a name is one line. */
function oneLine(name: string): string {
	return name.replace(/[\\#]/g, "\\$&").replace(/\s*[\r\n]+\s*/g, " ");
}
