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

/** Which rules no test reaches. A rule with `examples` is tried whenever the rules are loaded. */
export function coverageOf(
	{ rules, places }: Pick<RuleBook, "rules" | "places">,
	results: readonly TestResult[],
): Coverage {
	const reached = new Set(results.flatMap((result) => [...result.reached]));
	const missed = rules
		.filter(({ name, data }) => !reached.has(name) && !data.examples.length)
		.map(({ name }) => ({
			rule: name,
			file: own(places, name)?.file ?? null,
			line: own(places, name)?.line ?? null,
		}));
	return {
		rules: rules.length,
		reached: rules.length - missed.length,
		missed,
	};
}

/** Whole percent, rounded down: 100 means all of them. */
export function percentOf({ rules, reached }: Coverage): number {
	return rules === 0 ? 100 : Math.floor((100 * reached) / rules);
}
