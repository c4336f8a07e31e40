import { expect, test } from "vitest";
import { loadRules } from "../../../src/engine/language/load-rules.ts";

const business = `version: 1
business:
  name: Beit Zaytoun
  timezone: Asia/Beirut
  languages: [en, ar]
  hours: { mon-thu: 12:00-23:00, sun: ["10:00-14:00", "18:00-22:00"] }
  holidays: { 2026-12-25: closed }
  staff: { numbers: ["+961 70 123 456"], template: staff_notice }
  instagram: "@beit"
`;

function load(text: string) {
	return loadRules([{ name: "rules.yaml", text: business + text }]);
}

const ruleOf = (text: string) => load(text).artefact?.data.rules[0];

test("B37: what is typed stays what was typed, as keys too, and in order", () => {
	const { artefact } = load(`words: { 12: [007, 10:30, yes, 1e3, 0x1F] }
rules:
  - name: 2026-12-25
    when: { keyword: <12> }
    do:
      - set: { time_said: 10:30, code: 007, b: yes, a: +961, nothing: ~ }
      - silent
`);
	const [rule] = artefact?.data.rules ?? [];
	expect(rule?.name).toBe("2026-12-25");
	expect(rule?.when[0]?.spec).toMatchObject({
		any: ["007", "10:30", "yes", "1e3", "0x1F"],
	});
	expect(rule?.do[0]?.spec).toEqual({
		time_said: "10:30",
		code: "007",
		b: "yes",
		a: "+961",
		nothing: "~",
	});
});

test("the business is read whole", () => {
	const { artefact } = load(
		"rules:\n  - { name: a, when: nothing_matched, reply: b }\n",
	);
	expect(artefact?.data.profile).toEqual({
		name: "Beit Zaytoun",
		timezone: "Asia/Beirut",
		languages: ["en", "ar"],
		hours: [
			...Array.from({ length: 4 }, () => [{ start: 720, end: 1380 }]),
			[],
			[],
			[
				{ start: 600, end: 840 },
				{ start: 1080, end: 1320 },
			],
		],
		holidays: [
			{ from: "2026-12-25", until: "2026-12-25", every: false, shifts: [] },
		],
		staff: { numbers: ["96170123456"], template: "staff_notice" },
		more: { instagram: "@beit" },
	});
});

test("short forms become long ones", () => {
	const short = ruleOf(
		"rules:\n  - { name: a, when: { keyword: menu }, reply: hi }\n",
	);
	const long = ruleOf(
		"rules:\n  - name: a\n    when: { keyword: { any: [menu] } }\n    do: [{ text: hi }]\n",
	);
	expect(short).toEqual(long);
});

test("a rule's own keys are read", () => {
	expect(
		ruleOf(`rules:
  - name: a
    when: { keyword: menu, button: a }
    if: { tag: vip }
    limit: once per 30 days
    after_limit: b
    continue: true
    interrupt: true
    reply: first
    do:
      - text: second
        quote: true
    examples: [menu please]
    not_examples: [b]
  - name: b
    when: nothing_matched
    limit: none
    reply: b
`),
	).toMatchObject({
		when: [{ key: "keyword" }, { key: "button" }],
		if: [{ key: "tag" }],
		limit: { times: 1, perMs: 30 * 86_400_000 },
		afterLimit: "b",
		continue: true,
		interrupt: true,
		do: [
			{ key: "text", spec: "first", quote: false },
			{ key: "text", spec: "second", quote: true },
		],
		examples: ["menu please"],
		notExamples: ["b"],
	});
});

test("files join as if one stood under the other, and a comment changes nothing", () => {
	const rule = (name: string, when: string) =>
		`  - name: ${name}\n    when: ${when}\n    reply: x\n`;
	const one = load(
		`rules:\n${rule("a", "{ keyword: a }")}${rule("b", "nothing_matched")}`,
	);
	const two = loadRules([
		{
			name: "1.yaml",
			text: `${business}rules:   # the first\n${rule("a", "{ keyword: a }")}`,
		},
		{ name: "2.yaml", text: `rules:\n${rule("b", "nothing_matched")}` },
	]);
	expect(two.problems).toEqual([]);
	expect(two.artefact?.hash).toBe(one.artefact?.hash);
	expect(two.artefact?.places).toEqual({
		a: { file: "1.yaml", line: 11 },
		b: { file: "2.yaml", line: 2 },
	});
});

test("names are unique and business stands once over all files", () => {
	const text =
		"business: { name: X }\nrules:\n  - { name: a, when: nothing_matched, reply: b }\n";
	const { problems } = loadRules([
		{ name: "1.yaml", text: `version: 1\n${text}` },
		{ name: "2.yaml", text },
	]);
	expect(
		problems
			.filter(({ code }) => code === "duplicate-name")
			.map(({ file, line }) => [file, line]),
	).toEqual([
		["2.yaml", 1],
		["2.yaml", 3],
	]);
});

test("an error keeps the artefact back, a warning does not", () => {
	const warned = load(
		"rules:\n  - { name: a, when: { keyword: a }, reply: b }\n",
	);
	expect(warned.problems.map(({ severity }) => severity)).toEqual(["warning"]);
	expect(warned.artefact).not.toBeNull();
	expect(load("rules:\n  - { name: a }\n").artefact).toBeNull();
});

test("one broken line hides no other problem of its file", () => {
	const { problems } = load(`rules:
  - name: a
    when: { keyword: a }
    reply: *bold*
  - name: b
    when: { keywrod: b }
    reply: Order #5
`);
	expect(problems.map(({ line, code }) => [line, code])).toEqual(
		expect.arrayContaining([
			[13, "text-lost"],
			[15, "unknown-key"],
			[16, "text-lost"],
		]),
	);
});

test("a group is filled in wherever keywords stand, groups in groups too", () => {
	const rule = ruleOf(`words:
  hours: [hours, open]
  more: [<hours>, when]
rules:
  - name: a
    when: { keyword: { any: [<more>, x], except: <hours> } }
    reply: b
`);
	expect(rule?.when[0]?.spec).toMatchObject({
		any: ["hours", "open", "when", "x"],
		except: ["hours", "open"],
	});
});

test("an example is tried as if rules above with an if, a limit or continue stood aside", () => {
	const { problems } = load(`rules:
  - { name: vip, when: { keyword: menu }, if: { tag: vip }, reply: a }
  - { name: once, when: { keyword: menu }, limit: once ever, reply: a }
  - { name: on, when: { keyword: menu }, continue: true, reply: a }
  - { name: menu, when: { keyword: menu }, reply: a, examples: [the menu please] }
  - { name: rest, when: nothing_matched, reply: a, examples: [hello] }
`);
	expect(problems).toEqual([]);
});

test("B46: a hidden rule is one that no message reaches, not one that shares a word", () => {
	const hidden = (text: string) =>
		load(`rules:\n${text}  - { name: rest, when: nothing_matched, reply: a }\n`)
			.problems.filter(({ code }) => code === "hidden-rule")
			.map(({ rule }) => rule);
	const rule = (name: string, when: string, more = "") =>
		`  - { name: ${name}, when: ${when}, reply: a${more} }\n`;
	const general = rule("a", "{ keyword: menu }");
	expect(hidden(general + rule("b", "{ keyword: lunch menu }"))).toEqual(["b"]);
	expect(
		hidden(general + rule("b", "{ keyword: [lunch menu, lunch] }")),
	).toEqual([]);
	expect(
		hidden(general + rule("b", "{ keyword: lunch menu, button: b }")),
	).toEqual([]);
	expect(
		hidden(
			rule("a", "{ keyword: { any: [menu], match: exact } }") +
				rule("b", "{ keyword: menu }"),
		),
	).toEqual([]);
	expect(
		hidden(
			rule("a", "{ keyword: { any: [menu], except: [kids] } }") +
				rule("b", "{ keyword: menu }"),
		),
	).toEqual([]);
	expect(
		hidden(
			rule("a", "{ keyword: menu }", ", if: { tag: vip }") +
				rule("b", "{ keyword: menu }"),
		),
	).toEqual([]);
});
