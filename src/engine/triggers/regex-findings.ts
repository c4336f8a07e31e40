import type { RE2JS } from "re2js";
import type { Site } from "../kinds.ts";
import { findEnglishOnly } from "../match/english-only.ts";
import { compilePattern, type Refusal } from "../match/linear-regex.ts";
import { literalsOf } from "../match/literals-of.ts";
import { parsePattern } from "../match/parse-pattern.ts";
import type { Finding, RulesData } from "../model.ts";
import { patternAsTyped } from "../text/as-typed.ts";
import type { RegexSpec } from "./regex.ts";

/** What is wrong with patterns that are all texts: what RE2 refuses, what it reads otherwise, and what costs too much. */
export function regexFindings(
	spec: RegexSpec,
	{ data, rule }: Site,
): readonly Finding[] {
	const overweight = rule === null ? noNames : overweightRules(data);
	return spec.any.flatMap((pattern, at) => {
		const path = ["any", at];
		const result = compilePattern(pattern, spec);
		if ("refusal" in result) return [refused(pattern, result.refusal, path)];
		return [
			...englishOnly(pattern, path),
			...matchesEverything(pattern, result.regex, path),
			...(rule !== null &&
			overweight.has(rule.name) &&
			literalsOf(pattern) === null
				? [tooManyOpen(pattern, path)]
				: []),
		];
	});
}

function refused(
	pattern: string,
	{ fragment, reason, help }: Refusal,
	path: Finding["path"],
): Finding {
	const place =
		fragment === null || fragment === pattern
			? "this regex"
			: `'${fragment}' at character ${pattern.indexOf(fragment) + 1}`;
	return {
		path,
		code: "bad-regex",
		severity: "error",
		message: `RE2 refuses ${place}: ${reason}.`,
		help,
	};
}

function englishOnly(
	pattern: string,
	path: Finding["path"],
): readonly Finding[] {
	const node = parsePattern(patternAsTyped(pattern));
	const fragment = node && findEnglishOnly(node);
	if (fragment === null) return [];
	return [
		{
			path,
			code: "bad-regex",
			severity: "error",
			message: `${fragment} knows the letters a–z only, and here it stands beside another letter.`,
			help: ENGLISH_ONLY_HELP[fragment.toLowerCase()] ?? null,
		},
	];
}

const ENGLISH_ONLY_HELP: Readonly<Record<string, string>> = {
	"\\b": "Use `keyword`, or write (?:^|\\s) in front and (?:\\s|$) behind.",
	"\\w": "Write \\p{L} for a letter of any language.",
	"\\d": "Write [0-9]; Arabic digits are read as these.",
};

function matchesEverything(
	pattern: string,
	regex: RE2JS,
	path: Finding["path"],
): readonly Finding[] {
	if (literalsOf(pattern) !== null) return [];
	if (!PROBES.every((probe) => regex.matcher(probe).find())) return [];
	return [
		{
			path,
			code: "regex-matches-everything",
			severity: "warning",
			message: `'${pattern}' matches every message, so no rule below this one is reached.`,
			help: "Say what must be there, or use `message: text`.",
		},
	];
}

// Messages with nothing in common.
const PROBES = ["q", "7", "!", "ظ", "🙂", "é x", "\n–", "مرحبا 12"] as const;

function tooManyOpen(pattern: string, path: Finding["path"]): Finding {
	return {
		path,
		code: "bad-regex",
		severity: "error",
		message: `'${pattern}' holds no fixed piece of text, so it runs on every message, and together such regexes are too large.`,
		help: "Give it a word that every match has, or use `keyword`.",
	};
}

/** How large the programs of all patterns without a required literal may be together: they all run on every message. */
const LARGEST_TOGETHER = 1_000;

/** The rules, in order, from the one on whose open patterns are too large together with those before. */
function overweightRules(data: RulesData): ReadonlySet<string> {
	const known = overweight.get(data);
	if (known !== undefined) return known;
	let total = 0;
	const names = data.rules
		.map(({ name, when }) => {
			const size = when
				.filter(({ key }) => key === "regex")
				.reduce((sum, { spec }) => sum + openSize(spec as RegexSpec), 0);
			total += size;
			return size > 0 && total > LARGEST_TOGETHER ? name : null;
		})
		.filter((name) => name !== null);
	const found = new Set(names);
	overweight.set(data, found);
	return found;
}

function openSize(spec: RegexSpec): number {
	return spec.any
		.filter((pattern) => literalsOf(pattern) === null)
		.map((pattern) => compilePattern(pattern, spec))
		.reduce((sum, result) => sum + sizeOf(result), 0);
}

function sizeOf(result: ReturnType<typeof compilePattern>): number {
	return "regex" in result ? result.regex.programSize() : 0;
}

const noNames: ReadonlySet<string> = new Set();
const overweight = new WeakMap<RulesData, ReadonlySet<string>>();
