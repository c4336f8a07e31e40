import { RE2JS, RE2JSException } from "re2js";
import { patternAsTyped } from "../text/as-typed.ts";
import { LONGEST_PATTERN } from "./parse-pattern.ts";

/** The largest program a pattern may compile to. With the cap on what it reads, no search takes more than some 5 ms. */
export const LARGEST_PROGRAM = 200;

/** Why a pattern cannot be used. */
export interface Refusal {
	/** The piece that RE2 refuses, where it names one. */
	readonly fragment: string | null;
	readonly reason: string;
	readonly help: string | null;
}

/** A pattern as RE2 runs it, in linear time whatever it is, or why not. `.` includes line breaks. */
export function compilePattern(
	pattern: string,
	options: { readonly caseSensitive: boolean },
): { readonly regex: RE2JS } | { readonly refusal: Refusal } {
	if (pattern.length > LONGEST_PATTERN) return { refusal: tooLarge(pattern) };
	try {
		const regex = RE2JS.compile(patternAsTyped(pattern), flagsFor(options));
		return regex.programSize() > LARGEST_PROGRAM
			? { refusal: tooLarge(pattern) }
			: { regex };
	} catch (error) {
		if (!(error instanceof RE2JSException)) throw error;
		return { refusal: explain(error, pattern) };
	}
}

function flagsFor({ caseSensitive }: { readonly caseSensitive: boolean }) {
	return caseSensitive ? RE2JS.DOTALL : RE2JS.DOTALL | RE2JS.CASE_INSENSITIVE;
}

function tooLarge(pattern: string): Refusal {
	const repeats = pattern.match(/\{\d+(?:,\d*)?\}/g) ?? [];
	const largest = repeats.toSorted((one, other) => size(other) - size(one))[0];
	return {
		fragment: largest ?? null,
		reason: "it is too large",
		help: largest
			? `Shorten ${largest}.`
			: "Split it over several rules, or use `keyword` for a list of words.",
	};
}

function size(repeat: string): number {
	return Math.max(...(repeat.match(/\d+/g) ?? []).map(Number));
}

function explain(error: RE2JSException, pattern: string): Refusal {
	const { error: code = error.message, input = null } = {
		...(error as Partial<Record<"error" | "input", string | null>>),
	};
	// The whole pattern with RE2's own flags in front is no fragment.
	const fragment = input !== null && pattern.includes(input) ? input : null;
	const [reason, help] = reasonFor(code ?? "", fragment);
	return { fragment, reason, help };
}

function reasonFor(
	code: string,
	fragment: string | null,
): readonly [reason: string, help: string | null] {
	if (/^\(\?<?[=!]/.test(fragment ?? ""))
		return [
			"it cannot look ahead or behind",
			"Match what stands around it too, or use `keyword` with `except`.",
		];
	if (/^\\[1-9]/.test(fragment ?? ""))
		return ["it cannot refer back to a group", "Write the piece out again."];
	return REASONS.get(code) ?? [code, null];
}

// The messages of re2js 2, which are those of Go's regexp/syntax.
const REASONS: ReadonlyMap<string, readonly [string, string | null]> = new Map([
	["missing closing )", ["a ( is never closed", "Write \\( for a bracket."]],
	["unexpected )", ["a ) was never opened", "Write \\) for a bracket."]],
	["missing closing ]", ["a [ is never closed", "Write \\[ for a bracket."]],
	[
		"invalid character class range",
		["there is no such range of characters", "Write the lower one first: a-z."],
	],
	[
		"invalid repeat count",
		["a count goes up to 1000, the smaller number first", null],
	],
	[
		"invalid nested repetition operator",
		[
			"one repeat stands on another",
			"Leave one out, or write \\+ for the sign.",
		],
	],
	[
		"missing argument to repetition operator",
		[
			"there is nothing in front of it to repeat",
			"Write \\ in front of the sign.",
		],
	],
	["invalid escape sequence", ["it knows no such \\ sequence", null]],
	[
		"trailing backslash at end of expression",
		["it ends in a single \\", "Write \\\\ for a backslash."],
	],
	[
		"invalid or unsupported Perl syntax",
		[
			"it knows no such group",
			"Groups are (…), (?:…) and (?<name>…); flags such as (?i) are i, m, s and U.",
		],
	],
	[
		"invalid named capture",
		["a group's name has only a–z, digits and _", null],
	],
	[
		"duplicate capture group name",
		["two groups have this name", "Give one of them another: (?<second>…)."],
	],
	["expression nests too deeply", ["its brackets nest too deeply", null]],
] as const);
