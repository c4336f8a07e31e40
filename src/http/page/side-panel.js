import { element } from "./dom.js";

/** The place beside a view where the why of one thing is shown; on a phone it covers the view. */
export function sidePanel({ title, hint }) {
	const body = element("div.side-body", {}, element("p.hint", {}, hint));
	const close = element(
		"button.icon-button",
		{ type: "button", "aria-label": "Close", click: shut },
		"✕",
	);
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
		/** Shows parts; `from` gets the focus back when the panel is closed. */
		show(parts, { from = null, cover = true } = {}) {
			body.replaceChildren(...parts.filter(Boolean));
			body.scrollTop = 0;
			if (!cover) return;
			opener = from;
			panel.classList.add("open");
			if (getComputedStyle(panel).position === "fixed") close.focus();
		},
	};
}
