import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { labelledTests, namesIn } from "./labelled-tests.ts";

/** The groups of the list, and their rows: numbers go on from group to group. */
const groups: readonly (readonly [string, number, number])[] = [
	["A", 1, 31],
	["B", 32, 54],
	["C", 55, 61],
	["D", 62, 70],
	["E", 71, 77],
	["F", 78, 84],
	["G", 85, 92],
	["H", 93, 98],
];
const rows = groups.flatMap(([group, first, last]) =>
	Array.from(
		{ length: last - first + 1 },
		(_, index) => `${group}${first + index}`,
	),
);

const root = join(import.meta.dirname, "../..");
const tests = labelledTests(root);

describe("the list of bad inputs", () => {
	it("has a test for every row", () => {
		const proved = new Set(tests.flatMap((test) => test.rows));
		expect(rows.filter((row) => !proved.has(row))).toEqual([]);
	});

	it("has no test for a row that there is not", () => {
		expect(
			tests.filter((test) => test.rows.some((row) => !rows.includes(row))),
		).toEqual([]);
	});

	it.each(groups)(
		"docs/security.md names the files that prove group %s, and no others",
		(group) => {
			const page = readFileSync(join(root, "docs/security.md"), "utf8");
			const line =
				new RegExp(`^\\| ${group}\\d+–${group}\\d+ \\|.*$`, "m").exec(
					page,
				)?.[0] ?? "";
			const named = [...line.matchAll(/`(test\/[^`]+)`/g)].map(
				([, file]) => file,
			);
			const proving = tests.filter((test) =>
				test.rows.some((row) => row.startsWith(group)),
			);
			expect(named.toSorted()).toEqual(
				[...new Set(proving.map(({ file }) => file))].toSorted(),
			);
		},
	);
});

describe("the names of tests", () => {
	it("are read from titles and from the tables that titles show", () => {
		const source = `
			const cases = [["A3: c", 1], ["A4: d", 2]] as const;
			describe("A1: a", () => { it("A2: b", { timeout: 1 }, async () => {}); });
			it.concurrent.each(cases)("%s", (_, n: number) => {});
			test.skipIf(x)(\`A5: \${x} e\`, () => {});`;
		expect(namesIn(source)).toEqual([
			"A1: a",
			"A2: b",
			"%s",
			"A3: c",
			"A4: d",
			"A5: … e",
		]);
	});

	it("are nothing in a comment, in a text, of a test without a body, or of one that is left out", () => {
		const source = `
			// it("A1: a", () => {});
			const text = 'it("A1: a", () => {})';
			it.todo("A1: a");
			it.skip("A1: a", () => {});
			it("A1: a");
			it.each([["A1: a"]])("without it", () => {});
			notATest("A1: a", () => {});`;
		expect(namesIn(source)).toEqual(["without it"]);
	});
});
