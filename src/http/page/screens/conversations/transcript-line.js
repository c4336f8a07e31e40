import { bubbleParts } from "../../components/bubble.js";
import { showDecision } from "../../components/decision.js";
import { silenceWords } from "../../components/why.js";
import { withheldWords } from "../../components/withheld.js";
import { button, element } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { messageState } from "./ticks.js";

const clock = new Intl.DateTimeFormat("en-GB", {
	hour: "2-digit",
	minute: "2-digit",
});

/** One message in a transcript: the customer's at one side, ours at the other, with its rule, its time and its ticks. */
export function transcriptLine(line, side) {
	const { seq, from, content, rule } = line;
	const isOurs = from !== "customer";
	const foot = element(
		"span.bubble-foot",
		{},
		from === "staff" && element("span", { dir: "auto" }, line.by ?? t("Staff")),
		element("time", { datetime: line.at }, clock.format(new Date(line.at))),
		isOurs && messageState(line),
	);
	return element(
		"li.line",
		{ "data-from": from, "data-seq": seq },
		element(
			isOurs ? "div.bubble.ours" : "div.bubble.theirs",
			{},
			...bubbleParts(content, { media: isOurs ? null : mediaOf(line) }),
			foot,
		),
		isOurs ? failure(line) : null,
		ruleBadge(line, rule, side),
	);
}

/** A customer's file is asked of our own server: by its name, or by the last part of the address it had. */
function mediaOf({ media, content }) {
	if (media) return media;
	if (!URL.canParse(content.url ?? "")) return null;
	return new URL(content.url).pathname.split("/").filter(Boolean).pop() ?? null;
}

/** Which rule answered a customer's message, or why nobody did; opens the whole why. */
function ruleBadge({ from, seq, decision, status }, rule, side) {
	if (from !== "customer") return null;
	const words = rule ?? (status ? silenceWords(status) : t("no answer"));
	const badge = button(
		words,
		() => showDecision(decision ?? `d_${seq}`, side, { from: badge }),
		{ kind: "badge", dir: "auto", title: t("Show why") },
	);
	if (!rule || status) badge.classList.add("quiet");
	return badge;
}

function failure({ status, error, withheld }) {
	if (status !== "failed" && status !== "withheld") return null;
	const words = [error?.message, error?.advice].filter(Boolean).join(" ");
	return element(
		"p.failed-words",
		{ dir: "auto" },
		status === "withheld"
			? withheldWords(withheld)
			: words || t("It did not arrive."),
	);
}
