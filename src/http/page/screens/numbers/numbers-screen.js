import { choice } from "../../components/choice.js";
import { silenceWords } from "../../components/why.js";
import { ask, withQuery } from "../../lib/api.js";
import { element } from "../../lib/dom.js";
import { languageName } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { bars } from "./bars.js";
import { funnel } from "./funnel.js";
import { heatMap } from "./heat-map.js";
import { tiles } from "./tiles.js";

const DAY_MS = 86_400_000;

/** What happened, counted: messages, answers, reply times, rules, hours, deliveries, languages. */
export function numbersScreen() {
	const place = element("div.numbers-grid", { "aria-live": "polite" });
	const days = choice({
		label: t("Days"),
		options: {
			1: t("Today"),
			7: t("7 days"),
			30: t("30 days"),
			90: t("90 days"),
		},
		chosen: "30",
		onChange: () => load(),
	});
	let chart = null;

	async function load() {
		const from = new Date(Date.now() - Number(days.value()) * DAY_MS);
		try {
			const stats = await ask(
				withQuery("/api/stats", { from: from.toISOString() }),
			);
			await show(stats);
		} catch (error) {
			place.replaceChildren(
				element("p.wrong", { role: "alert" }, error.message),
			);
		}
	}

	async function show(stats) {
		const { messagesChart } = await import("./messages-chart.js");
		chart?.destroy();
		const picture = element("div.chart", {});
		place.replaceChildren(
			tiles(stats),
			panel(t("Messages"), picture, "wide"),
			panel(t("When they write"), heatMap(stats.heat)),
			panel(t("What became of ours"), funnel(stats.delivery)),
			panel(t("Rules by answers"), ruleBars(stats.rules)),
			panel(t("Why it stayed silent"), bars(stats.silences.map(silence))),
			panel(t("Languages"), bars(stats.languages.map(languageBar))),
			panel(t("Failures"), bars(stats.failures.map(failure))),
		);
		chart = messagesChart(picture, stats);
	}

	return {
		node: element(
			"section.screen.numbers",
			{ "aria-label": t("Numbers") },
			element(
				"div.column.scrolls",
				{},
				element("div.toolbar", {}, days.node),
				place,
			),
		),
		enter: () => load(),
	};
}

function panel(title, content, size = "") {
	return element(
		"section",
		{ class: `number-panel ${size}` },
		element("h2", {}, title),
		content,
	);
}

function ruleBars(rules) {
	return bars(rules.map(({ rule, hits }) => ({ label: rule, count: hits })));
}

const silence = ({ silent, count }) => ({ label: silenceWords(silent), count });
const failure = ({ reason, count }) => ({ label: reason, count });
const languageBar = ({ language, count }) => ({
	label: languageName(language),
	count,
});
