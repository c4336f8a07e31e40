import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
	corpusMissing,
	hasCorpus,
	isInCorpus,
	leftOut,
	printScores,
	scores,
} from "./corpus.ts";

/** Per cent of the rows of a group that have to be read rightly. */
const goals: Readonly<Record<string, number>> = {
	"yes or no": 100,
	numbers: 97,
	dates: 92,
	times: 92,
	phones: 95,
	emails: 95,
};

function goalOf(group: string, language: string): number {
	const isDay = group === "dates" || group === "times";
	return isDay && language === "Arabic" ? 85 : (goals[group] ?? 100);
}

describe.skipIf(!hasCorpus)(`the corpus of answers (${corpusMissing})`, () => {
	const all = hasCorpus ? scores() : [];

	it.each(all)("$language $group reach their goal", (score) => {
		const { rows, leftOut, right, group, language, wrong } = score;
		const percent = (100 * right) / (rows - leftOut);
		expect(percent, wrong.join("\n")).toBeGreaterThanOrEqual(
			goalOf(group, language),
		);
	});

	it.each(all)("at most 15 % of $language $group are left out", (score) => {
		expect(score.leftOut / score.rows).toBeLessThanOrEqual(0.15);
	});

	it("no row is left out that is read rightly", () => {
		expect(all.flatMap(({ needless }) => needless)).toEqual([]);
	});

	it("what is left out is in the corpus, once, with a word why", () => {
		const rows = leftOut();
		const names = rows.map(({ spec, input }) => `${spec} ${input}`);
		expect(new Set(names).size).toBe(rows.length);
		expect(rows.filter(({ why }) => why.length < 10)).toEqual([]);
		expect(rows.filter(({ spec, input }) => !isInCorpus(spec, input))).toEqual(
			[],
		);
	});

	it("the documentation has today's table", () => {
		const page = new URL("../../../docs/answers.md", import.meta.url);
		expect(readFileSync(page, "utf8")).toContain(printScores(all));
	});
});
