import { expect, test, vi } from "vitest";
import * as yaml from "yaml";
import { loadRules } from "../../../src/engine/language/load-rules.ts";

// The parser itself, watched: what is hostile must be refused before it runs.
vi.mock("yaml", async (original) => {
	const real = await original<typeof yaml>();
	return { ...real, parseDocument: vi.fn(real.parseDocument) };
});

const parser = vi.mocked(yaml.parseDocument);

function load(text: string) {
	parser.mockClear();
	const { ok, artefact, problems } = loadRules([{ name: "rules.yaml", text }]);
	const codes = problems.map(({ code }) => code);
	return { ok, artefact, problems, codes, parsed: parser.mock.calls.length };
}

const many = (count: number) =>
	`version: 1\nrules:\n${Array.from({ length: count }, (_, index) => `  - { name: rule ${index}, when: { keyword: word${index} }, reply: Here }\n`).join("")}`;

const deepMaps = (depth: number) =>
	Array.from({ length: depth }, (_, level) => `${" ".repeat(level)}a:`).join(
		"\n",
	);

test.each([
	["5,000 dashes", `${"- ".repeat(5_000)}x`],
	["20,000 opening brackets", "[".repeat(20_000)],
	["20,000 opening braces", "{".repeat(20_000)],
	["maps 500 deep", deepMaps(500)],
	["brackets over many lines", "a: [\n".concat(" [\n".repeat(500))],
	["100,000 rules", many(100_000)],
	["50 MB", `# ${"x".repeat(50 * 1024 * 1024)}`],
])("B39, B43: %s are refused before the parser runs", (_, text) => {
	const { ok, artefact, codes, parsed } = load(text);
	expect({ ok, artefact, codes, parsed }).toEqual({
		ok: false,
		artefact: null,
		codes: ["too-large"],
		parsed: 0,
	});
});

test("B39: 350 question marks never reach the parser as keys", () => {
	const { ok } = load(`${"? ".repeat(350)}x`);
	expect(ok).toBe(false);
	const [text] = parser.mock.calls[0] ?? [""];
	expect(text).not.toMatch(/^\s*\? /m);
});

test.each([
	["an alias bomb", "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"],
	["an alias of itself", "a: &a [*a]\n"],
	["an alias of nothing", "rules: *nobody\n"],
	["a JavaScript function", "a: !!js/function 'x'\n"],
	["binary data", "a: !!binary aGk=\n"],
	["a type of its own", "a: !custom {b: c}\n"],
])(
	"B38, B40: %s is refused, and the parser sees no reference and no type",
	(_, text) => {
		const { ok } = load(text);
		expect(ok).toBe(false);
		const [seen = ""] = parser.mock.calls[0] ?? [];
		const document = yaml.parseDocument(String(seen));
		yaml.visit(document, {
			Alias: () => expect.unreachable("an alias came through"),
			Node: (_key, node) =>
				expect((node as { anchor?: string }).anchor).toBeUndefined(),
		});
	},
);

test.each([
	["NUL", "rules:\0"],
	["a control letter", "rules: \u0007"],
	["UTF-16 read as UTF-8", "\uFFFD\uFFFDr\0u\0l\0e\0s\0"],
	["UTF-16 without a mark", "r\0u\0l\0e\0s\0"],
])("B36: %s is refused before the parser runs", (_, text) => {
	expect(load(text)).toMatchObject({ ok: false, parsed: 0 });
});

test("B43: over 20 MB in all files is refused before any is read", () => {
	parser.mockClear();
	const text = `# ${"x".repeat(4_500_000)}`;
	const files = Array.from({ length: 5 }, (_, n) => ({ name: `${n}`, text }));
	const { problems } = loadRules(files);
	expect(problems.map(({ code, file }) => [code, file])).toEqual([
		["too-large", "4"],
	]);
	expect(parser).not.toHaveBeenCalled();
});

const good =
	"version: 1\nrules:\n  - name: menu\n    when: nothing_matched\n    reply: Here it is\n";

test.each([
	["a byte order mark", `\uFEFF${good}`],
	["CRLF", good.replaceAll("\n", "\r\n")],
	["a document mark", `---\n${good}`],
	["an end mark", `${good}...\n`],
	["no line break at the end", good.trimEnd()],
])("B36: %s changes nothing", (_, text) => {
	const plain = load(good);
	const other = load(text);
	expect(other.problems).toEqual([]);
	expect(other.artefact?.hash).toBe(plain.artefact?.hash);
});

test.each(["__proto__", "constructor", "prototype"])(
	"B41: %s is refused as a key anywhere, and nothing is polluted",
	(key) => {
		for (const text of [
			`${key}: { polluted: true }\n${good}`,
			good.replace("reply:", `${key}: x\n    reply:`),
			`${good}flows:\n  ${key}: { steps: [silent] }\n`,
		])
			expect(load(text).codes).toContain("wrong-value");
		expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
	},
);

test("B41: a rule may not be called like what every object has", () => {
	for (const name of ["__proto__", "constructor"])
		expect(load(good.replace("menu", name))).toMatchObject({
			ok: false,
			artefact: null,
		});
});

test.each([
	["lost commas", "rules:\n", "- {a: x, y}\n"],
	["anchors that nobody uses", "rules:\n", "- &x y\n"],
	["lost comments", "rules:\n", "- a #b\n"],
	["lines that begin a little too far right", "a: b\n", "   c: d\n"],
	["texts where rules should stand", "rules:\n", "- x\n"],
	["traps in one line", "rules: [", "{a: x, y}, "],
])("a file full of %s takes no longer than its length", (_, head, line) => {
	const text = head + line.repeat(5_000);
	const { ok, problems } = load(text);
	expect(ok).toBe(false);
	expect(problems.length).toBeLessThanOrEqual(2_000);
});

test("B43: ten thousand rules are read", () => {
	const { ok, artefact } = load(many(10_000));
	expect(ok).toBe(true);
	expect(artefact?.data.rules).toHaveLength(10_000);
});

test.each([
	["in a circle", (index: number) => `do: [{ go: r${(index + 1) % 4_000} }]`],
	["one after another", (index: number) => `do: [{ go: r${index + 1} }]`],
	[
		"one after another, from the last",
		(index: number) => `do: [{ go: r${index - 1} }]`,
	],
])(
	"B47: four thousand rules that run one another %s are refused",
	(_, line) => {
		const rules = Array.from(
			{ length: 4_000 },
			(_, index) => `  - { name: r${index}, ${line(index)} }\n`,
		);
		const { ok, codes } = load(`version: 1\nrules:\n${rules.join("")}`);
		expect(ok).toBe(false);
		expect(codes).toContain("go-circle");
	},
);

test("B47: a rule in place of one that is used up may be any rule, however many of them stand in a row", () => {
	const rules = Array.from(
		{ length: 4_000 },
		(_, index) =>
			`  - { name: r${index}, when: { keyword: word${index} }, limit: once ever, after_limit: r${(index + 1) % 4_000}, reply: Here }\n`,
	);
	expect(load(`version: 1\nrules:\n${rules.join("")}`).ok).toBe(true);
});
