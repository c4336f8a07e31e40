import { describe, expect, it } from "vitest";
import { putKeyword } from "../../../src/desk/unanswered/put-keyword.ts";

function rulesWith(when: string): string {
	return [
		"version: 1 # ours",
		"rules:",
		"  - name: welcome",
		"    when: first_message",
		"    reply: Hi",
		"  - name: hours   # the hours",
		when,
		"    reply: Nine to six",
		"",
	].join("\n");
}

describe("a keyword more", () => {
	it.each([
		["    when: { keyword: [a, <b>] }", '    when: { keyword: [a, <b>, "x"] }'],
		[
			"    when: { keyword: <b>, button: c }",
			'    when: { keyword: [<b>, "x"], button: c }',
		],
		[
			"    when:\n      keyword: a # why",
			'    when:\n      keyword: [a, "x"] # why',
		],
		[
			"    when:\n      keyword:\n        - a\n        - b # last",
			'    when:\n      keyword:\n        - a\n        - b\n        - "x" # last',
		],
		[
			"    when: { keyword: { any: [a], match: exact } }",
			'    when: { keyword: { any: [a, "x"], match: exact } }',
		],
		[
			'    when: { keyword: ["a b", ساعات] }',
			'    when: { keyword: ["a b", ساعات, "x"] }',
		],
	])(
		"stands behind the others, and nothing else moves: %s",
		(before, after) => {
			expect(putKeyword(rulesWith(before), "hours", "x")).toBe(
				rulesWith(after),
			);
		},
	);

	it.each([
		["    when: first_message"],
		["    when: { regex: 'x' }"],
		["    when: { keyword: { all: [a] } }"],
		["    when: { keyword: [] }"],
	])("is not put where there is no place for it: %s", (when) => {
		expect(putKeyword(rulesWith(when), "hours", "x")).toBeNull();
	});

	it("is not put into a rule that is elsewhere", () => {
		const text = rulesWith("    when: { keyword: a }");
		expect(putKeyword(text, "menu", "x")).toBeNull();
		expect(putKeyword("", "hours", "x")).toBeNull();
		expect(putKeyword("- a", "hours", "x")).toBeNull();
	});

	it("stands in quotes, whatever it is", () => {
		const text = rulesWith("    when: { keyword: a }");
		expect(putKeyword(text, "hours", 'a"b: #1')).toContain('[a, "a\\"b: #1"]');
	});
});
