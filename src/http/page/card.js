import { ask } from "./api.js";
import { bubbleParts, deedWords, isMessage } from "./bubble.js";
import { element } from "./dom.js";
import { timeOf } from "./format.js";
import { isTrouble, phraseOf } from "./phrases.js";
import { silenceWords, whyParts } from "./why.js";

/** One row of the journal: a decision with what was said, or a note. The why of a decision opens in `side`. */
export function decisionOrNote(row, side) {
	const made =
		row.type === "decision.made" ? decisionCard(row, side) : noteCard(row);
	if (isTrouble(row)) made.classList.add("trouble");
	return made;
}

function noteCard(row) {
	return element(
		"li.note",
		{},
		timeOf(row.at ?? new Date().toISOString()),
		element("span.what", { dir: "auto" }, phraseOf(row)),
		row.rule && element("span.rule", { dir: "auto" }, row.rule),
		row.from && element("span.from", {}, row.from),
	);
}

function decisionCard(row, side) {
	const open = () => showWhy(row, side, button);
	const button = element(
		"button.rule",
		{ type: "button", dir: "auto", title: "Show why" },
		row.rule ?? "no answer",
	);
	const card = element(
		"li.decision",
		{ click: open },
		element(
			"header",
			{},
			timeOf(row.at),
			element("span.from", {}, row.from ?? row.contact ?? ""),
			button,
		),
		customerBubble(row.event),
		...(row.actions ?? []).map(actionPart),
		row.silent && element("p.silent", {}, silenceWords(row.silent)),
		row.because && element("p.because", { dir: "auto" }, row.because),
	);
	if (row.silent) card.classList.add("kept-quiet");
	return card;
}

function customerBubble(event) {
	if (event?.content)
		return element(
			"div.bubble.theirs",
			{},
			...bubbleParts(event.content).filter(Boolean),
		);
	return event ? element("p.started-by", {}, event.type) : null;
}

function actionPart(action) {
	if (isMessage(action))
		return element(
			"div.bubble.ours",
			{},
			...bubbleParts(action).filter(Boolean),
		);
	return element("p.deed", { dir: "auto" }, deedWords(action));
}

async function showWhy(row, side, from) {
	for (const chosen of document.querySelectorAll(".decision.chosen"))
		chosen.classList.remove("chosen");
	from.closest(".decision").classList.add("chosen");
	side.show([element("p.hint", {}, "Looking it up …")], { from });
	try {
		const decision = await ask(
			`/api/decisions/${encodeURIComponent(row.decision ?? `d_${row.seq}`)}`,
		);
		side.show(decisionParts(decision), { from });
	} catch (error) {
		side.show([element("p.wrong", {}, error.message)], { from });
	}
}

function decisionParts(decision) {
	return [
		...whyParts(decision.why ?? decision),
		...(decision.sends ?? []).map(({ status, attempts, error }) =>
			element(
				"p.send-line",
				{},
				`${ticks[status] ?? "•"} message ${status}`,
				attempts > 1 && `, ${attempts} attempts`,
				error?.message && `: ${error.message}`,
			),
		),
		element(
			"details.raw",
			{},
			element("summary", {}, "All of it"),
			element(
				"pre",
				{},
				JSON.stringify({ ...decision, why: undefined }, null, 2),
			),
		),
	];
}

const ticks = {
	accepted: "✓",
	sent: "✓",
	delivered: "✓✓",
	seen: "✓✓",
	failed: "✗",
	withheld: "–",
};
