import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, hashOf } from "../../src/engine/canonical-json.ts";
import type { JsonValue } from "../../src/engine/model.ts";

const json = fc.jsonValue() as fc.Arbitrary<JsonValue>;

test("keys stand in one order, whatever order they were written in", () => {
	expect(canonicalJson({ b: 1, a: { d: [2, 1], c: null } })).toBe(
		'{"a":{"c":null,"d":[2,1]},"b":1}',
	);
});

test("what is read back is what was written", () => {
	fc.assert(
		fc.property(json, (value) => {
			expect(JSON.parse(canonicalJson(value))).toEqual(
				JSON.parse(JSON.stringify(value)),
			);
		}),
	);
});

test("the order of keys never changes the hash", () => {
	fc.assert(
		fc.property(fc.dictionary(fc.string(), json), (value) => {
			const reversed = Object.fromEntries(Object.entries(value).reverse());
			expect(hashOf(reversed)).toBe(hashOf(value));
		}),
	);
});

test("another value has another hash", () => {
	expect(hashOf({ a: 1 })).not.toBe(hashOf({ a: "1" }));
	expect(hashOf(null)).toMatch(/^sha256:[0-9a-f]{64}$/);
});

test("a property that is undefined is not there, as in JSON", () => {
	const value = { a: undefined, b: 1 } as unknown as JsonValue;
	expect(canonicalJson(value)).toBe('{"b":1}');
});

test("hostile keys and broken letters are written like any other", () => {
	const hostile = JSON.parse('{"__proto__":1,"constructor":"\\ud800\\u0000"}');
	expect(canonicalJson(hostile)).toBe(
		'{"__proto__":1,"constructor":"\\ud800\\u0000"}',
	);
});
