import { element, icon } from "../lib/dom.js";
import { timeOf } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { hrefOf } from "../lib/router.js";
import { bubbleParts, deedWords, isMessage } from "./bubble.js";
import { isTrouble, phraseOf } from "./phrases.js";
import { silenceWords } from "./why.js";

/** One row of the journal: a decision with what was said, or a note. `onWhy(row, button)` hears when somebody wants to know why. */
export function feedCard(row, { onWhy }) {
	const made =
		row.type === "decision.made" ? decisionCard(row, onWhy) : noteCard(row);
	if (isTrouble(row)) made.classList.add("trouble");
	return made;
}

function noteCard(row) {
	const at = row.at ?? new Date().toISOString();
	return element(
		"li.note",
		{},
		timeOf(at, { seconds: true }),
		element("span.what", { dir: "auto" }, phraseOf(row)),
		row.rule && element("span.rule", { dir: "auto" }, row.rule),
		row.conversation && chatLink(row),
	);
}

function decisionCard(row, onWhy) {
	const why = element(
		"button.rule",
		{
			type: "button",
			dir: "auto",
			title: t("Show why"),
			click: (event) => {
				event.stopPropagation();
				onWhy(row, why);
			},
		},
		row.rule ?? t("no answer"),
		icon("question"),
	);
	const card = element(
		"li.decision",
		{ click: ({ target }) => !target.closest("a") && onWhy(row, why) },
		element(
			"header",
			{},
			timeOf(row.at, { seconds: true }),
			chatLink(row),
			why,
		),
		customerBubble(row.event),
		...(row.actions ?? []).map(actionPart),
		row.silent && element("p.silent", {}, silenceWords(row.silent)),
		row.because && element("p.because", { dir: "auto" }, row.because),
	);
	if (row.silent) card.classList.add("kept-quiet");
	return card;
}

function chatLink({ conversation, from, contact }) {
	const words = from ?? contact ?? conversation ?? "";
	if (!conversation) return words && element("span.from", {}, words);
	const href = hrefOf("conversations", conversation);
	return element("a.from", { href, title: t("Open the chat") }, words);
}

function customerBubble(event) {
	if (event?.content)
		return element("div.bubble.theirs", {}, ...bubbleParts(event.content));
	return event ? element("p.started-by", {}, event.type) : null;
}

function actionPart(action) {
	if (isMessage(action))
		return element("div.bubble.ours", {}, ...bubbleParts(action));
	return element("p.deed", { dir: "auto" }, deedWords(action));
}
