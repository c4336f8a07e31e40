import fc from "fast-check";
import { expect, test } from "vitest";
import { literalSearch } from "../../../src/engine/match/literal-search.ts";
import { runSteps } from "../../../src/engine/run-steps.ts";

function found(literals: readonly string[], text: string): readonly string[] {
	const numbered = literals.map((literal, at) => [literal, [at]] as const);
	const search = runSteps(literalSearch(new Map(numbered)));
	const hits: number[] = [];
	search.find(text, (payload) => hits.push(...payload));
	return hits.map((at) => literals[at] ?? "").toSorted();
}

test("finds literals inside one another and across their ends", () => {
	expect(found(["he", "she", "his", "hers", "e"], "ushers")).toEqual([
		"e",
		"he",
		"hers",
		"she",
	]);
});

test("reports each literal once, however often it stands there", () => {
	expect(found(["a", "aa", "aaa"], "a".repeat(1_000))).toEqual([
		"a",
		"aa",
		"aaa",
	]);
});

test("finds what plain search finds, whatever the literals", () => {
	const text = fc.string({
		unit: fc.constantFrom("a", "b", "ن", "🙂", "\ud83d", "\u0000"),
		maxLength: 30,
	});
	const literal = fc.string({
		unit: fc.constantFrom("a", "b", "ن", "🙂", "\ud83d", "\u0000"),
		minLength: 1,
		maxLength: 5,
	});
	fc.assert(
		fc.property(
			fc.uniqueArray(literal, { maxLength: 30 }),
			text,
			(literals, said) => {
				expect(found(literals, said)).toEqual(
					literals.filter((one) => said.includes(one)).toSorted(),
				);
			},
		),
		{ numRuns: 2_000 },
	);
});

test("a second search knows nothing of the first", () => {
	const search = runSteps(literalSearch(new Map([["ab", [7]]])));
	const hits: number[] = [];
	const note = (payload: readonly number[]) => hits.push(...payload);
	search.find("ab a", note);
	search.find("b", note);
	search.find("ab", note);
	expect(hits).toEqual([7, 7]);
});
