import { choice } from "../../components/choice.js";
import { isSmall, isTrouble } from "../../components/phrases.js";
import { element } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";

const kinds = {
	decisions: ({ type }) => !isSmall(type),
	silent: ({ type, silent }) => type === "decision.made" && Boolean(silent),
	trouble: isTrouble,
	all: () => true,
};

/** What is shown of the feed: kinds of rows, a search, and a pause. `release` is called when a pause ends. */
export function toolbar({ refilter, release }) {
	const search = element("input", {
		type: "search",
		placeholder: t("Find a text, a rule, a contact"),
		"aria-label": t("Find"),
		input: refilter,
	});
	const kind = choice({
		label: t("Show"),
		options: {
			decisions: t("Decisions"),
			silent: t("Silent"),
			trouble: t("Trouble"),
			all: t("Everything"),
		},
		onChange: refilter,
	});
	const pause = element(
		"button.pause",
		{ type: "button", "aria-pressed": "false", click: toggle },
		t("Pause"),
	);
	const paused = () => pause.getAttribute("aria-pressed") === "true";

	function toggle() {
		const next = !paused();
		pause.setAttribute("aria-pressed", String(next));
		pause.textContent = next ? t("Go on") : t("Pause");
		if (!next) release();
	}

	return {
		bar: element("div.toolbar", {}, kind.node, search, pause),
		paused,
		showHeld: (count) => {
			pause.textContent = t("Go on · {count} new", { count });
		},
		shows: (row) => {
			const words = search.value.trim().toLowerCase();
			return (
				kinds[kind.value()](row) &&
				(words === "" || textOf(row).includes(words))
			);
		},
	};
}

/** What the search looks in; made once a row. */
function textOf(row) {
	row.searchText ??= JSON.stringify([
		row.from,
		row.rule,
		row.because,
		row.event,
		row.actions,
		row.type,
	]).toLowerCase();
	return row.searchText;
}
