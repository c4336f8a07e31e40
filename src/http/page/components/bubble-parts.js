import { element, icon } from "../lib/dom.js";
import { formatted } from "../lib/whatsapp-text.js";

/** The words of a message, in their own direction. */
export function caption(text) {
	return element("p.words", { dir: "auto" }, ...formatted(String(text ?? "")));
}

/** A drawing with a title and a small line below. */
export function cardLine(drawing, title, below) {
	return element(
		"div.card-line",
		{},
		element("span.frame", {}, icon(drawing)),
		element(
			"div",
			{ dir: "auto" },
			element("b", {}, title),
			below && element("small", {}, below),
		),
	);
}

/** The site an address leads to, so that nobody follows a name blindly. */
export function siteOf(url) {
	return URL.canParse(url) ? new URL(url).host : "";
}
