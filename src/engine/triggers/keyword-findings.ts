import type { Finding } from "../model.ts";
import { findPhrase } from "../text/find-phrase.ts";
import { readPhrase, wordsOf } from "../text/phrase.ts";
import { readText } from "../text/read-text.ts";
import type { KeywordSpec } from "./keyword.ts";

/** What is wrong with keywords that are all texts: words that vanish, and combinations that no message can meet. */
export function keywordFindings(spec: KeywordSpec): readonly Finding[] {
	return [
		...(["any", "all", "except"] as const).flatMap((list) =>
			spec[list].flatMap((entry, at) => vanishing(entry, [list, at])),
		),
		...spec.any.flatMap((entry, at) => excluded(spec, entry, ["any", at])),
		...misused(spec),
	];
}

function vanishing(entry: string, path: Finding["path"]): readonly Finding[] {
	if (wordsOf(entry).length > 0) return [];
	return [
		{
			path,
			code: "empty-after-folding",
			severity: "error",
			message: `Nothing of "${entry}" counts in a keyword: punctuation and formatting are left out on both sides.`,
			help: "Write a word, an emoji or a sign such as #, or use `regex`.",
		},
	];
}

function excluded(
	{ except, match: said }: KeywordSpec,
	entry: string,
	path: Finding["path"],
): readonly Finding[] {
	const match = said ?? "words";
	const culprit = except.find(
		(spelling) =>
			findPhrase(
				readPhrase(spelling, { match, short: match, typos: false }),
				readText(entry),
				new Set(),
			) !== null,
	);
	if (culprit === undefined) return [];
	return [
		{
			path,
			code: "never-fires",
			severity: "warning",
			message: `"${entry}" can never start the rule: "${culprit}" under \`except\` is part of it.`,
			help: `Take "${entry}" out, or write a longer phrase under \`except\`.`,
		},
	];
}

function misused({ any, all, match, typos }: KeywordSpec): readonly Finding[] {
	const findings: Finding[] = [];
	if (typos === 1 && match === "contains")
		findings.push({
			path: ["typos"],
			code: "wrong-value",
			severity: "error",
			message: "Typos cannot be allowed together with `match: contains`.",
			help: "Leave out `typos`, or use `match: words`.",
		});
	if (match === "exact" && all.length > 0 && any.length + all.length > 1)
		findings.push({
			path: ["match"],
			code: "never-fires",
			severity: "error",
			message:
				"With `match: exact` one keyword is the whole message, so several can never be there at once.",
			help: "Use `any` instead of `all`, or leave out `match: exact`.",
		});
	return findings;
}
