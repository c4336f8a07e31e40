import uPlot from "uplot";
import { element } from "../../lib/dom.js";
import { numberOf } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { language } from "../../lib/preferences.js";

const HEIGHT = 240;

/** Messages over time as a chart, with the same figures in a table for who cannot see it. `destroy` takes it down. */
export function messagesChart(place, stats) {
	const { series } = stats;
	const lines = [
		{ key: "received", label: t("received"), colour: "--accent" },
		{ key: "answered", label: t("answered"), colour: "--seen" },
		{ key: "unanswered", label: t("not understood"), colour: "--gold" },
	];
	const data = [
		series.map(({ at }) => Date.parse(at) / 1000),
		...lines.map(({ key }) => series.map((one) => one[key])),
	];
	const chart = new uPlot(optionsOf(lines, place, stats), data, place);
	chart.root.setAttribute("aria-hidden", "true");
	place.append(tableOf(lines, series));
	const resizing = new ResizeObserver(() =>
		chart.setSize({ width: place.clientWidth, height: HEIGHT }),
	);
	resizing.observe(place);
	const scheme = matchMedia("(prefers-color-scheme: dark)");
	const redraw = () => chart.redraw();
	scheme.addEventListener("change", redraw);
	return {
		destroy() {
			resizing.disconnect();
			scheme.removeEventListener("change", redraw);
			chart.destroy();
		},
	};
}

/** Colours are read when they are drawn, so that they follow light and dark. */
function optionsOf(lines, place, { timezone, bucket }) {
	const colour = (name) => () => resolved(place, name);
	const axis = {
		stroke: colour("--soft"),
		grid: { stroke: colour("--line"), width: 1 },
		ticks: { show: false },
	};
	return {
		width: place.clientWidth,
		height: HEIGHT,
		tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), timezone),
		legend: { live: false },
		cursor: { y: false },
		axes: [
			{
				...axis,
				space: 70,
				values: (_, moments) => moments.map(axisWords(timezone, bucket)),
			},
			{
				...axis,
				size: 44,
				incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000],
			},
		],
		scales: { y: { range: (_, __, most) => [0, Math.max(4, most * 1.1)] } },
		series: [
			{},
			...lines.map(({ label, colour: name }, index) => ({
				label,
				stroke: colour(name),
				width: 2,
				points: { show: false },
				...(index === 0 && { fill: colour("--accent-soft") }),
			})),
		],
	};
}

/** `26 Nov`, or `14:00` where a bar is an hour, on the business's own clock. */
function axisWords(timezone, bucket) {
	const format = new Intl.DateTimeFormat(language(), {
		timeZone: timezone,
		...(bucket === "hour"
			? { hour: "2-digit", minute: "2-digit" }
			: { day: "numeric", month: "short" }),
	});
	return (seconds) => format.format(seconds * 1000);
}

/** `light-dark()` means nothing to a canvas: the browser says what it is now. */
function resolved(place, name) {
	place.style.color = `var(${name})`;
	const { color } = getComputedStyle(place);
	place.style.color = "";
	return color;
}

function tableOf(lines, series) {
	return element(
		"table.for-ears",
		{},
		element("caption", {}, t("Messages")),
		element(
			"tr",
			{},
			element("th", { scope: "col" }, t("from")),
			...lines.map(({ label }) => element("th", { scope: "col" }, label)),
		),
		...series.map((one) =>
			element(
				"tr",
				{},
				element("th", { scope: "row" }, new Date(one.at).toLocaleString()),
				...lines.map(({ key }) => element("td", {}, numberOf(one[key]))),
			),
		),
	);
}
