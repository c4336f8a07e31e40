import { button, element, icon } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import {
	keep,
	language,
	languages,
	theme,
	themes,
} from "../lib/preferences.js";
import { alarmBell } from "./alarm.js";

/** The language of the interface and its colours, kept in this browser. */
export function settings() {
	return element(
		"div.settings",
		{},
		languageChoice(),
		themeButton(),
		alarmBell(),
	);
}

/** Every part of the page is made with its words, so another language begins anew. */
function languageChoice() {
	const change = ({ target }) => {
		keep("language", target.value);
		location.reload();
	};
	return element(
		"select",
		{ "aria-label": t("Language"), change },
		...Object.entries(languages).map(([code, name]) =>
			element(
				"option",
				{ value: code, lang: code, selected: code === language() },
				name,
			),
		),
	);
}

function themeButton() {
	const names = { auto: t("automatic"), light: t("light"), dark: t("dark") };
	const name = (mode) => t("Colours: {mode}", { mode: names[mode] });
	const next = () => {
		const mode = themes[(themes.indexOf(theme()) + 1) % themes.length];
		keep("theme", mode);
		document.documentElement.dataset.theme = mode;
		made.title = name(mode);
		made.setAttribute("aria-label", name(mode));
	};
	const made = button(icon("theme"), next, {
		kind: "icon-button",
		name: name(theme()),
	});
	return made;
}
