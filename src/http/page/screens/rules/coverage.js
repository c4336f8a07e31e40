import { element } from "../../lib/dom.js";
import { numberOf } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { testResultParts } from "./test-result.js";

/** How many of the rules something tries, and how the tests went; `onFilter` hears whether only the others are wanted. */
export function coverageSummary({ onFilter }) {
	const node = element("div.coverage", {});
	let onlyMissed = false;

	function reachedLine({ rules }) {
		const missed = rules.filter(({ examples, tests }) => !examples && !tests);
		const words = t(
			"{reached} of {count} rules are tried by an example or a test.",
			{
				reached: numberOf(rules.length - missed.length),
				count: numberOf(rules.length),
			},
		);
		return element(
			"div.coverage-line",
			{},
			element("meter", {
				"aria-label": words,
				min: 0,
				max: Math.max(1, rules.length),
				value: rules.length - missed.length,
			}),
			element("span", {}, words),
			missed.length > 0 && onlyMissedBox(),
		);
	}

	function onlyMissedBox() {
		return element(
			"label.only-missed",
			{},
			element("input", {
				type: "checkbox",
				checked: onlyMissed,
				change: ({ target }) => {
					onlyMissed = target.checked;
					onFilter(onlyMissed);
				},
			}),
			t("only the others"),
		);
	}

	return {
		node,
		show(tried) {
			if (tried.rules.length === 0) return node.replaceChildren();
			onlyMissed &&= tried.rules.some(
				({ examples, tests }) => !examples && !tests,
			);
			node.replaceChildren(reachedLine(tried), ...testResultParts(tried));
			onFilter(onlyMissed);
		},
	};
}
