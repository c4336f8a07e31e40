import { element } from "./dom.js";
import { isTrouble } from "./phrases.js";

const kinds = {
	decisions: { label: "Decisions", fits: ({ type }) => !isSmall(type) },
	silent: {
		label: "Silent",
		fits: ({ type, silent }) => type === "decision.made" && Boolean(silent),
	},
	trouble: { label: "Trouble", fits: isTrouble },
	all: { label: "Everything", fits: () => true },
};

/** What happens to our messages is for the curious. */
function isSmall(type) {
	return /^(send\.accepted|delivery\.|message\.seen|read\.marked|run\.|fetch\.)/.test(
		type,
	);
}

/** What is shown of the feed: kinds of rows, a search, and a pause. */
export function toolbar(refilter) {
	const search = element("input", {
		type: "search",
		placeholder: "Find a text, a rule, a contact",
		"aria-label": "Find",
		input: refilter,
	});
	const choice = element(
		"div.choice",
		{ role: "radiogroup", "aria-label": "Show", change: refilter },
		...Object.entries(kinds).map(([key, { label }], index) =>
			element(
				"label",
				{},
				element("input", {
					type: "radio",
					name: "kind",
					value: key,
					checked: index === 0,
				}),
				element("span", {}, label),
			),
		),
	);
	const pause = element(
		"button.pause",
		{ type: "button", "aria-pressed": "false", click: toggle },
		"Pause",
	);
	let listener = () => {};

	function toggle() {
		const paused = pause.getAttribute("aria-pressed") !== "true";
		pause.setAttribute("aria-pressed", String(paused));
		pause.textContent = paused ? "Go on" : "Pause";
		listener(paused);
	}

	return {
		bar: element("div.toolbar", {}, choice, search, pause),
		paused: () => pause.getAttribute("aria-pressed") === "true",
		onPause: (given) => {
			listener = given;
		},
		showHeld: (count) => {
			if (count > 0) pause.textContent = `Go on · ${count} new`;
		},
		shows: (row) => {
			const kind = choice.querySelector("input:checked").value;
			const words = search.value.trim().toLowerCase();
			return (
				kinds[kind].fits(row) && (words === "" || textOf(row).includes(words))
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
