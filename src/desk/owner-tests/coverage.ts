import { own } from "../../engine/own.ts";
import type { RuleBook } from "../../engine/rule-book.ts";
import type { TestResult } from "./run-test.ts";

/** Which rules the tests and examples try. */
export interface Coverage {
	readonly rules: number;
	readonly reached: number;
	/** In the order of the files. */
	readonly missed: readonly MissedRule[];
}

/** A rule that no test reaches, and that has no `examples`. */
export interface MissedRule {
	readonly rule: string;
	readonly file: string | null;
	readonly line: number | null;
}

/** How many examples and tests try a rule. */
export interface TriedRule {
	readonly rule: string;
	readonly examples: number;
	readonly tests: number;
}

/** Which rules no test reaches. A rule with `examples` is tried whenever the rules are loaded. */
export function coverageOf(
	{ rules, places }: Pick<RuleBook, "rules" | "places">,
	results: readonly TestResult[],
): Coverage {
	const missed = triedRules({ rules }, results)
		.filter(({ examples, tests }) => examples === 0 && tests === 0)
		.map(({ rule }) => ({
			rule,
			file: own(places, rule)?.file ?? null,
			line: own(places, rule)?.line ?? null,
		}));
	return {
		rules: rules.length,
		reached: rules.length - missed.length,
		missed,
	};
}

/** Every rule, in the order of the files, with what tries it. */
export function triedRules(
	{ rules }: Pick<RuleBook, "rules">,
	results: readonly TestResult[],
): readonly TriedRule[] {
	const tests = new Map<string, number>();
	for (const { reached } of results)
		for (const rule of reached) tests.set(rule, (tests.get(rule) ?? 0) + 1);
	return rules.map(({ name, data }) => ({
		rule: name,
		examples: data.examples.length,
		tests: tests.get(name) ?? 0,
	}));
}

/** Whole percent, rounded down: 100 means all of them. */
export function percentOf({ rules, reached }: Coverage): number {
	return rules === 0 ? 100 : Math.floor((100 * reached) / rules);
}
