import { t } from "../../lib/i18n.js";

const MOST = 60;

const names = {
	keyword: () => t("word"),
	regex: () => t("pattern"),
	schedule: () => t("schedule"),
	first_message: () => t("first message"),
	nothing_matched: () => t("nothing else fits"),
	message: () => t("message"),
	button: () => t("tap"),
	no_reply_for: () => t("no reply for"),
	event: () => t("event"),
	delivery: () => t("delivery"),
};

/** How a rule starts, one short text for each way: `word: hours, open, …`. */
export function triggerWords({ when = [] }) {
	if (when.length === 0) return [t("only where another rule names it")];
	return when.map(({ key, spec }) => {
		const name = names[key]?.() ?? key;
		const details = detailsOf(spec);
		return details === "" ? name : `${name}: ${shortened(details)}`;
	});
}

function detailsOf(spec) {
	if (spec === true || spec === null || spec === undefined) return "";
	if (Array.isArray(spec)) return spec.map(detailsOf).join(", ");
	if (typeof spec !== "object") return String(spec);
	return Object.entries(spec)
		.filter(([, value]) => value !== null && value !== false)
		.filter(([key]) => !["match", "typos", "case", "if_missed"].includes(key))
		.map(([, value]) => detailsOf(value))
		.filter((words) => words !== "")
		.join(", ");
}

function shortened(text) {
	const letters = [...text];
	return letters.length <= MOST ? text : `${letters.slice(0, MOST).join("")}…`;
}
