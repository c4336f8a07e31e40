import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { loadRules } from "../../../src/engine/language/load-rules.ts";
import { plain } from "../../../src/engine/language/plain.ts";
import { applyEdits } from "../../../src/engine/language/source/edits.ts";
import { quoteText } from "../../../src/engine/language/source/quote.ts";
import { readSource } from "../../../src/engine/language/source/read-source.ts";
import { sourceText } from "../../../src/engine/language/source/source-text.ts";

const sample = readFileSync(
	new URL("../../../rules/rules.yaml", import.meta.url),
	"utf8",
);

/** Letters that mean something to YAML, among others. */
const yamlish = fc.string({
	unit: fc.constantFrom(
		..."ab1 :#-?[]{},&*!|>'\"%@`\\\n\t<>~/.،؟م😀\r".split(""),
		"\n  ",
		"\n- ",
		": ",
		"\n    ",
		"name: ",
		"rules:",
		"{name}",
		" #",
	),
	maxLength: 60,
});

/** One line as an owner would type it. */
const sentence = fc
	.string({
		unit: fc.constantFrom(
			..."abcXYZ 059:#-?[]{},&*!|>'\"%@`<>~/.()+=$^_;éمر؟👍".split(""),
			" ",
			": ",
			" #",
			"{name|x}",
			"It's",
			", ",
			" - ",
		),
		minLength: 1,
		maxLength: 24,
	})
	.map((text) => text.trim())
	.filter((text) => text !== "");

function inFile(line: string): string {
	return `version: 1\nrules:\n  - name: menu\n    when: nothing_matched\n    ${line}\n`;
}

function load(line: string) {
	const { artefact, problems } = loadRules([
		{ name: "rules.yaml", text: inFile(line) },
	]);
	return { problems, said: artefact?.data.rules[0]?.do[0]?.spec };
}

test("loading never throws, whatever the text is, and every problem has a place in it", () => {
	fc.assert(
		fc.property(fc.oneof(yamlish, fc.string({ maxLength: 200 })), (text) => {
			const { ok, artefact, problems } = loadRules([
				{ name: "rules.yaml", text },
			]);
			expect(artefact !== null).toBe(ok);
			const source = sourceText(text);
			for (const { line, column, endColumn, message } of problems) {
				expect(line).toBeGreaterThanOrEqual(1);
				expect(line).toBeLessThanOrEqual(source.lineCount);
				expect(column).toBeGreaterThanOrEqual(1);
				expect(endColumn).toBeGreaterThan(column);
				expect(message).not.toMatch(/undefined|\[object|Invalid input/);
			}
		}),
		{ numRuns: 400 },
	);
});

test("loading never throws on a good file with something typed into it", () => {
	const change = fc.record({
		at: fc.nat(sample.length),
		remove: fc.nat(12),
		insert: yamlish,
	});
	fc.assert(
		fc.property(change, ({ at, remove, insert }) => {
			const text = sample.slice(0, at) + insert + sample.slice(at + remove);
			const { ok, artefact } = loadRules([{ name: "rules.yaml", text }]);
			expect(artefact !== null).toBe(ok);
		}),
		{ numRuns: 60 },
	);
});

test("B45: whatever stands in place of any value of a good file, loading gives rules or problems in plain words", () => {
	const good = plainOf(parse(sample));
	const places = [...pathsIn(good)];
	const wrong = fc.constantFrom<unknown>(
		...[
			null,
			true,
			0,
			-1,
			1e308,
			"",
			"x",
			"{",
			[],
			{},
			[[]],
			[null],
			{ x: {} },
		],
		...[
			{ en: {} },
			"x".repeat(5_000),
			["", ""],
			{ "": "" },
			"2026-13-45",
			"<x>",
		],
	);
	const change = fc.record({ at: fc.nat(places.length - 1), value: wrong });
	fc.assert(
		fc.property(change, ({ at, value }) => {
			const changed = withValue(good, places[at] ?? [], value);
			const text = JSON.stringify(changed, null, 1);
			const { ok, artefact, problems } = loadRules([{ name: "a.yaml", text }]);
			expect(artefact !== null).toBe(ok);
			for (const { line, column, message } of problems) {
				expect([line, column].every((one) => one >= 1)).toBe(true);
				expect(message).not.toMatch(/undefined|\[object|Invalid input/);
			}
		}),
		{ numRuns: 200 },
	);
});

type Path = readonly (string | number)[];

const plainOf = (value: unknown) =>
	JSON.parse(JSON.stringify(value)) as unknown;

/** The way to every value within a value. */
function* pathsIn(value: unknown, path: Path = []): Generator<Path> {
	if (path.length > 0) yield path;
	if (typeof value !== "object" || value === null) return;
	const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
	for (const key of keys) yield* pathsIn((value as never)[key], [...path, key]);
}

function withValue(whole: unknown, path: Path, value: unknown): unknown {
	const [key, ...rest] = path;
	if (key === undefined) return value;
	const copy = (
		Array.isArray(whole) ? [...whole] : { ...(whole as object) }
	) as Record<string | number, unknown>;
	copy[key] = withValue(copy[key], rest, value);
	return copy;
}

test("what an owner types behind reply: is said as it was typed, or a problem is told", () => {
	fc.assert(
		fc.property(sentence, (text) => {
			const { problems, said } = load(`reply: ${text}`);
			if (problems.length === 0 && !isList(text) && !isAnnotated(text))
				expect(said).toBe(unquoted(text));
		}),
		{ numRuns: 1_500 },
	);
});

/** Text that the owner put into quotes is meant without them; what follows two blanks and a # is a comment. */
function unquoted(text: string): unknown {
	const bare = text.replace(/\s\s+#\s.*$|\s+#$/, "").trim();
	const quote = bare[0];
	if (quote === "'" && bare.endsWith("'") && bare.length > 1)
		return bare.slice(1, -1).replaceAll("''", "'");
	if (quote === '"' && bare.endsWith('"') && bare.length > 1)
		return bare.slice(1, -1);
	return bare;
}

/** A text in quotes with a comment behind it. */
function isAnnotated(text: string): boolean {
	return /^(["']).*\1\s+#/.test(text);
}

/** Several messages in one line. */
function isList(text: string): boolean {
	return text.startsWith("[");
}

test("the corrected line of lost text, pasted, says what was typed", () => {
	fc.assert(
		fc.property(sentence, (text) => {
			const { problems } = load(`reply: ${text}`);
			const lost = problems.find(
				({ code, severity, help }) =>
					code === "text-lost" && severity === "error" && help?.includes("\n"),
			);
			if (lost === undefined) return;
			const line = lost.help?.split("\n")[1] ?? "";
			const again = readSource("rules.yaml", inFile(line));
			expect(again.problems).toEqual([]);
		}),
		{ numRuns: 1_500 },
	);
});

test("a file without traps is one that YAML reads without a complaint", () => {
	fc.assert(
		fc.property(yamlish, (text) => {
			const { problems, damaged, tree } = readSource("rules.yaml", text);
			if (problems.length === 0) expect(damaged).toBe(false);
			if (tree === null) return;
			expect(() => JSON.stringify(plain(tree))).not.toThrow();
		}),
		{ numRuns: 1_500 },
	);
});

test("a quoted text is read back as it was", () => {
	fc.assert(
		fc.property(sentence, (text) => {
			const { tree, problems } = readSource("x", `a: ${quoteText(text)}\n`);
			expect(problems).toEqual([]);
			expect(tree && plain(tree)).toEqual({ a: text });
		}),
	);
});

test("an offset after edits leads back to the letter it came from", () => {
	const edits = fc.array(
		fc.record({ start: fc.nat(30), length: fc.nat(4), text: fc.string() }),
		{ maxLength: 4 },
	);
	fc.assert(
		fc.property(
			fc.string({ minLength: 40, maxLength: 40 }),
			edits,
			(text, some) => {
				const edited = applyEdits(
					text,
					some.map(({ start, length, text }) => ({
						start,
						end: start + length,
						text,
					})),
				);
				let last = 0;
				for (let offset = 0; offset <= edited.text.length; offset++) {
					const origin = edited.original(offset);
					expect(origin).toBeGreaterThanOrEqual(last);
					expect(origin).toBeLessThanOrEqual(text.length);
					last = origin;
				}
				expect(edited.original(edited.text.length)).toBe(text.length);
			},
		),
	);
});

test("a position and the start of its line lead back to the offset", () => {
	fc.assert(
		fc.property(yamlish, fc.nat(80), (text, some) => {
			const offset = Math.min(some, text.length);
			const source = sourceText(text);
			const { line, column } = source.position(offset);
			expect(source.lineStart(line) + column - 1).toBe(offset);
		}),
	);
});
