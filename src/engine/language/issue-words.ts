import type { z } from "zod";
import type { ProblemCode } from "../model.ts";
import type { UnknownWord } from "../schema.ts";
import { didYouMean, listWords } from "./nearest.ts";
import type { Complaint } from "./report.ts";

/** A complaint with its way into the value that was read. */
export interface Located extends Complaint {
	readonly path: readonly (string | number)[];
	/** It is about the last key of the path, not about its value. */
	readonly onKey: boolean;
	/** A text was expected where a map or list stands. */
	readonly wantsText: boolean;
}

/** What was read, for the words of the complaints. */
export interface Reading {
	readonly schema: z.ZodType;
	readonly value: unknown;
	/** `a rule`, `"keyword"`: what the value is. */
	readonly what: string;
	/** YAML that would be right, for where something is missing. */
	readonly example: string | null;
}

/** What zod found wrong. */
export type Issue = z.core.$ZodIssue;

/** Ours, and not zod's own words. */
export function isOwn(message: string): boolean {
	return !/^(?:Invalid|Too (?:big|small)|Unrecognized|Expected)\b/.test(
		message,
	);
}

/** What a schema of ours said beside its words. */
export function paramsOf(issue: Issue): {
	readonly code: ProblemCode | null;
	readonly help: string | null;
	readonly onKey: boolean;
} {
	const { params = {} } = issue as {
		params?: {
			readonly code?: ProblemCode;
			readonly help?: string | null;
			readonly unknown?: UnknownWord;
		};
	};
	const { code = null, help = null, unknown } = params;
	const near = unknown ? didYouMean(unknown.word, unknown.known) : null;
	return { code, help: help ?? near, onKey: unknown !== undefined };
}

/** Our own words about a place, with its name and what stands there. */
export function ownWords(
	issue: Issue,
	reading: Reading,
	code: ProblemCode | null,
	help: string | null,
	value: unknown,
): Complaint {
	const name = nameOf(steps(issue.path), reading);
	if (code === null && isNothing(value))
		return missing(steps(issue.path), reading, value);
	return {
		code:
			code ??
			(/empty|nothing|no text/.test(issue.message) ? "missing" : "wrong-value"),
		message: issue.message
			.replace(/^This list\b/, `The list ${name}`)
			.replace(/^This\b/, name)
			.replace(/^There is no text here/, `${name} has no text`)
			.replace(
				/\.$/,
				notShown(value, issue.message) ? "." : `, not ${show(value)}.`,
			),
		help,
	};
}

/** Whether the value need not be shown: it stands in the sentence already, or is no short text. */
function notShown(value: unknown, message: string): boolean {
	return (
		typeof value !== "string" ||
		value.trim() === "" ||
		value.length > 40 ||
		!/^This should be/.test(message)
	);
}

function show(value: unknown): string {
	if (Array.isArray(value)) return "a list";
	if (typeof value === "object" && value !== null) return "a map";
	return `"${String(value)}"`;
}

/** Whether nothing stands in a place. */
export function isNothing(value: unknown): boolean {
	return value === undefined || value === null;
}

/** `"latitude"`, or what was read where the path is empty. */
export function nameOf(path: Located["path"], { what }: Reading): string {
	const last = path.findLast((step) => typeof step === "string");
	return last === undefined ? what : `"${last}"`;
}

/** Something that should be there is not. */
export function missing(
	path: Located["path"],
	reading: Reading,
	value: unknown,
): Complaint {
	const name = nameOf(path, reading);
	const owner = nameOf(path.slice(0, -1), reading);
	const help =
		reading.example === null ? null : `For example: ${reading.example}`;
	return value === undefined && path.length > 0
		? { code: "missing", message: `${capital(owner)} needs ${name}.`, help }
		: {
				code: "missing",
				message: `${capital(name)} has nothing behind it.`,
				help,
			};
}

/** Sentences begin with a capital; quoted names stay as they are. */
export function capital(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A word that is none of those there are. */
export function notOneOf(
	values: readonly unknown[],
	path: Located["path"],
	value: unknown,
	reading: Reading,
): Complaint {
	const words = values.map(String);
	const name = nameOf(path, reading);
	if (typeof value !== "string")
		return {
			code: "wrong-value",
			message: `${capital(name)} should be ${listWords(words)}.`,
		};
	return {
		code: "wrong-value",
		message: `"${value}" is not something ${name} can be.`,
		help: didYouMean(value, words) ?? `It can be ${listWords(words)}.`,
	};
}

const typeWords: Readonly<Record<string, string>> = {
	string: "a text",
	number: "a number",
	boolean: "true or false",
	array: "a list",
	tuple: "a list",
	object: 'lines of the form "key: value"',
	record: 'lines of the form "key: value"',
};

/** Another kind of value than expected. */
export function wrongType(
	expected: readonly string[],
	path: Located["path"],
	value: unknown,
	reading: Reading,
): Complaint & { readonly wantsText: boolean } {
	const types = expected.filter((type) => type in typeWords);
	const texts = types.includes("string");
	const shown = texts
		? types.filter((type) => type !== "number" && type !== "boolean")
		: types;
	const words = [...new Set(shown.map((type) => typeWords[type]))];
	return {
		code: "wrong-value",
		message: `${capital(nameOf(path, reading))} should be ${words.join(" or ") || "something else"}, not ${show(value)}.`,
		wantsText: texts && typeof value === "object" && value !== null,
	};
}

/** A value that cannot be read, and nobody said why. */
export function unreadable(
	path: Located["path"],
	value: unknown,
	reading: Reading,
): Complaint {
	return {
		code: "wrong-value",
		message: `${show(value)} is not something ${nameOf(path, reading)} can be.`,
	};
}

/** A path of zod as one of ours. */
export function steps(
	path: readonly PropertyKey[],
): readonly (string | number)[] {
	return path.map((step) => (typeof step === "number" ? step : String(step)));
}

/** What lies at a path; `undefined` where nothing does. */
export function at(value: unknown, path: Located["path"]): unknown {
	let here = value;
	for (const step of path) {
		if (typeof here !== "object" || here === null) return undefined;
		here = Object.hasOwn(here, step)
			? (here as Record<string, unknown>)[step]
			: undefined;
	}
	return here;
}
