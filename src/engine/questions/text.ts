import { z } from "zod";
import { readText } from "../answers/text.ts";
import { defineQuestion, type Site } from "../kinds.ts";
import type { Finding } from "../model.ts";
import { number, text as textSchema } from "../schema.ts";
import { regexFindings } from "../triggers/regex-findings.ts";
import { rangeFindings } from "./range-findings.ts";

const letters = () => number({ min: 1, max: 1_000, whole: true });

/** Any text the customer types; with a pattern, what it finds in it. */
export const text = defineQuestion({
	key: "text",
	summary:
		"Any text the customer types, at least min and at most max letters; with a pattern, the piece of the text that fits it.",
	example:
		'ask: "Which street?", save_as: street, type: text, min: 3, max: 200',
	own: z.strictObject({
		min: letters().optional(),
		max: letters().optional(),
		pattern: textSchema().optional(),
	}),
	findings: ({ min, max, pattern }, site) => [
		...rangeFindings(min, max, ["min", "max"]),
		...(pattern === undefined ? [] : patternFindings(pattern, site)),
	],
	compile: ({ min, max, pattern }) => ({
		read: ({ text }) => text && readText(text.original, { min, max, pattern }),
	}),
});

/** A pattern that matches everything only says nothing here. */
function patternFindings(pattern: string, site: Site): readonly Finding[] {
	const spec = { any: [pattern], caseSensitive: false };
	return regexFindings(spec, site)
		.filter(({ code }) => code !== "regex-matches-everything")
		.map((finding) => ({ ...finding, path: ["pattern"] }));
}
