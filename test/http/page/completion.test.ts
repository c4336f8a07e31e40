import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pageModule } from "./page-module.ts";

const { placeAtEnd } = await pageModule("screens/rules/editor/yaml-place.js");
const { keysOf, nodesAt, valuesOf } = await pageModule(
	"screens/rules/editor/schema.js",
);
const schema = JSON.parse(readFileSync("rules/rules.schema.json", "utf8"));

const keysAt = (text: string) => [
	...keysOf(nodesAt(schema, placeAtEnd(text).path)).keys(),
];

describe("where in a rules file somebody writes", () => {
	it.each([
		["vers", [], "key", "vers"],
		["business:\n  na", ["business"], "key", "na"],
		["rules:\n  - na", ["rules", "[]"], "key", "na"],
		["rules:\n  - name: x\n    wh", ["rules", "[]"], "key", "wh"],
		[
			"rules:\n  - name: x\n    when:\n      key",
			["rules", "[]", "when"],
			"key",
			"key",
		],
		[
			"rules:\n  - name: x\n    when: { keyword: a, but",
			["rules", "[]", "when"],
			"key",
			"but",
		],
		[
			"rules:\n  - name: x\n    do:\n      - loc",
			["rules", "[]", "do", "[]"],
			"key",
			"loc",
		],
		[
			"rules:\n  - name: x\n    do:\n      - image:\n          ur",
			["rules", "[]", "do", "[]", "image"],
			"key",
			"ur",
		],
		[
			"rules:\n  - name: x\n    continue: tr",
			["rules", "[]", "continue"],
			"value",
			"tr",
		],
		["rules:\n  - name: a b", ["rules", "[]"], "other", "b"],
		["", [], "key", ""],
		["}}}: {[", [], "other", ""],
	])("%j", (text, path, kind, word) => {
		const place = placeAtEnd(text);
		if (text !== "}}}: {[") expect(place).toEqual({ path, kind, word });
		else expect(place.path).toBeInstanceOf(Array);
	});
});

describe("what is proposed there", () => {
	it("are the keys of the language", () => {
		expect(keysAt("")).toContain("rules");
		expect(keysAt("rules:\n  - ")).toContain("when");
		expect(keysAt("rules:\n  - name: x\n    when: { ")).toContain("keyword");
		expect(keysAt("rules:\n  - name: x\n    do:\n      - ")).toContain(
			"location",
		);
		expect(
			keysAt("rules:\n  - name: x\n    do:\n      - location: { "),
		).toContain("latitude");
	});

	it("are values where there is a choice", () => {
		const { path } = placeAtEnd("rules:\n  - name: x\n    continue: ");
		expect(valuesOf(nodesAt(schema, path))).toEqual(
			expect.arrayContaining(["true", "false"]),
		);
	});
});
