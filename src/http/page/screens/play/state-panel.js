import { element } from "../../lib/dom.js";
import { languageName, wallClock } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";

const timerNames = {
	continue: () => t("the rest of a rule"),
	no_reply_for: () => t("a reminder when nothing comes"),
	forget: () => t("the open question is forgotten"),
	bot_back: () => t("the bot comes back"),
	wait_for_more: () => t("no more is waited for"),
	brake: () => t("the brake is released"),
};

/** What the bot remembers of this customer, in an owner's words; only what there is. */
export function stateParts({ state, at }, timezone) {
	if (state === null)
		return element("p.hint", {}, t("Nothing is known of this customer yet."));
	return element(
		"dl.facts",
		{},
		...fact(t("Clock"), at && wallClock(at, timezone)),
		...fact(t("Name"), state.name),
		...fact(t("Language"), languageOf(state.language)),
		...fact(t("With"), state.mode === "human" ? t("a person") : t("the bot")),
		...fact(t("Opted out"), state.optedOut ? t("yes") : null),
		...fact(t("Tags"), state.tags.join(", ")),
		...Object.entries(state.fields).flatMap(([name, value]) =>
			fact(name, printed(value)),
		),
		...questionFacts(state.question),
		...state.timers.flatMap(({ kind, dueAt, about }) =>
			fact(
				wallClock(new Date(dueAt).toISOString(), timezone),
				[timerNames[kind]?.() ?? kind, about].filter(Boolean).join(": "),
			),
		),
	);
}

function fact(name, value) {
	if (!value) return [];
	return [
		element("dt", { dir: "auto" }, name),
		element("dd", { dir: "auto" }, value),
	];
}

function languageOf({ chosen, heard }) {
	const code = chosen ?? heard;
	return code && languageName(code);
}

function questionFacts(question) {
	if (!question) return [];
	const { flow, step, steps, tries, answers } = question;
	return [
		...fact(
			t("In"),
			`${flow} · ${t("step")} ${step}${steps ? `/${steps}` : ""}`,
		),
		...fact(t("Wrong answers"), tries > 0 ? String(tries) : null),
		...Object.entries(answers).flatMap(([name, value]) =>
			fact(name, printed(value)),
		),
	];
}

/** An answer as it reads best: its label, its value, or all of it. */
function printed(value) {
	if (typeof value !== "object" || value === null) return String(value);
	if (Object.hasOwn(value, "label")) return printed(value.label);
	return Object.hasOwn(value, "value")
		? printed(value.value)
		: JSON.stringify(value);
}
