import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	parsePlaceholders,
	placeholdersIn,
	printPlaceholders,
	type Segment,
} from "../../../src/engine/say/placeholders.ts";
import { EXPLODED_MS, processorMs } from "../../processor-ms.ts";

const hole = (
	name: string,
	more: Partial<Exclude<Segment, string>> = {},
): Segment => ({ name, as: null, fallback: null, ...more });

describe("placeholders", () => {
	it.each<[string, Segment[]]>([
		["Hi", ["Hi"]],
		["", []],
		["Hi {name}!", ["Hi ", hole("name"), "!"]],
		["{name|there}", [hole("name", { fallback: "there" })]],
		["{ name | there }", [hole("name", { fallback: " there " })]],
		["{name|}", [hole("name", { fallback: "" })]],
		["{order.eta as date}", [hole("order.eta", { as: "date" })]],
		[
			"{order.eta as time|soon}",
			[hole("order.eta", { as: "time", fallback: "soon" })],
		],
		["{eta as money}", [hole("eta as money")]],
		["a {b} {c}", ["a ", hole("b"), " ", hole("c")]],
		["\\{name}", ["{name}"]],
		["{}", ["{}"]],
		["{ }", ["{ }"]],
		[":-{ and {name}", [":-{ and ", hole("name")]],
		["{name\nmore}", ["{name\nmore}"]],
		["{name|a \\} b}", [hole("name", { fallback: "a } b" })]],
		['{"a": 1}', [hole('"a": 1')]],
		["{{name}}", ["{", hole("name"), "}"]],
		["{اسم|صديق}", [hole("اسم", { fallback: "صديق" })]],
		["{|x}", ["{|x}"]],
	])("%j", (text, segments) => {
		expect(parsePlaceholders(text)).toEqual(segments);
	});

	it("what is printed is read as the same", () => {
		const name = fc.stringMatching(/^[a-z_]{1,8}(\.[a-z0-9]{1,5})?$/);
		const fallback = fc.option(fc.stringMatching(/^[a-z {}|]{0,10}$/));
		const placeholder = fc.record({
			name,
			as: fc.constantFrom(null, "date", "time", "number"),
			fallback,
		});
		const literal = fc.stringMatching(/^[a-z {}\n|'é]{1,12}$/);
		const segments = fc
			.array(fc.tuple(literal, placeholder), { maxLength: 5 })
			.map((pairs) => pairs.flat() as Segment[]);
		fc.assert(
			fc.property(segments, (all) => {
				expect(parsePlaceholders(printPlaceholders(all))).toEqual(all);
			}),
		);
	});

	it("any text is read, and nothing of it is lost", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (text) => {
				const literals = parsePlaceholders(text);
				expect(Array.isArray(literals)).toBe(true);
				if (!text.includes("{")) expect(literals.join("")).toBe(text);
			}),
		);
	});

	it("a long text full of open braces is read at once", () => {
		const texts = [
			"{ ".repeat(200_000),
			`{${"a ".repeat(200_000)}`,
			`{${" ".repeat(200_000)}`,
		];
		expect(processorMs(() => texts.map(parsePlaceholders))).toBeLessThan(
			EXPLODED_MS,
		);
	});

	it("the lint learns where each stands", () => {
		expect(
			placeholdersIn({
				open: "Until {open_until}.",
				closed: ["{x|y}", { any: ["a", { en: "{b}", fr: "{c as date}" }] }],
			}),
		).toEqual([
			{
				path: ["open"],
				branch: "open",
				language: null,
				name: "open_until",
				as: null,
				fallback: null,
			},
			{
				path: ["closed", 0],
				branch: "closed",
				language: null,
				name: "x",
				as: null,
				fallback: "y",
			},
			{
				path: ["closed", 1, "any", 1, "en"],
				branch: "closed",
				language: "en",
				name: "b",
				as: null,
				fallback: null,
			},
			{
				path: ["closed", 1, "any", 1, "fr"],
				branch: "closed",
				language: "fr",
				name: "c",
				as: "date",
				fallback: null,
			},
		]);
	});
});
