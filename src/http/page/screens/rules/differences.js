import { bubbleParts, isMessage } from "../../components/bubble.js";
import { silenceWords } from "../../components/why.js";
import { element } from "../../lib/dom.js";
import { numberOf, timeOf } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";

/** What other rules would have answered: the counts, then every message whose answer changes, before and after. */
export function comparedParts({
	ok,
	problems,
	compared,
	complete,
	differences,
}) {
	if (!ok) return [problemNote(problems)];
	const { messages, changed } = compared;
	const words =
		messages === 0
			? t("Nobody wrote in the last week, so there is nothing to compare.")
			: t(
					"Of {messages} messages of the last week, {changed} would be answered differently.",
					{
						messages: numberOf(messages),
						changed: numberOf(changed),
					},
				);
	return [
		element("p.compared-count", { role: "status" }, words),
		!complete &&
			element("p.hint", {}, t("There were too many to look at all of them.")),
		element("ol.differences", {}, ...differences.map(differenceRow)),
	].filter(Boolean);
}

function problemNote(problems) {
	const errors = problems.filter(({ severity }) => severity === "error");
	return element(
		"div",
		{},
		element("p.wrong", { role: "alert" }, t("These rules have errors:")),
		element(
			"ul",
			{},
			...errors.map(({ file, line, message }) =>
				element("li", { dir: "auto" }, `${file}:${line} ${message}`),
			),
		),
	);
}

function differenceRow({ at, event, before, after }) {
	return element(
		"li.difference",
		{},
		timeOf(at),
		event.content
			? element("div.bubble.theirs", {}, ...bubbleParts(event.content))
			: element("p", {}, event.type),
		element(
			"div.before-after",
			{},
			side(t("before"), before),
			side(t("after"), after),
		),
	);
}

function side(title, { rule, silent, actions }) {
	return element(
		"section",
		{},
		element(
			"h3",
			{},
			title,
			" ",
			element("span.chip", { dir: "auto" }, rule ?? t("no answer")),
		),
		...actions
			.filter(isMessage)
			.map((action) => element("div.bubble.ours", {}, ...bubbleParts(action))),
		silent && element("p.silent", {}, silenceWords(silent)),
	);
}
