import { feedCard } from "../../components/card.js";
import { showDecision } from "../../components/decision.js";
import { emptyNote } from "../../components/empty.js";
import { sidePanel } from "../../components/side-panel.js";
import { element } from "../../lib/dom.js";
import { onRow } from "../../lib/feed.js";
import { t } from "../../lib/i18n.js";
import { hrefOf } from "../../lib/router.js";
import { toolbar } from "./toolbar.js";

/** Cards on the page; older ones leave it. */
const MOST_CARDS = 300;

/** The live feed: every decision as a card, the newest first. */
export function liveScreen() {
	const side = sidePanel({
		title: t("Why"),
		hint: t(
			"Choose a decision to see every rule that was looked at, and why it did or did not answer.",
		),
	});
	const list = element("ol.cards", {});
	const log = element(
		"div.log",
		{ role: "log", "aria-label": t("Feed"), tabindex: 0 },
		list,
	);
	const empty = emptyNote({
		drawing: "chats",
		title: t("Nothing has happened yet"),
		words: t(
			"Every message and what was decided about it appears here, as it happens.",
		),
		action: element("a.primary", { href: hrefOf("play") }, t("Try your rules")),
	});
	const controls = toolbar({ refilter, release });
	let held = [];

	function refilter() {
		for (const card of list.children) card.hidden = !controls.shows(card.row);
		showEmpty();
	}

	/** That the rules are live is no message yet: who is new here is shown where to begin. */
	function showEmpty() {
		empty.hidden = [...list.children].some(
			(card) => !card.hidden && card.row.type !== "rules.loaded",
		);
	}

	function add(row) {
		const card = feedCard(row, { onWhy });
		card.row = row;
		card.hidden = !controls.shows(row);
		list.prepend(card);
		if (!empty.hidden) showEmpty();
		if (list.children.length > MOST_CARDS) list.lastElementChild.remove();
	}

	function onWhy(row, from) {
		for (const chosen of list.querySelectorAll(".chosen"))
			chosen.classList.remove("chosen");
		from.closest(".decision").classList.add("chosen");
		showDecision(row.decision ?? `d_${row.seq}`, side, { from });
	}

	function release() {
		for (const row of held) add(row);
		held = [];
	}

	onRow((row) => {
		if (row.type === "desk") return;
		if (!controls.paused()) return add(row);
		held = [...held, row].slice(-MOST_CARDS);
		controls.showHeld(held.length);
	});

	return {
		node: element(
			"section.screen.with-side",
			{ "aria-label": t("Live") },
			element("div.column", {}, controls.bar, log, empty),
			side.panel,
		),
	};
}
