import { button, element, icon } from "../lib/dom.js";
import { t } from "../lib/i18n.js";

/** The place beside a screen where the why of one thing is shown; on a phone it covers the screen. */
export function sidePanel({ title, hint }) {
	const body = element(
		"div.side-body",
		{ tabindex: 0, role: "region", "aria-label": title },
		element("p.hint", {}, hint),
	);
	const close = button(icon("close"), shut, {
		name: t("Close"),
		kind: "icon-button",
	});
	const panel = element(
		"aside.side",
		{ "aria-label": title, keydown: ({ key }) => key === "Escape" && shut() },
		element("header", {}, element("h2", {}, title), close),
		body,
	);
	let opener = null;

	function shut() {
		panel.classList.remove("open");
		opener?.focus();
		opener = null;
	}

	return {
		panel,
		/** Shows parts; `from` gets the focus back when the panel is closed. Without `cover` a phone goes on showing the screen. */
		show(parts, { from = null, cover = true } = {}) {
			body.replaceChildren(...parts.flat().filter(Boolean));
			body.scrollTop = 0;
			if (!cover) return;
			opener = from;
			panel.classList.add("open");
			if (getComputedStyle(panel).position === "fixed") close.focus();
		},
		open() {
			panel.classList.add("open");
			close.focus();
		},
		shut,
	};
}
