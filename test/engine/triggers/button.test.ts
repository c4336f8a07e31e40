import { expect, test } from "vitest";
import { button } from "../../../src/engine/triggers/button.ts";
import { bookOf } from "../book.ts";
import { exampleOf } from "../examples.ts";
import { decided, message, tap } from "../scene.ts";

test("its example and its short form load", () => {
	expect(exampleOf(button)).toEqual(["hours", "Opening hours"]);
	expect(button.schema.parse("hours")).toEqual(["hours"]);
});

const book = bookOf({
	rules: [
		{
			name: "hours",
			when: { button: ["hours", "Où êtes-vous ?"] },
			do: ["silent"],
		},
		{ name: "stop promotions", when: { button: "STOP_PROMO" }, do: ["silent"] },
	],
});

test.each([
	["its id", tap("hours", "Anything"), "hours"],
	["its label as written", tap("x", "Où êtes-vous ?"), "hours"],
	["its label in other letters", tap("x", "OU ETES-VOUS ?"), "hours"],
	["an id in other letters, read as a label", tap("Hours", "x"), null],
	["a part of its label", tap("x", "Où"), null],
	[
		"the payload of a template's quick reply",
		message({
			type: "button",
			id: "STOP_PROMO",
			label: "Stop",
			source: "template",
		}),
		"stop promotions",
	],
	["a text with the same words", message("hours"), null],
	["an id that every object has", tap("__proto__", "constructor"), null],
])("%s", (_, event, rule) => {
	expect(decided(book, event).rule).toBe(rule);
});

test("the because names the id", () => {
	const decision = decided(book, tap("hours", "Opening hours"));
	expect(decision.because).toBe('button "hours"');
});
