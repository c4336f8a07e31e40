import { ask, withQuery } from "../../lib/api.js";
import { button, element } from "../../lib/dom.js";
import { shortTimeOf } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { hrefOf } from "../../lib/router.js";

/** What a search through everything that was said found: people first, then messages. */
export function searchResults() {
	const node = element("div.found", { hidden: true, "aria-live": "polite" });
	let asked = "";

	async function look(words) {
		asked = words;
		node.hidden = words === "";
		if (words === "") return node.replaceChildren();
		await page(words, null);
	}

	/** An answer that comes after another question was asked is dropped. */
	async function page(words, cursor) {
		try {
			const answer = await ask(withQuery("/api/search", { q: words, cursor }));
			if (asked === words) show(words, answer, cursor !== null);
		} catch (error) {
			if (asked === words)
				node.replaceChildren(
					element("p.wrong", { role: "alert" }, error.message),
				);
		}
	}

	function show(words, { people = [], messages, next }, isMore) {
		const rows = [
			...people.map(personRow),
			...messages.map(messageRow),
			next &&
				button(t("More"), ({ target }) => {
					target.remove();
					page(words, next);
				}),
		].filter(Boolean);
		if (isMore) return node.append(...rows);
		if (rows.length === 0)
			rows.push(element("p.hint", {}, t("Nothing was found.")));
		node.replaceChildren(...rows);
	}

	return { node, look };
}

function personRow({ conversation, name, address, last_at: lastAt }) {
	return element(
		"a.hit",
		{ href: hrefOf("conversations", conversation) },
		element(
			"span.person-head",
			{},
			element("b", { dir: "auto" }, name ?? address),
			lastAt && shortTimeOf(lastAt),
		),
		element("small", {}, address),
	);
}

function messageRow({ conversation, name, seq, at, rule, customer, answer }) {
	return element(
		"a.hit",
		{ href: hrefOf("conversations", conversation, seq) },
		element(
			"span.person-head",
			{},
			element("b", { dir: "auto" }, name ?? conversation),
			shortTimeOf(at),
		),
		customer && element("span.snippet", { dir: "auto" }, customer),
		answer &&
			element("span.snippet.answer", { dir: "auto" }, `${t("Bot")}: ${answer}`),
		rule && element("span.chip", { dir: "auto" }, rule),
	);
}
