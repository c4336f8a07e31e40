import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { coverageOf } from "../../src/desk/owner-tests/coverage.ts";
import { readTests } from "../../src/desk/owner-tests/read-tests.ts";
import {
	runTest,
	type TestResult,
} from "../../src/desk/owner-tests/run-test.ts";
import { compileRules } from "../../src/engine/compile.ts";
import { loadRules } from "../../src/engine/language/load-rules.ts";
import type { RuleBook } from "../../src/engine/rule-book.ts";

/** A fenced block of YAML in a page. */
interface Block {
	/** Where it begins, as `docs/guide/booking.md:5`. */
	readonly place: string;
	readonly page: string;
	/** What stands behind `yaml` on its first line: empty, `rules` (an item of that list) or `wrong`. */
	readonly mark: string;
	/** The last line of words above it. */
	readonly above: string;
	readonly text: string;
}

const root = join(import.meta.dirname, "../..");
const pages = ["README.md", ...markdownUnder("docs")];
const blocks = pages.flatMap(blocksOf);
const files = blocks.filter(({ text }) => text.startsWith("version:"));
const guide = blocks.filter(({ page }) => page.startsWith("docs/guide/"));
const recipes = pages.filter(
	(page) => page.startsWith("docs/guide/") && !page.endsWith("README.md"),
);

describe("rules files in the documents", () => {
	it("are found", () => {
		expect(files.length).toBeGreaterThan(12);
	});

	for (const block of files.filter(({ above }) => above !== "Wrong:"))
		it(`${block.place} loads`, () => {
			expect(worst(block)).toEqual([]);
		});

	for (const block of files.filter(({ above }) => above === "Wrong:"))
		it(`${block.place} is refused, as it says`, () => {
			expect(worst(block)).not.toEqual([]);
		});
});

describe("the owner's guide", () => {
	it("has twelve recipes, and names each on its first page", () => {
		const first = readFileSync(join(root, "docs/guide/README.md"), "utf8");
		expect(recipes).toHaveLength(12);
		for (const page of recipes)
			expect(first).toContain(`(${page.slice("docs/guide/".length)})`);
	});

	it("has no YAML that nothing tries", () => {
		const untried = guide.filter(
			({ text, mark }) => !/^(version:|- test:)/.test(text) && mark === "",
		);
		expect(untried.map(({ place }) => place)).toEqual([]);
	});

	for (const block of guide.filter(({ mark }) => mark === "rules"))
		it(`${block.place} loads as part of a file`, () => {
			expect(problemsOf(inAFile(block.text), block.place)).toEqual([]);
		});

	for (const block of guide.filter(({ mark }) => mark === "wrong"))
		it(`${block.place} is explained as text that would be lost`, () => {
			const codes = loaded(inAFile(block.text), block.place).problems.map(
				({ code }) => code,
			);
			expect(codes).toContain("text-lost");
		});

	for (const page of pages.filter((name) => name.startsWith("docs/guide/")))
		it(`${page} links to pages that are there`, () => {
			const text = readFileSync(join(root, page), "utf8");
			const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)];
			for (const [, link = ""] of links)
				expect(() => readFileSync(join(root, page, "..", link))).not.toThrow();
		});
});

describe.each(recipes)("%s", (page) => {
	const own = guide.filter((block) => block.page === page);
	const [file] = own.filter(({ text }) => text.startsWith("version:"));
	const talks = own.filter(({ text }) => text.startsWith("- test:"));

	it("loads without a warning", () => {
		expect(problemsOf(file?.text ?? "", page)).toEqual([]);
	});

	it("answers its conversations as it says, and none of its rules is left out", () => {
		const book = bookOf(file?.text ?? "", page);
		const { tests, problems } = readTests(talks.map(nameAndText), book);
		const results = tests.map((test) => runTest(test, book));
		const failures = results.flatMap(({ test, failure }) =>
			failure === null ? [] : [{ test: test.name, ...failure }],
		);
		expect(problems).toEqual([]);
		expect(failures).toEqual([]);
		expect(tests.length).toBeGreaterThan(0);
		expect(namedRules(talks)).toBeGreaterThan(1);
		expect(leftOut(book, results)).toEqual([]);
	});
});

/** How many lines say which rule answers. */
function namedRules(talks: readonly Block[]): number {
	const lines = talks.flatMap(({ text }) => text.split("\n"));
	return lines.filter((line) => /- bot: .*rule: /.test(line)).length;
}

/** Rules that no conversation reaches; the one for everything else is there in every file. */
function leftOut(
	book: RuleBook,
	results: readonly TestResult[],
): readonly string[] {
	return coverageOf(book, results)
		.missed.map(({ rule }) => rule)
		.filter((rule) => rule !== "anything else");
}

function nameAndText({ place, text }: Block): { name: string; text: string } {
	return { name: place, text };
}

/** Errors; in the guide, and outside the error list's wrong examples, warnings too. */
function worst({ page, place, text }: Block): readonly string[] {
	const strict = page.startsWith("docs/guide/");
	const { problems } = loaded(text, place);
	return problems
		.filter(({ severity }) => strict || severity === "error")
		.map(({ line, code, message }) => `${line} ${code} ${message}`);
}

function problemsOf(text: string, name: string): readonly string[] {
	return loaded(text, name).problems.map(
		({ line, code, message }) => `${line} ${code} ${message}`,
	);
}

function loaded(text: string, name: string): ReturnType<typeof loadRules> {
	return loadRules([{ name, text }]);
}

function bookOf(text: string, name: string): RuleBook {
	const { artefact, problems } = loaded(text, name);
	if (artefact === null) throw new Error(JSON.stringify(problems));
	return compileRules(artefact);
}

/** Rules as they would stand in an owner's file. */
function inAFile(rules: string): string {
	return [
		"version: 1",
		"business: { name: Beit Zaytoun, timezone: Asia/Beirut, languages: [en], hours: { daily: 12:00-23:00 } }",
		"rules:",
		...rules.split("\n").map((line) => `  ${line}`),
		"  - name: anything else",
		"    when: nothing_matched",
		"    reply: Sorry?",
	].join("\n");
}

function markdownUnder(folder: string): readonly string[] {
	return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith(".md"))
		.map((name) => relative(root, join(root, folder, name)))
		.sort();
}

function blocksOf(page: string): readonly Block[] {
	const whole = readFileSync(join(root, page), "utf8");
	const found = whole.matchAll(/^```yaml *(.*)\n([\s\S]*?)^```$/gm);
	return [...found].map(({ index, 1: mark = "", 2: text = "" }) => {
		const before = whole.slice(0, index);
		const line = before.split("\n").length;
		const above = before.trimEnd().split("\n").at(-1) ?? "";
		return { place: `${page}:${line}`, page, mark, above, text };
	});
}
