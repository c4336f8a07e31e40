import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	type AnswerOptions,
	type AnswerType,
	readAnswer,
} from "../../../src/engine/answers/read-answer.ts";

const languages = ["en", "ar", "fr"];
const today = "2026-11-22";

const options: AnswerOptions = {
	text: { max: 4096 },
	number: { languages },
	yes_no: { languages },
	choice: {
		languages,
		options: [
			{ id: "one", labels: ["First", "أول"] },
			{ id: "two", labels: ["Second"] },
		],
	},
	date: { languages, today, from: today },
	time: { languages, now: "15:10" },
	phone: { timezone: "Asia/Beirut" },
	email: {},
};
const types = Object.keys(options) as AnswerType[];

function read(type: AnswerType, text: string) {
	return readAnswer(type, text, options[type]);
}

/** Texts of words that mean something, in any order: the ones that get far into the patterns. */
const words = fc
	.array(
		fc.constantFrom(
			..."and a half past to at 7 8 25 / - : , . h pm in 3 days weeks ago next last friday the of may 2026 or not وعشرين خمسة ونص الا ربع بعد بكرا يوم الجمعة الجاي مساء demain le vingt et un quatre dix du soir moins quart million dozen first second one 70123456 bob@x.com yes no لا نعم pas".split(
				" ",
			),
		),
		{ maxLength: 12 },
	)
	.map((parts) => parts.join(" "));

const anyText = fc.oneof(
	words,
	fc.string({ unit: "binary", maxLength: 200 }),
	fc.string({ unit: "grapheme", maxLength: 200 }),
);

const forms: Readonly<Record<AnswerType, RegExp>> = {
	text: /\S/,
	number: /^-?\d/,
	yes_no: /^(?:true|false)$/,
	choice: /^(?:one|two)$/,
	date: /^\d{4}-\d\d-\d\d$/,
	time: /^(?:[01]\d|2[0-3]):[0-5]\d$/,
	phone: /^\+[1-9]\d{6,14}$/,
	email: /^\S+@\S+\.\S+$/,
};

describe("an answer", () => {
	it("is read by the type of the question", () => {
		const text = "for 4 please, tomorrow at 8pm";
		expect(read("date", text)).toBe("2026-11-23");
		expect(read("time", text)).toBe("20:00");
		expect(read("number", "for 4 please")).toBe(4);
		expect(read("yes_no", "oui")).toBe(true);
		expect(read("choice", "2")).toBe("two");
		expect(read("phone", "70 123 456")).toBe("+96170123456");
		expect(read("email", "Bob@x.com")).toBe("bob@x.com");
		expect(read("text", " hi ")).toBe("hi");
	});

	it.each(types)(
		"%s: any text gives an answer of that form or none",
		(type) => {
			fc.assert(
				fc.property(anyText, (text) => {
					const answer = read(type, text);
					return answer === null || forms[type].test(String(answer));
				}),
				{ numRuns: 300 },
			);
		},
	);

	it.each(types.filter((type) => type !== "text" && type !== "email"))(
		"%s: digits of both kinds say the same",
		(type) => {
			fc.assert(
				fc.property(words, (text) => {
					const arabic = text.replace(
						/\d/g,
						(digit) => "٠١٢٣٤٥٦٧٨٩"[Number(digit)] ?? "",
					);
					expect(read(type, arabic)).toEqual(read(type, text));
				}),
				{ numRuns: 300 },
			);
		},
	);

	it.each(types.filter((type) => type !== "yes_no" && type !== "number"))(
		"%s: what was read reads as itself",
		(type) => {
			fc.assert(
				fc.property(anyText, (text) => {
					const answer = read(type, text);
					if (answer !== null) expect(read(type, String(answer))).toBe(answer);
				}),
				{ numRuns: 300 },
			);
		},
	);

	it("number: what was read reads as itself", () => {
		fc.assert(
			fc.property(fc.integer({ min: -1e9, max: 1e9 }), (value) => {
				expect(read("number", String(value))).toBe(value);
			}),
		);
	});

	it.each([
		"__proto__",
		"constructor toString valueOf",
		"\0\uD800",
		"9".repeat(5000),
		"1 ".repeat(5000),
		"and two ".repeat(2000),
		"1 day and ".repeat(2000),
		"the ".repeat(2000),
		"a@".repeat(2000),
		"+1(".repeat(2000),
		"﷽".repeat(2000),
	])("hostile text does no harm: %.12j", (text) => {
		for (const type of types) expect(() => read(type, text)).not.toThrow();
	});
});
