import { expect, test } from "vitest";
import { parseBrake, parseLimit } from "../../../src/engine/grammar/limit.ts";

const DAY = 86_400_000;

test.each([
	["once per 30 days", { times: 1, perMs: 30 * DAY }],
	["2 per hour", { times: 2, perMs: DAY / 24 }],
	["twice per day", { times: 2, perMs: DAY }],
	["3 times per week", { times: 3, perMs: 7 * DAY }],
	["Once Ever", { times: 1, perMs: null }],
	["once per 12h", { times: 1, perMs: DAY / 2 }],
	["none", "none"],
])("%s is a limit", (text, limit) => {
	expect(parseLimit(text)).toEqual(limit);
});

test.each([
	"",
	"2",
	"2 an hour",
	"0 per hour",
	"101 per day",
	"once per",
	"once per moon",
	"once per 0 days",
	"-1 per day",
])("%j is none, and it is said what to write", (text) => {
	expect(parseLimit(text)).toMatchObject({
		error: expect.any(String),
		help: expect.stringContaining("once per 30 days"),
	});
});

test.each([
	["20 answers per 10 minutes", { times: 20, perMs: 600_000 }],
	["1 answer per hour", { times: 1, perMs: 3_600_000 }],
	["off", null],
])("%s is a brake", (text, brake) => {
	expect(parseBrake(text)).toEqual(brake);
});

test.each(["none", "once ever", "20 answers", "fast"])(
	"%s is no brake",
	(text) => {
		expect(parseBrake(text)).toHaveProperty("error");
	},
);
