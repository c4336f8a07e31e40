import { element } from "../../lib/dom.js";
import { numberOf } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { language } from "../../lib/preferences.js";

const STEPS = 5;
/** A Monday. */
const MONDAY = Date.UTC(2026, 10, 23);
const DAY_MS = 86_400_000;

/** Messages by hour and weekday, Monday first, in the business's own time: the darker, the more. */
export function heatMap(heat) {
	const most = Math.max(1, ...heat.flat());
	return element(
		"div.heat-scroll",
		{ tabindex: 0, role: "region", "aria-label": t("When they write") },
		element(
			"table.heat",
			{},
			element("caption", {}, t("Messages by weekday and hour")),
			element("thead", {}, hoursRow()),
			element(
				"tbody",
				{},
				...heat.map((hours, day) => dayRow(hours, day, most)),
			),
		),
	);
}

function hoursRow() {
	return element(
		"tr",
		{},
		element("td", {}),
		...Array.from({ length: 24 }, (_, hour) =>
			element("th", { scope: "col" }, hour % 3 === 0 ? hour : ""),
		),
	);
}

function dayRow(hours, day, most) {
	const name = new Intl.DateTimeFormat(language(), {
		weekday: "short",
		timeZone: "UTC",
	}).format(MONDAY + day * DAY_MS);
	return element(
		"tr",
		{},
		element("th", { scope: "row" }, name),
		...hours.map((count, hour) =>
			element(
				"td",
				{
					"data-heat": count === 0 ? 0 : Math.ceil((STEPS * count) / most),
					title: `${name} ${hour}:00 · ${numberOf(count)}`,
				},
				element("span.for-ears", {}, numberOf(count)),
			),
		),
	);
}
