import { choice } from "../../components/choice.js";
import { emptyNote, waitingNote } from "../../components/empty.js";
import { ask, withQuery } from "../../lib/api.js";
import { button, element } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { hrefOf } from "../../lib/router.js";
import { groupCard } from "./group-card.js";

/** What customers wrote and no rule understood, grouped by its words, with what to add to which rule. */
export function unansweredScreen() {
	const list = element("ol.groups", {});
	const days = choice({
		label: t("Days"),
		options: { 7: t("7 days"), 30: t("30 days"), 90: t("90 days") },
		chosen: "30",
		onChange: () => load(),
	});
	let rules = [];

	async function load(cursor = null) {
		if (cursor === null)
			list.replaceChildren(waitingNote(t("Looking it up …")));
		try {
			const [page, live] = await Promise.all([
				ask(withQuery("/api/unanswered", { days: days.value(), cursor })),
				ask("/api/rules"),
			]);
			rules = live.rules;
			show(page, cursor !== null);
		} catch (error) {
			list.replaceChildren(
				element("li.wrong", { role: "alert" }, error.message),
			);
		}
	}

	function show({ groups, next }, isMore) {
		const cards = groups.map((group) =>
			groupCard(group, { rules, onDone: () => load() }),
		);
		const more =
			next &&
			button(t("More"), ({ target }) => {
				target.closest("li").remove();
				load(next);
			});
		const rows = more ? [...cards, element("li", {}, more)] : cards;
		if (isMore) return list.append(...rows);
		list.replaceChildren(...(rows.length > 0 ? rows : [nothingHere()]));
	}

	return {
		node: element(
			"section.screen.unanswered",
			{ "aria-label": t("Unanswered") },
			element(
				"div.column.narrow",
				{},
				element(
					"div.toolbar",
					{},
					element(
						"p.hint",
						{},
						t("What no rule understood, the most frequent first."),
					),
					days.node,
				),
				list,
			),
		),
		enter: () => load(),
	};
}

function nothingHere() {
	return element(
		"li",
		{},
		emptyNote({
			drawing: "check",
			title: t("Everything was understood"),
			words: t("Messages that no rule fits will be collected here."),
			action: element(
				"a.primary",
				{ href: hrefOf("play") },
				t("Try your rules"),
			),
		}),
	);
}
