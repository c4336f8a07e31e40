import { element } from "./dom.js";
import { t } from "./i18n.js";
import { language } from "./preferences.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Numbers stay in digits that everybody at a counter reads. */
const locale = { en: "en-GB", fr: "fr", ar: "ar-u-nu-latn" };

function formatter(options) {
	return new Intl.DateTimeFormat(locale[language()], options);
}

/** A moment as `<time>`; the day stands before it when it is not today. */
export function timeOf(iso, { seconds = false } = {}) {
	const at = new Date(iso);
	const clock = formatter({
		hour: "2-digit",
		minute: "2-digit",
		...(seconds && { second: "2-digit" }),
	}).format(at);
	const text = isToday(at) ? clock : `${dayOf(at)} ${clock}`;
	return element("time", { datetime: iso, title: at.toLocaleString() }, text);
}

/** `Thu 26 Nov`. */
export function dayOf(at) {
	return formatter({ weekday: "short", day: "numeric", month: "short" }).format(
		at,
	);
}

/** `14:05` today, else the day: for the right end of a list's row. */
export function shortTimeOf(iso) {
	const at = new Date(iso);
	const options = isToday(at)
		? { hour: "2-digit", minute: "2-digit" }
		: { day: "numeric", month: "short" };
	return element(
		"time",
		{ datetime: iso, title: at.toLocaleString() },
		formatter(options).format(at),
	);
}

/** A day's name for a heading in a transcript: `Today`, `Yesterday`, `Monday 23 November`. */
export function dayHeading(iso) {
	const at = new Date(iso);
	if (isToday(at)) return t("Today");
	if (isToday(new Date(at.getTime() + DAY))) return t("Yesterday");
	return formatter({ weekday: "long", day: "numeric", month: "long" }).format(
		at,
	);
}

/** A moment in a zone of its own, with its weekday: `Mon 08:00`. */
export function wallClock(iso, timezone) {
	const options = { weekday: "short", hour: "2-digit", minute: "2-digit" };
	return formatter({ ...options, timeZone: timezone }).format(new Date(iso));
}

/** A length of time in its two largest units: `3 h 20 min`. */
export function lengthOf(milliseconds) {
	const parts = [
		[Math.floor(milliseconds / DAY), t("d")],
		[Math.floor((milliseconds % DAY) / HOUR), t("h")],
		[Math.floor((milliseconds % HOUR) / MINUTE), t("min")],
		[Math.floor((milliseconds % MINUTE) / 1000), t("s")],
	];
	const first = parts.findIndex(([count]) => count > 0);
	if (first === -1) return `0 ${t("s")}`;
	return parts
		.slice(first, first + 2)
		.filter(([count]) => count > 0)
		.map(([count, unit]) => `${count} ${unit}`)
		.join(" ");
}

/** How long ago, in one unit: `5 min ago`. */
export function agoOf(iso) {
	const passed = Math.max(0, Date.now() - new Date(iso).getTime());
	const [length, unit] = [
		[DAY, "day"],
		[HOUR, "hour"],
		[MINUTE, "minute"],
	].find(([one]) => passed >= one) ?? [1000, "second"];
	const words = new Intl.RelativeTimeFormat(locale[language()], {
		numeric: "auto",
		style: "short",
	});
	return element(
		"time",
		{ datetime: iso, title: new Date(iso).toLocaleString() },
		words.format(-Math.floor(passed / length), unit),
	);
}

/** `12,345`. */
export function numberOf(value) {
	return new Intl.NumberFormat(locale[language()]).format(value);
}

/** `0.873` → `87 %`. */
export function shareOf(value) {
	return new Intl.NumberFormat(locale[language()], {
		style: "percent",
		maximumFractionDigits: 0,
	}).format(value);
}

/** `1536` → `1.5 KB`. */
export function bytesOf(bytes) {
	const units = ["B", "KB", "MB", "GB", "TB"];
	let value = bytes;
	let unit = 0;
	while (value >= 1024 && unit < units.length - 1) {
		value /= 1024;
		unit += 1;
	}
	return `${numberOf(Math.round(value * 10) / 10)} ${units[unit]}`;
}

/** A language's own name in the language of the interface; the code where nobody knows it. */
export function languageName(code) {
	try {
		return new Intl.DisplayNames(locale[language()], { type: "language" }).of(
			code,
		);
	} catch {
		return code;
	}
}

function isToday(at) {
	return at.toDateString() === new Date().toDateString();
}
