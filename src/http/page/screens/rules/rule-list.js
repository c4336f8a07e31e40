import { element, icon } from "../../lib/dom.js";
import { agoOf, numberOf } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { triggerWords } from "./trigger-words.js";

/** Every rule in the order in which it is tried, with what it did and what is wrong with it. */
export function ruleList({ onChoose }) {
	const list = element("ol.rule-cards", {});
	const note = element("p.banner", { role: "status", hidden: true });
	let rules = [];

	function showProblems(problems) {
		for (const [index, { name }] of rules.entries()) {
			const own = problems.filter(({ rule }) => rule === name);
			const place = list.children[index].querySelector(".rule-problems");
			place.replaceChildren(...own.map(problemLine));
		}
	}

	return {
		node: element(
			"div.column.rule-column",
			{},
			note,
			element(
				"p.hint",
				{},
				t("Tried from top to bottom; the first that fits answers."),
			),
			list,
		),
		showProblems,
		show(live) {
			rules = live.rules;
			list.replaceChildren(
				...rules.map((rule, index) => ruleCard(rule, index, onChoose)),
			);
			note.hidden = live.rejected === null;
			note.textContent = t(
				"The saved files have errors; the rules below are the last good ones.",
			);
			if (live.rejected) showProblems(live.rejected.problems);
		},
	};
}

function ruleCard(rule, index, onChoose) {
	const { name, file, line, data } = rule;
	return element(
		"li.rule-card",
		{},
		element(
			"button",
			{
				type: "button",
				"data-line": line,
				click: () => onChoose(file, line),
			},
			element("span.rule-number", { "aria-hidden": "true" }, index + 1),
			element(
				"span.rule-name",
				{ dir: "auto" },
				element("b", {}, name),
				element("small", {}, t("line {number}", { number: line })),
			),
			element(
				"span.rule-facts",
				{},
				...triggerWords(data).map((words) =>
					element("span.chip", { dir: "auto" }, words),
				),
				data.continue && element("span.chip.quiet", {}, t("goes on")),
				data.limit && limitChip(data.limit),
			),
			hitsLine(rule),
		),
		element("div.rule-problems", {}),
	);
}

function limitChip(limit) {
	return typeof limit === "string" && limit !== "none"
		? element("span.chip.quiet", {}, limit)
		: null;
}

function hitsLine({ hits, last_at: lastAt, data, tests }) {
	const examples = data.examples?.length ?? 0;
	const parts = [
		hits !== undefined && [
			t("answered in 30 days: {count}", { count: numberOf(hits) }),
		],
		lastAt && [t("last"), " ", agoOf(lastAt)],
		(tests ?? examples) > 0
			? [t("tried by {count} examples", { count: tests ?? examples })]
			: [t("no example tries it")],
	].filter(Boolean);
	return element(
		"small.rule-hits",
		{},
		...parts.flatMap((part, index) => (index > 0 ? [" · ", ...part] : part)),
	);
}

function problemLine({ severity, message, help, line }) {
	return element(
		"p.problem",
		{ "data-severity": severity, dir: "auto" },
		icon("warn"),
		element(
			"span",
			{},
			`${t("line {number}", { number: line })}: ${message}`,
			help && element("small", {}, ` ${help}`),
		),
	);
}
