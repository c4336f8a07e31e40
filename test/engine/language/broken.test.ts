import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loadRules } from "../../../src/engine/language/load-rules.ts";
import { printProblems } from "../../../src/engine/language/print-problems.ts";
import { problemCodes } from "../../../src/engine/model.ts";

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

/** What rules alone cannot show: templates and pictures as they are elsewhere. */
const seenOnline = new Set([
	"unknown-template",
	"template-mismatch",
	"media-unreachable",
]);

test("every code is among them", () => {
	const printed = names.map((name) =>
		readFileSync(new URL(`${name}.txt`, folder), "utf8"),
	);
	const missing = problemCodes.filter(
		(code) =>
			!seenOnline.has(code) &&
			!printed.some((text) => text.includes(`  ${code}  `)),
	);
	expect(missing).toEqual([]);
});
