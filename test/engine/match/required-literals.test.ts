import fc from "fast-check";
import { RE2JS } from "re2js";
import { expect, test } from "vitest";
import { literalsOf } from "../../../src/engine/match/literals-of.ts";
import { asTyped, caseKey } from "../../../src/engine/text/as-typed.ts";

test.each([
	["order\\s*#?(?<number>\\d+)", ["order"]],
	["(?:^|\\s)ORDER\\s*#", ["order"]],
	["(?:order|commande)\\s*\\d+", ["order", "commande"]],
	["o(?:r|R)der", ["order"]],
	["[oO]rder", ["order"]],
	["caf[eé]", ["cafe", "café"]],
	["colou?r", ["colour", "color"]],
	["(?:ab)+cde", ["cde"]],
	["(?:xyz)+c", ["xyz"]],
	["(?:ab){2,3}", ["ab"]],
	["a.*bcd.*ef", ["bcd"]],
	["#\\d+", ["#"]],
	["\\Qa.b\\E+x", ["a."]],
	["\\x41\\x{42}\\103", ["abc"]],
	["(?i)straße", ["strasse"]],
	["طلب\\s*\\d", ["طلب"]],
	["طلب ٥", ["طلب 5"]],
	["^menu$", ["menu"]],
	["(?<a>x)(?P<b>yz)", ["xyz"]],
	["a{3}bc", ["bc"]],
	["]ab", ["]ab"]],
	["[]]ab", ["]ab"]],
	["a{,3}", ["a{,3}"]],
])("every match of %s holds one of %j", (pattern, literals) => {
	expect(literalsOf(pattern)).toEqual(literals);
});

test.each([
	"\\d+",
	"a",
	"a?bc?",
	"(?:abc)?",
	"(?:abc|)",
	"(?:abc|\\d)",
	"[a-z]+",
	"",
	".*",
	"x*",
	"(",
	"(?=abc)",
	"[a",
	"\\",
	"(".repeat(1_000),
	"abc{0}".slice(2),
])("%.20s holds nothing that is worth looking for", (pattern) => {
	expect(literalsOf(pattern)).toBeNull();
});

// Patterns grown from pieces, and texts from the same letters, so that many of them match.
const letter = fc.constantFrom(
	"a",
	"B",
	"é",
	"ß",
	"ς",
	"Σ",
	"ن",
	"٣",
	"k",
	"#",
	" ",
);
const leaf = fc.oneof(
	letter,
	fc.constantFrom(
		".",
		"\\d",
		"\\s",
		"[aB]",
		"[^a]",
		"[a-c]",
		"^",
		"$",
		"\\x61",
		"\\Qab\\E",
		"(?i)",
		"[k#é]",
	),
);
const pattern = fc.letrec<{ node: string }>((tie) => ({
	node: fc.oneof(
		{ depthSize: "small", withCrossShrink: true },
		leaf,
		fc.tuple(tie("node"), tie("node")).map(([one, other]) => one + other),
		fc
			.tuple(tie("node"), tie("node"))
			.map(([one, other]) => `(?:${one}|${other})`),
		fc
			.tuple(
				tie("node"),
				fc.constantFrom("?", "*", "+", "{2}", "{1,2}", "{0,2}", "*?"),
			)
			.map(([item, repeat]) => `(?:${item})${repeat}`),
		tie("node").map((item) => `(?<n>${item})`.replace("?<n>", "")),
	),
})).node;
const message = fc.string({
	unit: fc.constantFrom(
		"a",
		"b",
		"c",
		"É",
		"ss",
		"ß",
		"ẞ",
		"σ",
		"Σ",
		"ς",
		"ن",
		"3",
		"٣",
		"K",
		"\u212a",
		"ſ",
		"#",
		" ",
		"\n",
	),
	maxLength: 14,
});

test("whatever RE2 finds holds one of the literals", () => {
	let found = 0;
	fc.assert(
		fc.property(pattern, message, (source, said) => {
			const literals = literalsOf(source);
			if (literals === null) return;
			const regex = RE2JS.compile(
				source.replaceAll("٣", "3"),
				RE2JS.CASE_INSENSITIVE | RE2JS.DOTALL,
			);
			const typed = asTyped(said);
			if (!regex.matcher(typed).find()) return;
			found++;
			expect(literals.some((literal) => caseKey(typed).includes(literal))).toBe(
				true,
			);
		}),
		{ numRuns: 10_000 },
	);
	expect(found).toBeGreaterThan(50);
});

test("characters that differ in capitals only have one key", () => {
	for (let code = 0; code < 0x1_0000; code++) {
		const character = String.fromCharCode(code);
		const others = [character.toUpperCase(), character.toLowerCase()];
		for (const other of others) {
			if (!sameButForCapitals(character, other)) continue;
			expect(caseKey(other)).toBe(caseKey(character));
		}
	}
});

function sameButForCapitals(one: string, other: string): boolean {
	if (other.length !== 1 || /[\ud800-\udfff]/.test(one)) return false;
	return new RegExp(`^\\u{${one.charCodeAt(0).toString(16)}}$`, "iu").test(
		other,
	);
}
