import { ask, withQuery } from "../../lib/api.js";
import { button, element, icon } from "../../lib/dom.js";
import { timeOf } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { hrefOf } from "../../lib/router.js";

const PAGE = 20;

/** Who changed what, the newest first; no texts and no numbers of customers stand in it. */
export function auditCard() {
	const list = element("ol.audit", {});
	const more = button(t("More"), () => load(), { hidden: true });
	let next = null;

	async function load() {
		const path = withQuery("/api/audit", { limit: PAGE, cursor: next });
		const found = await ask(path).catch(() => ({ entries: [], next: null }));
		next = found.next;
		more.hidden = next === null;
		list.append(...found.entries.map(row));
	}

	load();
	return element(
		"section.health-card.wide",
		{ "data-state": "good" },
		element("h2", {}, icon("rules"), t("What was changed")),
		list,
		element("p", {}, more),
	);
}

function row({ at, by, action, about }) {
	const isChat = /^c_\d+$/.test(about ?? "");
	return element(
		"li",
		{},
		timeOf(at),
		element("b", { dir: "auto" }, by),
		element("code", {}, action),
		isChat
			? element("a", { href: hrefOf("conversations", about) }, about)
			: element("span", { dir: "auto" }, about ?? ""),
	);
}
