import { decisionOrNote } from "./card.js";
import { element, icon } from "./dom.js";
import { followEvents } from "./event-stream.js";
import { sidePanel } from "./side-panel.js";
import { toolbar } from "./toolbar.js";

/** Cards on the page; older ones leave it. */
const MOST_CARDS = 300;
/** Rows from before the page was opened. */
const LOOK_BACK = 100;

/** The live feed: every decision as a card, the newest first. */
export function liveView({ onState, onRules }) {
	const side = sidePanel({
		title: "Why",
		hint: "Choose a decision to see every rule that was looked at, and why it did or did not answer.",
	});
	const list = element("ol.cards", { role: "log", "aria-label": "Feed" });
	const empty = emptyNote();
	const controls = toolbar(refilter);
	let held = [];

	function refilter() {
		for (const card of list.children) card.hidden = !controls.shows(card.row);
		empty.hidden = [...list.children].some((card) => !card.hidden);
	}

	function add(row) {
		const card = decisionOrNote(row, side);
		card.row = row;
		card.hidden = !controls.shows(row);
		if (!card.hidden) empty.hidden = true;
		list.prepend(card);
		if (list.children.length > MOST_CARDS) list.lastElementChild.remove();
	}

	controls.onPause((paused) => {
		if (paused) return;
		for (const row of held) add(row);
		held = [];
		controls.showHeld(0);
	});

	followEvents(`/events?last=${LOOK_BACK}`, {
		onState,
		onEvent: (type, data) => {
			const row = { ...data, type };
			if (type.startsWith("rules.")) onRules();
			if (!controls.paused()) return add(row);
			held = [...held, row].slice(-MOST_CARDS);
			controls.showHeld(held.length);
		},
	});

	return element(
		"section.view.live",
		{ "aria-label": "Live" },
		element("div.column", {}, controls.bar, list, empty),
		side.panel,
	);
}

function emptyNote() {
	return element(
		"div.empty",
		{},
		element("p.big", {}, icon("chat")),
		element("h2", {}, "Nothing has happened yet"),
		element(
			"p",
			{},
			"Every message and what was decided about it appears here, as it happens.",
		),
		element("p", {}, element("a.primary", { href: "#try" }, "Try your rules")),
	);
}
