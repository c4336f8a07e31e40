import { tried } from "../../components/toast.js";
import { ask, send, withQuery } from "../../lib/api.js";
import { button, element, icon } from "../../lib/dom.js";
import { timeOf } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";

/** What colleagues wrote down about a person; the customer never sees it. */
export function notes({ conversation }) {
	const path = `/api/conversations/${conversation}/notes`;
	const list = element("ol.notes", {});
	const input = element("textarea.note-box", {
		rows: 2,
		placeholder: t("Write something down for your colleagues"),
		"aria-label": t("New note"),
		dir: "auto",
		maxlength: 4000,
	});

	async function load() {
		list.replaceChildren(...(await page(null)));
	}

	/** The rows of one page; behind them, where there are more, a button that the next page takes the place of. */
	async function page(cursor) {
		const asking = ask(withQuery(path, { cursor }));
		const { notes: found, next } = await asking.catch(() => ({ notes: [] }));
		const rows = found.map(noteRow);
		if (!next) return rows;
		const more = button(t("Older notes"), async () =>
			row.replaceWith(...(await page(next))),
		);
		const row = element("li", {}, more);
		return [...rows, row];
	}

	async function submit(event) {
		event.preventDefault();
		const text = input.value.trim();
		if (text === "") return;
		if (!(await tried(() => send(path, { text })))) return;
		input.value = "";
		await load();
	}

	async function remove(note) {
		await tried(() => ask(`${path}/${note}`, { method: "DELETE" }));
		await load();
	}

	function noteRow({ note, at, by, text }) {
		return element(
			"li",
			{},
			element("p", { dir: "auto" }, text),
			element(
				"small",
				{},
				element("span", { dir: "auto" }, by),
				" · ",
				timeOf(at),
				button(icon("trash"), () => remove(note), {
					name: t("Delete this note"),
					kind: "icon-button",
				}),
			),
		);
	}

	load();
	return element(
		"section.part",
		{},
		element("h3", {}, t("Notes")),
		list,
		element(
			"form.fields",
			{ submit },
			input,
			element("button", { type: "submit" }, t("Add note")),
		),
	);
}
