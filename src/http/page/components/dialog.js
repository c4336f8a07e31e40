import { button, element, icon } from "../lib/dom.js";
import { t } from "../lib/i18n.js";

/**
 * A dialog over the page; gives what closed it with. The browser keeps the focus inside and gives it back afterwards.
 *
 * @param {string} title
 * @param {(close: (value?: unknown) => void) => (Node | string | null)[]} parts what stands in it
 * @param {{ wide?: boolean }} [options]
 */
export function openDialog(title, parts, { wide = false } = {}) {
	return new Promise((resolve) => {
		let result;
		const close = (value) => {
			result = value;
			dialog.close();
		};
		// Going back on a phone leaves the screen that this stands over.
		const leave = () => dialog.close();
		const heading = element("h2", { id: "dialog-title" }, title);
		const dialog = element(
			wide ? "dialog.sheet.wide" : "dialog.sheet",
			{
				"aria-labelledby": "dialog-title",
				close: () => {
					removeEventListener("hashchange", leave);
					dialog.remove();
					resolve(result);
				},
				click: ({ target }) => target === dialog && close(),
			},
			element(
				"div.sheet-body",
				{},
				element("header", {}, heading, closeButton(close)),
				...parts(close).filter(Boolean),
			),
		);
		document.body.append(dialog);
		addEventListener("hashchange", leave);
		dialog.showModal();
	});
}

function closeButton(close) {
	return button(icon("close"), () => close(), {
		name: t("Close"),
		kind: "icon-button",
	});
}

/** Asks before something that cannot be undone; gives whether to go on. */
export async function confirmed(title, words, { label, danger = false }) {
	const answer = await openDialog(title, (close) => [
		element("p", { dir: "auto" }, words),
		element(
			"footer",
			{},
			button(t("Cancel"), () => close(false)),
			button(label, () => close(true), { kind: danger ? "danger" : "primary" }),
		),
	]);
	return answer === true;
}

/** A form in a dialog: `fields` are nodes that hold inputs with names; gives their values, or null when it was closed. */
export async function askForm(title, fields, { label, wide = false }) {
	const answer = await openDialog(
		title,
		(close) => [
			element(
				"form.fields",
				{
					submit: (event) => {
						event.preventDefault();
						close(Object.fromEntries(new FormData(event.target)));
					},
				},
				...fields,
				element(
					"footer",
					{},
					button(t("Cancel"), () => close()),
					element("button.primary", { type: "submit" }, label),
				),
			),
		],
		{ wide },
	);
	return answer ?? null;
}

/** One labelled box of a form. */
export function field(label, input, hint = null) {
	return element(
		"label.field",
		{},
		element("span.field-name", {}, label),
		input,
		hint && element("small", {}, hint),
	);
}
