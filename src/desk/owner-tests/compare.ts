import type { OutboundContent } from "../../engine/model.ts";
import type { Delivered } from "./delivered.ts";
import { fieldOf, wordsOf } from "./message-fields.ts";
import type { Expected, ExpectedContent, Pattern } from "./owner-test.ts";
import { matchesPattern } from "./wildcards.ts";

/** Why a message is not the expected one, as the end of a sentence that begins with "expected"; null where it is. */
export function differenceOf(
	{ rule, text, content }: Expected,
	got: Delivered,
): string | null {
	if (got.withheld !== null)
		return `a message, but it may not leave: more than 24 hours have passed since the customer wrote, and ${describe(got)} is no template`;
	if (rule !== null && rule !== got.rule)
		return `rule "${rule}", got ${got.rule === null ? "no rule" : `rule "${got.rule}"`}: ${describe(got)}`;
	if (content !== null) {
		const difference = contentDifference(content, got);
		if (difference !== null) return difference;
	}
	const words = wordsOf(got.content);
	if (text === null || (words !== null && matchesPattern(words, text)))
		return null;
	const whose =
		rule === null && got.rule !== null ? ` of rule "${got.rule}"` : "";
	return `the text ${quoted(text)}, got ${describe(got)}${whose}`;
}

function contentDifference(
	{ type, fields }: ExpectedContent,
	got: Delivered,
): string | null {
	if (!isOfType(got.content, type))
		return `${type === "voice" ? "a voice note" : `"${type}"`}, got ${describe(got)}`;
	for (const [field, pattern] of Object.entries(fields ?? {})) {
		const values = fieldOf(got.content, field);
		if (values === null)
			return `"${field}" to be ${show(pattern)}, and there is none in ${describe(got)}`;
		if (!fits(values, pattern))
			return `"${field}" to be ${show(pattern)}, got ${show(values.map(([first = ""]) => first))}`;
	}
	return null;
}

function isOfType(content: OutboundContent, type: string): boolean {
	if (type === "voice")
		return content.type === "audio" && content.voice === true;
	return content.type === type;
}

/** Each of the patterns in its place; a single one stands for a field that is no list. */
function fits(
	values: readonly (readonly string[])[],
	pattern: Pattern,
): boolean {
	const patterns = typeof pattern === "string" ? [pattern] : pattern;
	return (
		values.length === patterns.length &&
		values.every((names, index) =>
			names.some((name) => isSame(name, patterns[index] ?? "")),
		)
	);
}

/** Numbers are the same however many zeros they end in. */
function isSame(value: string, pattern: string): boolean {
	return (
		matchesPattern(value, pattern) ||
		(/^-?[\d.]+$/.test(value) && Number(value) === Number(pattern))
	);
}

/** A message in a sentence: its text in quotes, or its kind with what it is best known by. */
export function describe({ content }: Pick<Delivered, "content">): string {
	const words = wordsOf(content);
	if (content.type === "text") return quoted(words ?? "");
	const name =
		"url" in content ? content.url : "name" in content ? content.name : null;
	const more = [name, words === null ? null : quoted(words)].filter(
		(part) => part !== null && part !== undefined,
	);
	return [`[${content.type}]`, ...more].join(" ");
}

/** Letters of a text that a sentence shows. */
const SHOWN = 120;

/** A text in quotes, on one line and not too long. */
export function quoted(text: string): string {
	const line = text.replace(/\s*\n\s*/g, " / ");
	const letters = [...line];
	return letters.length <= SHOWN
		? `"${line}"`
		: `"${letters.slice(0, SHOWN - 1).join("")}…"`;
}

function show(pattern: Pattern): string {
	const [only = "", ...more] =
		typeof pattern === "string" ? [pattern] : pattern;
	return more.length === 0
		? quoted(only)
		: `[${[only, ...more].map(quoted).join(", ")}]`;
}
