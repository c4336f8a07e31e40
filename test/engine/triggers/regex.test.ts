import { describe, expect, test } from "vitest";
import { regex } from "../../../src/engine/triggers/regex.ts";
import { EXPLODED_MS, processorMs } from "../../processor-ms.ts";
import { tryTrigger } from "../matching.ts";

const fits = (value: unknown, text: string) =>
	tryTrigger(regex, value).match(text) !== null;

const order = "(?:^|\\s)order\\s*#?(?<number>\\d{4,6})(?:\\D|$)";

describe("a regex", () => {
	test("fills its named groups and says what it found", () => {
		expect(tryTrigger(regex, order).match("ORDER #48213 please")).toEqual({
			because: `regex '${order}' found "ORDER #48213 "`,
			captures: { number: "48213" },
		});
	});

	test.each([
		["order ٤٨٢١٣", "48213"],
		["order ۴۸۲۱۳", "48213"],
		["Order ＃４８２１３", "48213"],
		["order\u200f #4821\u200b3", "48213"],
		["order 4️⃣8️⃣2️⃣1️⃣3️⃣", "48213"],
	])("reads %j", (text, number) => {
		expect(tryTrigger(regex, order).match(text)?.captures.number).toBe(number);
	});

	test.each([
		["caf[eé]", "CAFÉ", true],
		["cafe", "café", false],
		["أهلا", "اهلا", false],
		["l'eau", "L’EAU", true],
		["l’eau", "l'eau", true],
		["^menu$", "menu", true],
		["^menu$", "the menu", false],
		["^b", "a\nb", false],
		["a.b", "a\nb", true],
		["é", "e\u0301", true],
		["e\u0301", "é", true],
		["طاولة\\s*[0-9]", "طاولة ٤", true],
		["طلب ٥", "طلب 5", true],
		["(?i)x|\\p{Arabic}{3}", "abc دوا", true],
		["ΟΔΟΣ", "οδος", true],
		["(?-i:VIP)", "vip", false],
	])("%s on %j: %j", (pattern, text, expected) => {
		expect(fits(pattern, text)).toBe(expected);
	});

	test("minds capitals when told to", () => {
		expect(fits({ any: ["VIP"], case: "sensitive" }, "VIP")).toBe(true);
		expect(fits({ any: ["VIP"], case: "sensitive" }, "vip")).toBe(false);
		expect(
			tryTrigger(regex, { any: ["VIP"], case: "sensitive" }).whyNot("vip"),
		).toEqual({
			because: "'VIP' would match but for capitals (case: sensitive)",
			near: true,
		});
	});

	test("takes the first of a list that matches", () => {
		const tried = tryTrigger(regex, ["a(?<x>1)", "b(?<x>2)"]);
		expect(tried.match("b2 a1")?.captures).toEqual({ x: "1" });
		expect(tried.match("b2")?.captures).toEqual({ x: "2" });
		expect(tried.whyNot("c")).toEqual({
			because: "does not match 'a(?<x>1)' or 1 more",
			near: false,
		});
	});

	test("leaves out groups that took no part", () => {
		const captures = tryTrigger(regex, "(?<a>x)|(?<b>y)").match("y")?.captures;
		expect(Object.keys(captures ?? {})).toEqual(["b"]);
	});

	test("C57: keeps no state from one message to the next", () => {
		const tried = tryTrigger(regex, "order (?<n>\\d)");
		expect(tried.match("order 1")?.captures.n).toBe("1");
		expect(tried.match("xx order 2")?.captures.n).toBe("2");
		expect(tried.match("order 1")?.captures.n).toBe("1");
	});

	test("C61: groups named like parts of every object are names like any other", () => {
		const pattern = "(?<__proto__>x)(?<constructor>y)(?P<toString>z)?";
		const captures = tryTrigger(regex, pattern).match("xy")?.captures ?? {};
		expect(Object.getPrototypeOf(captures)).toBeNull();
		expect(Object.entries(captures)).toEqual([
			["__proto__", "x"],
			["constructor", "y"],
		]);
		expect(regex.captures?.(regex.schema.parse(pattern))).toEqual([
			"__proto__",
			"constructor",
			"toString",
		]);
		expect(Object.hasOwn(Object.prototype, "x")).toBe(false);
	});

	test("C56: reads the first 1,000 characters", () => {
		expect(fits("end", `${"x".repeat(997)}end`)).toBe(true);
		expect(fits("end", `${"x".repeat(998)}end`)).toBe(false);
	});
});

describe("what an owner can get wrong", () => {
	const findings = (value: unknown) => tryTrigger(regex, value).findings;

	test.each([
		["(", "a ( is never closed"],
		["a)", "a ) was never opened"],
		["[z-a]", "'z-a' at character 2: there is no such range"],
		["\\", "it ends in a single \\"],
		["a{99999}", "'{99999}' at character 2: a count goes up to 1000"],
		["a{2,1}", "a count goes up to 1000, the smaller number first"],
		["x(?=y)", "'(?=' at character 2: it cannot look ahead or behind"],
		["(?<!y)x", "it cannot look ahead or behind"],
		["(x)\\1", "'\\1' at character 4: it cannot refer back to a group"],
		["(?<n>a)(?<n>b)", "two groups have this name"],
		["(?g)x", "it knows no such group"],
		["a**", "one repeat stands on another"],
		["*a", "nothing in front of it to repeat"],
		["\\q", "it knows no such \\ sequence"],
		["(?<nom d>x)", "a group's name has only"],
		["[[:foo:]]", "no such range of characters"],
	])("C57: %s is refused with the reason", (pattern, message) => {
		expect(findings(["ok", pattern])).toEqual([
			expect.objectContaining({
				code: "bad-regex",
				severity: "error",
				path: ["any", 1],
				message: expect.stringContaining(message),
			}),
		]);
		expect(fits(pattern, "x")).toBe(false);
	});

	test.each([
		["x{0,500}", "Shorten {0,500}."],
		["((((a{50}){50}){50}){50})", null],
		["a".repeat(200_000), "Split it over several rules"],
		[Array.from({ length: 30_000 }, (_, at) => at).join("|"), "Split it"],
		["(".repeat(5_000), "Split it"],
		[`${"(".repeat(900)}a${")".repeat(900)}`, "Split it"],
		[
			Array.from({ length: 200 }, (_, at) => `(?<g${at}>a)`).join(""),
			"Split it",
		],
	])("C58: %.30s… is too large", (pattern, help) => {
		expect(processorMs(() => findings(pattern))).toBeLessThan(EXPLODED_MS);
		expect(findings(pattern)).toEqual([
			expect.objectContaining({
				code: "bad-regex",
				...(help && { help: expect.stringContaining(help) }),
			}),
		]);
		expect(tryTrigger(regex, pattern).match("aaa")).toBeNull();
	});

	test.each([
		["\\bحجز", "\\b"],
		["حجز\\b", "\\b"],
		["\\bété", "\\b"],
		["\\w+é", "\\w"],
		["طاولة\\d+", "\\d"],
		["\\b(?:book|حجز)", "\\b"],
		["caf[éè]\\B", "\\B"],
		["\\b\\p{Arabic}+", "\\b"],
		["(?:x|(?:\\W)ß)", "\\W"],
	])("%s: %s knows English only", (pattern, fragment) => {
		expect(findings(pattern)).toEqual([
			expect.objectContaining({
				code: "bad-regex",
				message: expect.stringContaining(`${fragment} knows the letters a–z`),
			}),
		]);
	});

	test.each([
		"\\border\\b",
		"طلب\\s*#?[0-9]+",
		"طلب\\s*(?<number>\\d+)",
		"\\p{L}+\\d",
		"(?:^|\\s)حجز(?:\\s|$)",
		"n°\\d+",
		order,
	])("%s is fine", (pattern) => {
		expect(findings(pattern)).toEqual([]);
	});

	test.each([".*", "^", "a*", "(?i)", ".", "[\\s\\S]+", "\\s*|x", "$", "(|x)"])(
		"C59: %s matches everything",
		(pattern) => {
			expect(findings(pattern)).toEqual([
				expect.objectContaining({
					code: "regex-matches-everything",
					severity: "warning",
				}),
			]);
		},
	);

	test.each(["\\d+", "[a-z]", "\\p{Arabic}", "^.{3}$", "\\?"])(
		"%s does not match everything",
		(pattern) => {
			expect(findings(pattern)).toEqual([]);
		},
	);

	test.each(["(a+)+$", "(a|a)*$", "(x+x+)+y", "^(\\w+\\s?)*$", "(?P<n>x)"])(
		"C55, C57, C60: %s is accepted: it runs in linear time",
		(pattern) => {
			expect(
				findings(pattern).filter(({ severity }) => severity === "error"),
			).toEqual([]);
		},
	);

	test.each([
		[{}],
		[{ any: [] }],
		[""],
		[null],
		[{ any: "x", case: "upper" }],
		[{ any: "x", flags: "g" }],
	])("C57: %j is refused", (value) => {
		expect(regex.schema.safeParse(value).success).toBe(false);
	});

	test("regexes without a fixed piece of text may be large together only so far", () => {
		const open = "[a-f]{3}[0-9]{90}";
		const rules = Array.from({ length: 14 }, (_, at) => ({
			name: `rule ${at}`,
			when: [{ key: "regex", spec: regex.schema.parse(open) }],
		}));
		const data = { rules };
		const flagged = rules.filter((rule) => {
			const site = { data, rule } as unknown as Parameters<
				NonNullable<typeof regex.findings>
			>[1];
			const found = regex.findings?.(regex.schema.parse(open), site) ?? [];
			return found.some(({ message }) => message.includes("together"));
		});
		expect(flagged.map(({ name }) => name)).toEqual([
			"rule 10",
			"rule 11",
			"rule 12",
			"rule 13",
		]);
	});
});

describe("no regex can stall the bot", () => {
	const messages = [
		"a".repeat(65_000),
		" ".repeat(65_000),
		`${"a".repeat(999)}!`,
		"xy".repeat(5_000),
		"ب".repeat(5_000),
		"K".repeat(5_000),
	];

	test.each([
		"(a+)+$",
		"(a|a)*$",
		"(.*)*x",
		"(x+x+)+y",
		"^(\\w+\\s?)*$",
		"\\W?(([ca]*?){0,3}|c{2,5}b{2,5}){0,3}$",
		"\\s*\\s*\\s*x",
		"(?:ب|ب)*ت",
		"(k|K)*!",
		"(.*?,){11}P",
		"[a-z]{0,90}[a-z]{0,90}!",
	])("C55, C56, C60: %s on hostile messages", (pattern) => {
		const tried = tryTrigger(regex, pattern);
		tried.match("warm");
		const matchAll = () => messages.forEach((text) => void tried.match(text));
		expect(processorMs(matchAll)).toBeLessThan(EXPLODED_MS);
	});
});
