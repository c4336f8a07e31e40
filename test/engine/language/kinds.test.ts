import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { parseDocument } from "yaml";
import { rulesJsonSchema } from "../../../src/engine/language/json-schema.ts";
import { loadRules } from "../../../src/engine/language/load-rules.ts";
import { referencePage } from "../../../src/engine/language/reference.ts";
import {
	actionKinds,
	conditionKinds,
	questionKinds,
	triggerKinds,
} from "../../../src/engine/registry.ts";

const head = `version: 1
business:
  name: Beit Zaytoun
  timezone: Asia/Beirut
  languages: [en, ar, fr]
  hours: { mon-fri: 9-17 }
`;

const saver = `  - name: saver
    when: { keyword: saver }
    do:
      - set: { size: x, guests: "4" }
`;

/** Example kinds whose own other parts (a rule they name, a flow) are checked elsewhere. */
const elsewhere: ReadonlySet<string> = new Set([
	"unknown-rule",
	"unknown-flow",
	"unknown-placeholder",
	"missing",
]);

function examples(): readonly (readonly [string, string])[] {
	const rule = (body: string) =>
		`${head}rules:\n${saver}  - name: it\n${body}\n`;
	const flow = (step: string) =>
		`${head}rules:\n${saver}flows:\n  it:\n    steps:\n      - ${step.replaceAll("\n", "\n        ")}\n`;
	const text = "    reply: hi";
	return [
		...[...triggerKinds.values()].map(
			({ key, example, alone }) =>
				[
					`trigger ${key}`,
					rule(
						`    when:\n      ${example}\n${alone ? "    do:\n      - silent" : text}`,
					),
				] as const,
		),
		...[...conditionKinds.values()].map(
			({ key, example }) =>
				[
					`condition ${key}`,
					rule(`    when: { keyword: x }\n    if:\n      ${example}\n${text}`),
				] as const,
		),
		...[...actionKinds.values()].map(
			({ key, example }) => [`action ${key}`, flow(example)] as const,
		),
		...[...questionKinds.values()].map(
			({ key, example }) =>
				[`question ${key}`, flow(`{ ${example} }`)] as const,
		),
	];
}

const schema = new Ajv({ strict: false, allowUnionTypes: true }).compile(
	rulesJsonSchema(),
);

test.each(examples())("the example of the %s loads", (_, text) => {
	const { problems } = loadRules([{ name: "rules.yaml", text }]);
	const errors = problems.filter(
		({ severity, code }) => severity === "error" && !elsewhere.has(code),
	);
	expect(errors).toEqual([]);
});

test.each(examples())(
	"the JSON Schema takes the example of the %s",
	(_, text) => {
		schema(parseDocument(text).toJS());
		expect(schema.errors ?? []).toEqual([]);
	},
);

test.each([
	["a key that a rule cannot have", "rules: [{ name: a, repply: b }]"],
	["a trigger nobody knows", "rules: [{ name: a, when: { keywrod: b } }]"],
	["a section nobody knows", "rulez: []"],
	["a rule without a name", "rules: [{ reply: b }]"],
])("the JSON Schema refuses %s", (_, text) => {
	expect(schema(parseDocument(text).toJS())).toBe(false);
});

test("the JSON Schema is draft 7 and says what every kind does", () => {
	const json = JSON.stringify(rulesJsonSchema());
	expect(json).toContain("http://json-schema.org/draft-07/schema#");
	for (const { summary } of [...triggerKinds.values(), ...actionKinds.values()])
		expect(json).toContain(JSON.stringify(summary).slice(1, -1));
});

test("the reference shows every kind with its example", () => {
	const page = referencePage();
	for (const { example, summary } of [
		...triggerKinds.values(),
		...conditionKinds.values(),
		...actionKinds.values(),
		...questionKinds.values(),
	]) {
		expect(page).toContain(example);
		expect(page).toContain(summary);
	}
});

test("a typing mistake in the long form of any kind is told, never swallowed", () => {
	for (const [name, text] of examples()) {
		const wrong = text.replace(
			/\{ (?=[a-z_]+:)(?![^\n]*hours:)/,
			"{ zzqx: 1, ",
		);
		if (wrong === text || !/^(trigger|action)/.test(name)) continue;
		if (/ (set|fetch)$/.test(name)) continue;
		const { problems } = loadRules([{ name: "rules.yaml", text: wrong }]);
		expect(problems.map(({ message }) => message).join("\n"), name).toContain(
			"zzqx",
		);
	}
});
