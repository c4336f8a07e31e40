import { element } from "../../lib/dom.js";
import { numberOf } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";

/** How the owner's tests went: one line, and below it each that failed with what came instead. */
export function testResultParts({ tests, failures, problems }) {
	const wrong = [...problems.map(problemRow), ...failures.map(failureRow)];
	const words = countWords(tests);
	const isWrong =
		failures.length > 0 ||
		problems.some(({ severity }) => severity === "error");
	const kind = isWrong ? "wrong" : "good";
	if (wrong.length === 0)
		return [element("p.test-count", { "data-kind": kind }, words)];
	return [
		element(
			"details.test-count",
			{ "data-kind": kind },
			element("summary", {}, words),
			element("ol.problems", {}, ...wrong),
		),
	];
}

function countWords({ count, failed }) {
	if (count === 0) return t("There are no tests yet.");
	if (failed === 0)
		return t("All tests pass: {count}.", { count: numberOf(count) });
	return t("Tests that fail: {failed} of {count}.", {
		failed: numberOf(failed),
		count: numberOf(count),
	});
}

function failureRow({ test, file, failure: { line, message, near } }) {
	const more = near.length > 0 && element("small", {}, ` ${near.join(" ")}`);
	const words = [element("b", {}, test), ` – ${message}`, more];
	return row(`${file}:${line}`, words, "error");
}

function problemRow({ file, line, message, help, severity }) {
	const more = help && element("small", {}, ` ${help}`);
	return row(`${file}:${line}`, [message, more], severity);
}

function row(place, words, severity) {
	return element(
		"li",
		{ "data-severity": severity },
		element("span.place", { dir: "ltr" }, place),
		element("span", { dir: "auto" }, ...words),
	);
}
