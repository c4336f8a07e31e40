import type { RE2JS } from "re2js";
import { z } from "zod";
import {
	type CompiledTrigger,
	defineTrigger,
	type IndexKey,
	type Match,
	type WhyNot,
} from "../kinds.ts";
import { groupNames } from "../match/group-names.ts";
import { compilePattern } from "../match/linear-regex.ts";
import { literalsOf } from "../match/literals-of.ts";
import type { JsonValue } from "../model.ts";
import { forms, oneOrMany, text } from "../schema.ts";
import type { ReadText } from "../text/read-text.ts";
import { regexFindings } from "./regex-findings.ts";

/** What a regex trigger says, in its long form. */
export type RegexSpec = {
	/** One of these is enough; the first that matches fills the placeholders. */
	readonly any: readonly string[];
	readonly caseSensitive: boolean;
};

const patterns = () => oneOrMany(text());

const longForm = z
	.strictObject({
		any: patterns(),
		case: z.enum(["sensitive"]).optional(),
	})
	.transform(
		(long): RegexSpec => ({
			any: long.any,
			caseSensitive: long.case === "sensitive",
		}),
	);

/** `regex`: starts the rule when the message matches a pattern. */
export const regex = defineTrigger<RegexSpec>({
	key: "regex",
	summary:
		"Starts the rule when the message matches a pattern; named groups become placeholders.",
	example: "regex: 'order\\s*#?(?<number>[0-9]{4,6})'",
	schema: forms(patterns(), longForm, (any) => ({ any, caseSensitive: false })),
	findings: regexFindings,
	captures: ({ any }) => [...new Set(any.flatMap(groupNames))],
	compile: compileRegex,
});

function compileRegex(spec: RegexSpec): CompiledTrigger {
	const searches = spec.any.map((pattern) => toSearch(pattern, spec));
	return {
		keys: spec.any.flatMap(keysOf),
		match: ({ text }) => (text === null ? null : matchFirst(searches, text)),
		whyNot: ({ text }) => whyNot(spec, text),
	};
}

function keysOf(pattern: string): readonly IndexKey[] {
	const literals = literalsOf(pattern);
	return literals === null
		? [{ by: "always" }]
		: literals.map((literal) => ({ by: "literal", literal }));
}

type Search = (text: ReadText) => Match | null;

/** Compiled when it is first needed: of thousands of rules a day's messages reach a few. */
function toSearch(pattern: string, options: RegexSpec): Search {
	let compiled: RE2JS | null | undefined;
	return (text) => {
		compiled ??= compileOrNull(pattern, options);
		if (compiled === null) return null;
		const matcher = compiled.matcher(text.typed);
		if (!matcher.find()) return null;
		return {
			because: `regex '${pattern}' found "${matcher.group()}"`,
			captures: filled(matcher.getNamedGroups()),
		};
	};
}

function compileOrNull(pattern: string, options: RegexSpec): RE2JS | null {
	const result = compilePattern(pattern, options);
	return "regex" in result ? result.regex : null;
}

function matchFirst(searches: readonly Search[], text: ReadText): Match | null {
	for (const search of searches) {
		const match = search(text);
		if (match !== null) return match;
	}
	return null;
}

// Without a prototype: a group may be called `constructor`. Groups that took no part stay unknown.
function filled(
	groups: Readonly<Record<string, string | null>>,
): Readonly<Record<string, JsonValue>> {
	const captures: Record<string, JsonValue> = Object.create(null);
	for (const [name, value] of Object.entries(groups))
		if (value !== null) captures[name] = value;
	return captures;
}

function whyNot(spec: RegexSpec, text: ReadText | null): WhyNot {
	if (text === null) return { because: "no text", near: false };
	const anyCase = { ...spec, caseSensitive: false };
	const nearly =
		spec.caseSensitive &&
		spec.any.find((pattern) => toSearch(pattern, anyCase)(text) !== null);
	if (nearly)
		return {
			because: `'${nearly}' would match but for capitals (case: sensitive)`,
			near: true,
		};
	const [first = "", ...more] = spec.any;
	const rest = more.length === 0 ? "" : ` or ${more.length} more`;
	return { because: `does not match '${first}'${rest}`, near: false };
}
