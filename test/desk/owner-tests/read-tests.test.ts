import { describe, expect, it } from "vitest";
import { readTests } from "../../../src/desk/owner-tests/read-tests.ts";
import { shop } from "./rules.ts";

/** `line:column code message | help` of every problem. */
function problemsOf(text: string): readonly string[] {
	const { problems } = readTests([{ name: "a.test.yaml", text }], shop);
	return problems.map(
		({ line, column, code, message, help }) =>
			`${line}:${column} ${code} ${message} | ${help}`,
	);
}

describe("a test file", () => {
	it("gives its tests with their places", () => {
		const text = `# comment
- test: asks
  at: 2026-11-22 23:30
  contact: { name: "Amel", phone: "+961 70 111 222", tags: vip, fields: { size: 3 } }
  talk:
    - customer: hours
    - bot: { rule: welcome }
    - wait: 12h
- test: again
  talk:
    - customer: { location: { latitude: 33.9, longitude: 35.5 } }
    - bot: silent
`;
		const { tests, problems } = readTests(
			[{ name: "a.test.yaml", text }],
			shop,
		);
		expect(problems).toEqual([]);
		expect(tests.map(({ name, line }) => ({ name, line }))).toEqual([
			{ name: "asks", line: 2 },
			{ name: "again", line: 9 },
		]);
		const [first] = tests;
		expect(new Date(Number(first?.at)).toISOString()).toBe(
			"2026-11-22T21:30:00.000Z",
		);
		expect(first?.contact).toEqual({
			name: "Amel",
			phone: "96170111222",
			known: false,
			tags: ["vip"],
			fields: { size: 3 },
			language: null,
		});
		expect(first?.talk.map(({ type, line }) => [type, line])).toEqual([
			["customer", 6],
			["bot", 7],
			["wait", 8],
		]);
	});

	it.each([
		[
			"tset: a",
			'1:3 unknown-key "tset" is not something a test can have. | Did you mean "test"?',
		],
		[
			"test: a\n  talk: []",
			'2:9 wrong-value In test "a": `talk` is the conversation',
		],
		["test: a", '1:3 missing In test "a": `talk` is the conversation'],
		[
			"test: a\n  talk:\n    - custmer: hi",
			'3:7 unknown-key In test "a": "custmer" is not something that happens in a conversation. | Did you mean "customer"?',
		],
		["test: a\n  talk:\n    - user: hi", 'Did you mean "customer"?'],
		[
			"test: a\n  talk:\n    - customer: hi\n      bot: silent",
			"3:7 wrong-value",
		],
		["test: a\n  talk:\n    - customer: { imgae: x }", 'Did you mean "image"?'],
		[
			"test: a\n  talk:\n    - bot: { rule: huors }",
			'3:20 unknown-rule In test "a": There is no rule "huors". | Did you mean "hours"?',
		],
		[
			"test: a\n  talk:\n    - bot: { rulle: hours }",
			'"rulle" is not something "bot" can have. | Did you mean "rule"?',
		],
		[
			"test: a\n  talk:\n    - bot: { image: { ulr: x } }",
			'Did you mean "url"?',
		],
		[
			"test: a\n  talk:\n    - bot: { image: x, location: y }",
			'not both "image" and "location"',
		],
		["test: a\n  talk:\n    - bot: { silent: limt }", 'Did you mean "limit"?'],
		["test: a\n  talk:\n    - wait: 12", '"12" is not a length of time.'],
		[
			"test: a\n  talk:\n    - wait: { until: someday }",
			'"someday" is no moment.',
		],
		[
			"test: a\n  at: tomorrow\n  talk:\n    - customer: hi",
			'2:7 wrong-value In test "a": "tomorrow" is no moment.',
		],
		[
			"test: a\n  contact: { phone: 03123456 }\n  talk:\n    - customer: hi",
			"bad-phone",
		],
		[
			"test: a\n  contact: { language: ar }\n  talk:\n    - customer: hi",
			'"ar" is not a language of these rules.',
		],
		[
			"test: a\n  talk:\n    - customer: { location: { latitude: 133, longitude: 5 } }",
			"between -90 and 90",
		],
		[
			"test: a\n  talk:\n    - fetch: broken",
			'"broken" is not how a request can fail.',
		],
		["test: a\n  talk:\n    - customer: Hi: there", "text-lost"],
		["test: a\n  talk:\n    - customer: Order #5 ready", "text-lost"],
	])("tells what is wrong with %j", (item, expected) => {
		expect(problemsOf(`- ${item}\n`).join("\n")).toContain(expected);
	});

	it.each(["", "# nothing\n", "test: a\n", "just words\n", "\u0000", "- [\n"])(
		"of %j is refused without a crash",
		(text) => {
			expect(problemsOf(text).length).toBeGreaterThan(0);
		},
	);

	it("with prototypes for keys is refused and changes nothing", () => {
		const text =
			"- test: a\n  contact: { fields: { __proto__: { x: 1 } } }\n  talk:\n    - customer: hi\n";
		expect(problemsOf(text).join()).toContain("__proto__");
		expect(({} as { x?: number }).x).toBeUndefined();
	});

	it("keeps the tests that are good", () => {
		const text =
			"- test: bad\n  talk:\n    - bot: { rule: none }\n- test: good\n  talk:\n    - customer: hi\n";
		const { tests, problems } = readTests(
			[{ name: "a.test.yaml", text }],
			shop,
		);
		expect(tests.map(({ name }) => name)).toEqual(["good"]);
		expect(problems).toHaveLength(1);
	});
});
