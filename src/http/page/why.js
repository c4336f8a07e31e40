import { element } from "./dom.js";

const outcomes = {
	matched: { sign: "✓", words: "matched" },
	"near-miss": { sign: "≈", words: "almost" },
	"not-matched": { sign: "✗", words: "did not fit" },
	"not-tried": { sign: "–", words: "not tried" },
};

const silences = {
	"nothing-matched": "No rule fits this message.",
	"handed-off": "A person has this chat.",
	limit: "The rules that fit have answered often enough.",
	brake: "The brake is pulled in this chat.",
	"opted-out": "This contact does not want messages.",
	"waiting-for-more": "It waits whether more follows.",
	paused: "The bot is off.",
	"not-listed": "The settings leave this number out.",
	"staff-command": "It was a command of staff.",
	stale: "It came more than a week late.",
	error: "Something broke while deciding. It is in the log.",
};

/** Why the bot kept quiet, as a sentence. */
export function silenceWords(silent) {
	return silences[silent] ?? silent;
}

/**
 * The full why of one decision: its outcome, then every rule in order with what spoke for or against it.
 *
 * @param {{ rule?: string, because?: string, silent?: string, trace?: object[], folded?: string, language?: string }} why
 */
export function whyParts(why) {
	const trace = why.trace ?? [];
	return [
		outcomeOf(why),
		readAs(why),
		trace.length > 0 &&
			element(
				"ol.trace",
				{ "aria-label": "Rules in order" },
				...trace.map(line),
			),
	];
}

function outcomeOf({ rule, because, silent }) {
	if (rule)
		return element(
			"p.outcome",
			{},
			element("strong.rule", { dir: "auto" }, rule),
			because && element("span.because", { dir: "auto" }, because),
		);
	return element(
		"p.outcome.quiet",
		{},
		silenceWords(silent ?? "nothing-matched"),
	);
}

function readAs({ folded, language }) {
	if (!folded) return null;
	return element(
		"p.read-as",
		{},
		"Read as ",
		element("code", { dir: "auto" }, folded),
		language && `, answered in ${languageName(language)}`,
	);
}

function languageName(code) {
	try {
		return new Intl.DisplayNames(undefined, { type: "language" }).of(code);
	} catch {
		return code;
	}
}

function line({ rule, line: number, outcome, because }) {
	const { sign, words } = outcomes[outcome] ?? { sign: "·", words: outcome };
	return element(
		"li",
		{ "data-outcome": outcome },
		element(
			"span.sign",
			{ title: words, role: "img", "aria-label": words },
			sign,
		),
		element(
			"div",
			{},
			element("b", { dir: "auto" }, rule),
			number && element("small.place", {}, ` line ${number}`),
			because && element("p", { dir: "auto" }, because),
		),
	);
}
