import { expect, test } from "vitest";
import {
	displayWidth,
	hasRightToLeft,
} from "../../../src/engine/language/display-width.ts";
import {
	errorsPage,
	explainCode,
	noSuchCode,
} from "../../../src/engine/language/explain-code.ts";
import { loadRules } from "../../../src/engine/language/load-rules.ts";
import { printProblems } from "../../../src/engine/language/print-problems.ts";
import {
	problemsAsJson,
	problemsForGithub,
} from "../../../src/engine/language/problems-for-machines.ts";
import { type Problem, problemCodes } from "../../../src/engine/model.ts";

const files = [
	{
		name: "rules/rules.yaml",
		text: "rules:\n  - name: opening hours\n    repply: We're open\n",
	},
];

const error: Problem = {
	file: "rules/rules.yaml",
	line: 3,
	column: 5,
	endColumn: 11,
	severity: "error",
	code: "unknown-key",
	rule: "opening hours",
	message:
		'In rule "opening hours": "repply" is not something a rule can have.',
	help: 'Did you mean "reply"?',
};

const warning: Problem = {
	...error,
	line: 2,
	severity: "warning",
	code: "hidden-rule",
	message:
		'Rule "pizza prices" can never answer: "prices" (line 22) answers first.',
	help: 'for example "pizza prices" goes to "prices". Move "pizza prices" above line 22.',
};

test("problems are printed with their place, their line and the way out", () => {
	const printed = printProblems([error, warning], files, {
		colour: false,
		rules: 14,
	});
	expect(
		printed,
	).toBe(`rules/rules.yaml:3:5  error  unknown-key  In rule "opening hours": "repply" is not something a rule can have.
    3 │     repply: We're open
      │     ^^^^^^ Did you mean "reply"?
rules/rules.yaml:2:5  warn   hidden-rule  Rule "pizza prices" can never answer: "prices" (line 22) answers first.
      │     for example "pizza prices" goes to "prices". Move "pizza prices" above line 22.
2 problems (1 error, 1 warning) in 14 rules.
`);
});

test("no problems are said too", () => {
	expect(printProblems([], files, { colour: false, rules: 1 })).toBe(
		"No problems in 1 rule.\n",
	);
});

test("colours change nothing but colours", () => {
	const options = { rules: 14 };
	const plain = printProblems([error], files, { ...options, colour: false });
	const colourful = printProblems([error], files, { ...options, colour: true });
	expect(colourful).not.toBe(plain);
	// biome-ignore lint/suspicious/noControlCharactersInRegex: the colours are what is taken out
	expect(colourful.replace(/\u001B\[\d+m/g, "")).toBe(plain);
});

test("a problem in a file that is not at hand is printed without its line", () => {
	const printed = printProblems([error], [], { colour: false });
	expect(printed).toContain('      │     Did you mean "reply"?');
	expect(printed).not.toContain("^");
});

test("carets stand under wide letters and emoji", () => {
	const text = "rules:\n  - name: 菜单🍕\n    keyword: 🍕, oops\n";
	const place = { line: 3, column: 18, endColumn: 22 };
	const printed = printProblems(
		[{ ...error, ...place }],
		[{ name: error.file, text }],
		{ colour: false },
	);
	const [, line = "", carets = ""] = printed.split("\n");
	expect(displayWidth(line.slice(0, line.indexOf("oops")))).toBe(
		carets.indexOf("^^^^"),
	);
});

test("behind Arabic, where columns mean nothing, the stretch is quoted", () => {
	const text = "rules:\n  - name: a\n    reply: { ar: مرحبا, xx: b }\n";
	const { problems } = loadRules([{ name: "r.yaml", text }]);
	const printed = printProblems(problems, [{ name: "r.yaml", text }], {
		colour: false,
	});
	for (const line of printed.split("\n"))
		if (hasRightToLeft(line)) expect(line).toMatch(/\u200E|\u2068/);
});

test("a line is never wider than the screen", () => {
	const text = `rules:\n  - name: ${"x".repeat(5_000)}\n`;
	const printed = printProblems(
		[{ ...error, line: 2, column: 4_000, endColumn: 4_010 }],
		[{ name: error.file, text }],
		{ colour: false },
	);
	const lines = printed.split("\n").slice(1, 3);
	for (const line of lines) expect(line.length).toBeLessThan(140);
	expect(lines[1]).toContain("^".repeat(10));
});

test("the JSON has the fields that interfaces.md names", () => {
	const json = problemsAsJson({ ok: false, rules: 14, problems: [error] });
	expect(JSON.parse(JSON.stringify(json))).toEqual({
		ok: false,
		rules: 14,
		problems: [error],
	});
});

test("GitHub gets one command a problem, with what would break it escaped", () => {
	const odd = { ...error, file: "a,b:c.yaml", message: "100%\nof it" };
	expect(problemsForGithub([odd])).toBe(
		'::error file=a%2Cb%3Ac.yaml,line=3,endLine=3,col=5,endColumn=11,title=unknown-key::100%25%0Aof it%0ADid you mean "reply"?\n',
	);
});

test("every code is explained, with a wrong and a right line", () => {
	for (const code of problemCodes) {
		expect(explainCode(code)).toMatch(/Wrong:\n {4}.+[\s\S]*Right:\n {4}.+/);
		expect(errorsPage()).toContain(`## ${code}\n`);
	}
});

test("an unknown code gets the nearest", () => {
	expect(explainCode("hiden-rule")).toBeNull();
	expect(noSuchCode("hiden-rule")).toContain('Did you mean "hidden-rule"?');
});
