import { element, icon } from "../../lib/dom.js";
import { agoOf, numberOf } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { coverageSummary } from "./coverage.js";
import { triggerWords } from "./trigger-words.js";

/** Every rule in the order in which it is tried, with what it did and what is wrong with it. */
export function ruleList({ onChoose }) {
	const list = element("ol.rule-cards", {});
	const note = element("p.banner", { role: "status", hidden: true });
	const coverage = coverageSummary({ onFilter: showFiltered });
	let rules = [];

	/** All rules, or only those that nothing tries. */
	function showFiltered(onlyMissed) {
		for (const card of list.children)
			card.hidden = onlyMissed && !("missed" in card.dataset);
	}

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
			coverage.node,
			list,
		),
		showProblems,
		/** What tries each rule, and how the tests went: the answer of `GET /api/rules/tests`. */
		showTried(tried) {
			const byName = new Map(tried.rules.map((one) => [one.rule, one]));
			for (const [index, { name }] of rules.entries())
				showTries(list.children[index], byName.get(name));
			coverage.show(tried);
		},
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

function hitsLine({ hits, last_at: lastAt }) {
	return element(
		"small.rule-hits",
		{},
		t("answered in 30 days: {count}", { count: numberOf(hits) }),
		lastAt && [" · ", t("last"), " ", agoOf(lastAt)],
		element("span.rule-tries", {}),
	);
}

/** A rule that is not among those that were tried is newer than the tests' run. */
function showTries(card, tried) {
	const place = card.querySelector(".rule-tries");
	if (!tried) return place.replaceChildren();
	const { examples, tests } = tried;
	const isMissed = examples + tests === 0;
	card.toggleAttribute("data-missed", isMissed);
	place.replaceChildren(
		" · ",
		isMissed
			? element("b", {}, t("nothing tries it"))
			: t("examples: {examples} · tests: {tests}", {
					examples: numberOf(examples),
					tests: numberOf(tests),
				}),
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
