import { element } from "../../lib/dom.js";
import { numberOf, shareOf } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";

/** From our door to the customer's eyes: how many of the messages that left arrived and were read, and what was lost. */
export function funnel({ accepted, delivered, seen, failed, withheld }) {
	if (accepted + failed + withheld === 0)
		return element("p.hint", {}, t("Nothing yet."));
	return element(
		"ol.bars.funnel",
		{},
		step(t("sent"), accepted, accepted, "accent"),
		step(t("delivered"), delivered, accepted, "accent"),
		step(t("read"), seen, accepted, "seen"),
		step(t("failed"), failed, accepted + failed, "red"),
		step(t("held back"), withheld, accepted + withheld, "gold"),
	);
}

function step(label, count, all, colour) {
	const share = all === 0 ? 0 : count / all;
	const bar = element("span.bar-fill", {
		"aria-hidden": "true",
		"data-colour": colour,
	});
	bar.style.width = `${100 * share}%`;
	return element(
		"li",
		{},
		element("span.bar-label", {}, label),
		element("span.bar-track", {}, bar),
		element("b", {}, `${numberOf(count)} · ${shareOf(share)}`),
	);
}
