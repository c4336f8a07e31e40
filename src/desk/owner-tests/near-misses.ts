import type { Outcome } from "../../engine/decide/watch.ts";
import type { Happened } from "../session.ts";

/** What is said of a rule that was expected and did not answer, and of rules that almost did; the expected one first. */
export function nearMisses(
	happened: readonly Happened[],
	expected: string | null,
): readonly string[] {
	const lines = happened.flatMap(({ explained }) => explained.trace);
	const own = lines
		.filter(({ rule }) => rule === expected)
		.map(
			({ outcome, because }) => `"${expected}" ${words[outcome]}: ${because}`,
		);
	const others = lines
		.filter(({ rule, outcome }) => outcome === "near-miss" && rule !== expected)
		.map(({ rule, because }) => `"${rule}" ${words["near-miss"]}: ${because}`);
	return [...new Set([...own, ...others])].slice(0, MOST);
}

const MOST = 4;

const words: Readonly<Record<Outcome, string>> = {
	matched: "ran",
	"near-miss": "is a near miss",
	"not-matched": "did not fit",
	"not-tried": "was not tried",
};
