import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loadRules } from "../../../src/engine/language/load-rules.ts";
import { printProblems } from "../../../src/engine/language/print-problems.ts";

const folder = new URL("broken/", import.meta.url);
const names = readdirSync(folder)
	.filter((name) => name.endsWith(".yaml"))
	.map((name) => name.replace(/\.yaml$/, ""));

test.each(names)("%s is explained", async (name) => {
	const text = readFileSync(new URL(`${name}.yaml`, folder), "utf8");
	const files = [{ name: "rules.yaml", text }];
	const { problems, rules } = loadRules(files);
	const printed = printProblems(problems, files, { colour: false, rules });
	expect(problems.length).toBeGreaterThan(0);
	await expect(printed).toMatchFileSnapshot(`broken/${name}.txt`);
});
