import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePhone } from "../../../src/engine/grammar/phone.ts";

test.each([
	["+961 70 123 456", "96170123456"],
	["00961-70-123456", "96170123456"],
	["+33 (1) 23.45.67.89", "33123456789"],
])("%s is read as bare digits, country first", (text, digits) => {
	expect(parsePhone(text, null)).toBe(digits);
});

test.each([
	["70 123 456", "Asia/Beirut", 'Write "+96170123456".'],
	["03 123 456", "Asia/Beirut", 'Write "+9613123456".'],
	["06 12 34 56 78", "Europe/Paris", 'Write "+33612345678".'],
	["96170123456", "Asia/Beirut", 'Write "+96170123456".'],
])(
	"%s in %s is local, and the whole number is proposed",
	(text, zone, help) => {
		expect(parsePhone(text, zone)).toMatchObject({ help });
	},
);

test.each([
	"",
	"hello",
	"+961",
	"+0 123 456 789",
	"+1234567890123456",
	"+96 1a",
])("%j is no phone number", (text) => {
	expect(parsePhone(text, "Asia/Beirut")).toHaveProperty("error");
});

test("anything is a number of 7 to 15 digits or refused", () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			const read = parsePhone(text, "Asia/Beirut");
			if (typeof read === "string") expect(read).toMatch(/^[1-9]\d{6,14}$/);
		}),
	);
});
