import { element } from "../../lib/dom.js";
import { lengthOf, numberOf, shareOf } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";

/** The few figures that say how it goes. */
export function tiles({ messages, reply_ms: reply }) {
	return element(
		"dl.tiles",
		{},
		tile(t("Messages received"), numberOf(messages.received)),
		tile(
			t("Answered by the bot"),
			messages.received === 0 ? "–" : shareOf(messages.answered_share),
			numberOf(messages.answered),
		),
		tile(t("Not understood"), numberOf(messages.unanswered)),
		tile(t("Median reply of the bot"), spent(reply.bot)),
		tile(t("Median reply of a person"), spent(reply.person)),
		tile(t("Messages sent"), numberOf(messages.sent)),
	);
}

function tile(name, value, below = null) {
	return element(
		"div.tile",
		{},
		element("dt", {}, name),
		element(
			"dd",
			{ dir: "auto" },
			value,
			below && element("small", {}, ` ${below}`),
		),
	);
}

/** Under a second in milliseconds, else in words. */
function spent({ median, count }) {
	if (!count || median === null) return "–";
	return median < 1000
		? `${numberOf(Math.round(median))} ms`
		: lengthOf(median);
}
