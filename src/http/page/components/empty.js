import { element, icon } from "../lib/dom.js";

/** What stands where nothing is yet: a drawing, what will be here, and what to do about it. */
export function emptyNote({ drawing, title, words, action = null }) {
	return element(
		"div.empty",
		{},
		element("p.big", {}, icon(drawing)),
		element("h2", {}, title),
		element("p", {}, words),
		action && element("p", {}, action),
	);
}

/** While something is looked up. */
export function waitingNote(words) {
	return element("p.waiting", { role: "status" }, words);
}
