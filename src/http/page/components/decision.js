import { ask, send } from "../lib/api.js";
import { button, element } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { hrefOf } from "../lib/router.js";
import { bubbleParts, isMessage } from "./bubble.js";
import { waitingNote } from "./empty.js";
import { outcomeOf, whyParts } from "./why.js";

/** Looks a decision up and shows its whole why in a side panel; `from` gets the focus back. */
export async function showDecision(id, side, { from = null } = {}) {
	side.show([waitingNote(t("Looking it up …"))], { from });
	try {
		side.show(decisionParts(await ask(addressOf(id)), id), { from });
	} catch (error) {
		side.show([element("p.wrong", { role: "alert" }, error.message)], { from });
	}
}

function addressOf(id) {
	return `/api/decisions/${encodeURIComponent(id)}`;
}

function decisionParts(decision, id) {
	return [
		...whyParts(decision.why ?? decision),
		...(decision.sends ?? []).map(sendLine),
		toolsOf(decision, id),
		rawOf(decision),
	];
}

function toolsOf({ conversation, event }, id) {
	const text = event?.content?.type === "text" ? event.content.text : null;
	return element(
		"div.why-tools",
		{},
		button(t("Under today's rules"), ({ target }) => showToday(id, target)),
		conversation &&
			element(
				"a.button",
				{ href: hrefOf("conversations", conversation) },
				t("Open the chat"),
			),
		text &&
			element("a.button", { href: hrefOf("play", text) }, t("Try it again")),
	);
}

/** What the same message would get now, in place of the button that asked. */
async function showToday(id, asked) {
	asked.disabled = true;
	try {
		const { changed, today } = await send(`${addressOf(id)}/replay`, {});
		asked.replaceWith(todayBox(changed, today));
	} catch (error) {
		asked.replaceWith(element("p.wrong", { role: "alert" }, error.message));
	}
}

function todayBox(changed, today) {
	const words = changed
		? t("Under today's rules it would be:")
		: t("Under today's rules it would be the same.");
	return element(
		"section.today",
		{ role: "status" },
		element("h3", {}, words),
		changed && outcomeOf(today),
		...(changed ? today.actions : [])
			.filter(isMessage)
			.map((action) => element("div.bubble.ours", {}, ...bubbleParts(action))),
	);
}

const ticks = {
	accepted: "✓",
	sent: "✓",
	delivered: "✓✓",
	seen: "✓✓",
	failed: "✗",
	withheld: "–",
};

function sendLine({ status, attempts, error }) {
	return element(
		"p.send-line",
		{ dir: "auto" },
		`${ticks[status] ?? "•"} ${t("message")}: ${status}`,
		attempts > 1 && ` · ${t("attempts")}: ${attempts}`,
		error?.message && ` · ${error.message}`,
	);
}

function rawOf(decision) {
	const shown = JSON.stringify({ ...decision, why: undefined }, null, 2);
	return element(
		"details.raw",
		{},
		element("summary", {}, t("All of it, as data")),
		element("pre", { dir: "ltr" }, shown),
	);
}
