import { askForm, field } from "../../components/dialog.js";
import { toast, tried } from "../../components/toast.js";
import { ask } from "../../lib/api.js";
import { button, element, icon } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { go } from "../../lib/router.js";
import { titleOf } from "./chat-head.js";

/** Everything about a person, to hand it over or to forget it. */
export function privacyTools(row) {
	const path = `/api/conversations/${row.conversation}`;
	return element(
		"section.part.admin-only",
		{},
		element("h3", {}, t("Their data")),
		element(
			"div.why-tools",
			{},
			element(
				"a.button",
				{ href: `${path}/export`, download: `${row.contact}.json` },
				icon("download"),
				t("Export"),
			),
			button([icon("trash"), t("Erase …")], () => erase(row, path)),
		),
	);
}

/** Whoever erases types the name: it cannot be undone. */
async function erase(row, path) {
	const title = titleOf(row);
	const values = await askForm(
		t("Erase everything about {name}?", { name: title }),
		[
			element(
				"p",
				{},
				t(
					"All messages, notes, tags and answers of this person are deleted for good.",
				),
			),
			field(
				t("Type {word} to go on", { word: row.contact }),
				element("input", {
					name: "word",
					required: true,
					pattern: row.contact,
					autocomplete: "off",
				}),
			),
		],
		{ label: t("Erase for good") },
	);
	if (values?.word !== row.contact) return;
	const done = await tried(() => ask(path, { method: "DELETE" }));
	if (!done) return;
	toast(t("Everything about this person is gone."));
	go("conversations");
}
