import { element } from "../../lib/dom.js";
import { numberOf } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";

const MOST = 12;

/** Counts as bars, the longest first; a screen reader hears them as a list. */
export function bars(rows) {
	const shown = rows.filter(({ count }) => count > 0).slice(0, MOST);
	if (shown.length === 0) return element("p.hint", {}, t("Nothing yet."));
	const most = Math.max(...shown.map(({ count }) => count));
	return element(
		"ol.bars",
		{},
		...shown.map(({ label, count }) => {
			const bar = element("span.bar-fill", { "aria-hidden": "true" });
			bar.style.width = `${(100 * count) / most}%`;
			return element(
				"li",
				{},
				element("span.bar-label", { dir: "auto" }, label),
				element("span.bar-track", {}, bar),
				element("b", {}, numberOf(count)),
			);
		}),
	);
}
