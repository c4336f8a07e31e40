import { button, element, icon } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { openDialog } from "./dialog.js";

/** Options come as a list, or as the owner wrote them: `{ hours: "Opening hours" }`. */
export function optionsOf(options = []) {
	if (Array.isArray(options)) return options;
	return Object.entries(options).map(([id, label]) => ({
		id,
		...(typeof label === "object" ? label : { label }),
	}));
}

/** One option under a message; without a listener it is only shown. */
export function optionButton({ id, label, about }, source, onTap) {
	const words = [label, about && element("small", {}, about)].filter(Boolean);
	if (!onTap) return element("p.option", { dir: "auto" }, ...words);
	return button(words, () => onTap({ id, label, source }), {
		kind: "option",
		dir: "auto",
	});
}

/** The button of a list message: it opens the rows over the screen, as a phone does. */
export function listButton({ label, sections = [] }, onTap) {
	const title = label ?? t("Options");
	const open = async () => {
		const chosen = await openDialog(title, (close) =>
			sections.flatMap((section) => sectionParts(section, close, onTap)),
		);
		if (chosen) onTap(chosen);
	};
	return button([icon("rules"), title], open, {
		kind: "option",
		dir: "auto",
		"aria-haspopup": "dialog",
	});
}

function sectionParts({ title, options }, close, onTap) {
	return [
		title && element("h3", { dir: "auto" }, title),
		element(
			"div.list-rows",
			{},
			...optionsOf(options).map((option) =>
				optionButton(option, "list", onTap && close),
			),
		),
	];
}
