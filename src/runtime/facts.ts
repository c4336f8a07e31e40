import {
	type Changes,
	type Fact,
	type Instant,
	noChanges,
	type Problem,
} from "../engine/model.ts";
import type { RisingRules } from "./rule-book/live-rules.ts";

/** Problems that a row names; `check` shows them all. */
const MOST_PROBLEMS = 50;

/** Changes that only journal a fact which no event caused. */
export function factChanges(
	{ type, rule, body }: Fact,
	at: Instant,
	conversation: number | null = null,
): Changes {
	const row = { at, type, rule, conversation, body, input: null };
	return { ...noChanges, journal: [row] };
}

/** Rules went live. */
export function rulesLoaded({ book, warnings }: RisingRules): Fact {
	const body = {
		rules: book.hash,
		count: book.rules.length,
		warnings: warnings.length,
	};
	return { type: "rules.loaded", rule: null, body };
}

/** Rules were refused, and the old ones stay. */
export function rulesRejected(problems: readonly Problem[]): Fact {
	const named = problems
		.slice(0, MOST_PROBLEMS)
		.map((problem) => ({ ...problem }));
	const body = { problems: named, count: problems.length };
	return { type: "rules.rejected", rule: null, body };
}
