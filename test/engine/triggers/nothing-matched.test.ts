import { expect, test } from "vitest";
import { HOUR } from "../../../src/engine/model.ts";
import { nothingMatched } from "../../../src/engine/triggers/nothing-matched.ts";
import { exampleOf } from "../examples.ts";

test("its example and its bare word load, and nothing else does", () => {
	expect(exampleOf(nothingMatched)).toBe(true);
	expect(nothingMatched.schema.parse(null)).toBe(true);
	for (const value of [false, "menu", {}, []]) {
		expect(nothingMatched.schema.safeParse(value).success).toBe(false);
	}
});

test("it is a fallback, twice an hour", () => {
	expect(nothingMatched.role?.(true)).toBe("fallback");
	expect(nothingMatched.defaultLimit?.(true)).toEqual({
		times: 2,
		perMs: HOUR,
	});
});
