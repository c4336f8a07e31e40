import { element } from "../lib/dom.js";
import { onRow } from "../lib/feed.js";
import { t } from "../lib/i18n.js";

/** A hand-over that is older when the page hears of it is no news. */
const NEWS_MS = 60_000;

/** Whether a row tells that a rule wants a person, just now; what a colleague takes over by hand calls nobody. */
export function isCall({ type, rule, at }) {
	const isNews = Date.now() - Date.parse(at) < NEWS_MS;
	return type === "handoff.started" && Boolean(rule) && isNews;
}

/** How many chats called for a person since somebody looked: a number beside the screen's name, and in the window's title. */
export function wantedCount() {
	let count = 0;
	let title = "Marhaba";
	let isLooking = false;
	const badge = element("span.wanted", { hidden: true });

	function show() {
		badge.hidden = count === 0;
		badge.textContent = String(count);
		badge.title = t("Chats that want a person: {count}", { count });
		document.title = count === 0 ? title : `(${count}) ${title}`;
	}

	function look() {
		if (isLooking && !document.hidden) count = 0;
		show();
	}

	onRow((row) => {
		if (!isCall(row)) return;
		count += 1;
		look();
	});
	addEventListener("visibilitychange", look);
	return {
		badge,
		/** Another screen is shown; `looksAtChats`: it is the one where they are. */
		shown(words, looksAtChats) {
			title = words;
			isLooking = looksAtChats;
			look();
		},
	};
}
