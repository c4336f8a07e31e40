import { element } from "../lib/dom.js";
import { languageName } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { hrefOf } from "../lib/router.js";

const outcomes = {
	matched: { sign: "✓", words: () => t("matched") },
	"near-miss": { sign: "≈", words: () => t("almost") },
	"not-matched": { sign: "✗", words: () => t("did not fit") },
	"not-tried": { sign: "–", words: () => t("not tried") },
};

const silences = {
	"nothing-matched": () => t("No rule fits this message."),
	"handed-off": () => t("A person has this chat."),
	limit: () => t("The rules that fit have answered often enough."),
	brake: () => t("The brake is pulled in this chat."),
	"opted-out": () => t("This contact does not want messages."),
	"waiting-for-more": () => t("It waits whether more follows."),
	paused: () => t("The bot is off."),
	"not-listed": () => t("The settings leave this number out."),
	"staff-command": () => t("It was a command of staff."),
	stale: () => t("It came more than a week late."),
	error: () => t("Something broke while deciding. It is in the log."),
};

/** Why the bot kept quiet, as a sentence. */
export function silenceWords(silent) {
	return silences[silent]?.() ?? silent;
}

/**
 * The full why of one decision: its outcome, then every rule in order with what spoke for or against it.
 *
 * @param {{ rule?: string, because?: string, silent?: string, trace?: object[], folded?: string, language?: string }} why
 */
export function whyParts(why) {
	return [outcomeOf(why), readAs(why), traceOf(why.trace ?? [])];
}

/** What was decided, in one box: the rule and what started it, or why nothing was said. */
export function outcomeOf({ rule, because, silent }) {
	if (rule)
		return element(
			"p.outcome",
			{},
			element("strong.rule", { dir: "auto" }, rule),
			because && element("span.because", { dir: "auto" }, because),
			silent && element("span.because", {}, silenceWords(silent)),
		);
	return element(
		"p.outcome.quiet",
		{},
		silent ? silenceWords(silent) : t("Nothing was said."),
	);
}

function readAs({ folded, language }) {
	if (!folded) return null;
	return element(
		"p.read-as",
		{},
		t("Read as"),
		" ",
		element("code", { dir: "auto" }, folded),
		language && ` · ${t("answered in")} ${languageName(language)}`,
	);
}

function traceOf(trace) {
	if (trace.length === 0) return null;
	return element(
		"ol.trace",
		{ "aria-label": t("Rules in order") },
		...trace.map(line),
	);
}

function line({ rule, file, line: number, outcome, because }) {
	const { sign, words } = outcomes[outcome] ?? {
		sign: "·",
		words: () => outcome,
	};
	return element(
		"li",
		{ "data-outcome": outcome },
		element(
			"span.sign",
			{ title: words(), role: "img", "aria-label": words() },
			sign,
		),
		element(
			"div",
			{},
			element("b", { dir: "auto" }, rule),
			number && placeLink(file ?? "rules.yaml", number),
			because && element("p", { dir: "auto" }, because),
		),
	);
}

/** The line of the file where a rule stands; leads into the editor. */
function placeLink(file, number) {
	return element(
		"a.place",
		{ href: hrefOf("rules", file, number), title: `${file}:${number}` },
		t("line {number}", { number }),
	);
}
