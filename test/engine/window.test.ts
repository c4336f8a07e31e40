import { expect, test } from "vitest";
import {
	DAY,
	instant,
	MINUTE,
	type OutboundContent,
} from "../../src/engine/model.ts";
import { mayLeave } from "../../src/engine/window.ts";
import { later } from "./scene.ts";

const wrote = instant(1_000_000_000_000);
const text: OutboundContent = { type: "text", text: "hi" };
const template: OutboundContent = {
	type: "template",
	name: "hello",
	language: "en",
	body: [],
};
const free = { content: text, instead: null };

test.each([
	["at once", 0, "message"],
	["a minute before the margin", DAY - 6 * MINUTE, "message"],
	["a millisecond before the margin", DAY - 5 * MINUTE - 1, "message"],
	["from five minutes before the end", DAY - 5 * MINUTE, "withheld"],
	["after 24 hours", DAY, "withheld"],
])("a free-form message %s", (_, ms, outcome) => {
	expect(mayLeave(free, wrote, later(wrote, ms))).toBe(outcome);
});

test("a template always leaves, also where nobody ever wrote", () => {
	const send = { content: template, instead: null };
	expect(mayLeave(send, null, wrote)).toBe("message");
	expect(mayLeave(send, wrote, later(wrote, 9 * DAY))).toBe("message");
});

test("outside the window the template that stands in leaves, and only there", () => {
	const send = { content: text, instead: template };
	expect(mayLeave(send, wrote, later(wrote, 2 * DAY))).toBe("instead");
	expect(mayLeave(send, null, wrote)).toBe("instead");
	expect(mayLeave(send, wrote, later(wrote, MINUTE))).toBe("message");
});

test("where nobody ever wrote nothing free-form leaves", () => {
	expect(mayLeave(free, null, wrote)).toBe("withheld");
});
