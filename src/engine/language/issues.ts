import type { z } from "zod";
import type { ProblemCode } from "../model.ts";
import type { UnknownWord } from "../schema.ts";
import { knownKeys } from "./known-keys.ts";
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

type Issue = z.core.$ZodIssue;

/** Says in an owner's words what zod found wrong. */
export function locate(
	issues: readonly Issue[],
	reading: Reading,
): readonly Located[] {
	return withoutEchoes(issues.flatMap((issue) => one(issue, reading)));
}

/** A key with a typing mistake is told once: not also as a key that is missing, or as a map that lacks something. */
function withoutEchoes(all: readonly Located[]): readonly Located[] {
	const mistyped = all.filter(({ code }) => code === "unknown-key");
	return all.filter(
		(one) =>
			one.code === "unknown-key" || !mistyped.some((key) => isEcho(one, key)),
	);
}

function isEcho({ path }: Located, mistyped: Located): boolean {
	const holder = mistyped.path.slice(0, -1);
	if (path.length === holder.length)
		return holder.every((step, index) => step === path[index]);
	return (
		path.length === holder.length + 1 &&
		holder.every((step, index) => step === path[index]) &&
		mistyped.help === `Did you mean "${String(path.at(-1))}"?`
	);
}

function one(issue: Issue, reading: Reading): readonly Located[] {
	if (issue.code === "invalid_union") return union(issue, reading);
	if (issue.code === "unrecognized_keys") return unknownKeys(issue, reading);
	if (issue.code === "invalid_key" || issue.code === "invalid_element")
		return inside(issue);
	const path = steps(issue.path);
	const value = at(reading.value, path);
	const { code, help, onKey } = paramsOf(issue);
	const blank = { path, onKey, wantsText: false };
	if (code !== null || isOwn(issue.message))
		return [{ ...blank, ...ownWords(issue, reading, code, help, value) }];
	if (issue.code === "invalid_type" && isNothing(value))
		return [{ ...blank, ...missing(path, reading, value) }];
	if (issue.code === "invalid_value")
		return [{ ...blank, ...notOneOf(issue.values, path, value, reading) }];
	if (issue.code === "invalid_type")
		return [{ ...blank, ...wrongType([issue.expected], path, value, reading) }];
	return [{ ...blank, ...unreadable(path, value, reading) }];
}

/** Ours, and not zod's own words. */
function isOwn(message: string): boolean {
	return !/^(?:Invalid|Too (?:big|small)|Unrecognized|Expected)\b/.test(
		message,
	);
}

function paramsOf(issue: Issue): {
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

function ownWords(
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

function isNothing(value: unknown): boolean {
	return value === undefined || value === null;
}

/** `"latitude"`, or what was read where the path is empty. */
function nameOf(path: Located["path"], { what }: Reading): string {
	const last = path.findLast((step) => typeof step === "string");
	return last === undefined ? what : `"${last}"`;
}

function missing(
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

function notOneOf(
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

function wrongType(
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

function unreadable(
	path: Located["path"],
	value: unknown,
	reading: Reading,
): Complaint {
	return {
		code: "wrong-value",
		message: `${show(value)} is not something ${nameOf(path, reading)} can be.`,
	};
}

function unknownKeys(
	issue: z.core.$ZodIssueUnrecognizedKeys,
	reading: Reading,
): readonly Located[] {
	const path = steps(issue.path);
	const holder = at(reading.value, path);
	const present =
		typeof holder === "object" && holder !== null ? Object.keys(holder) : [];
	const known = knownKeys(reading.schema, issue.path);
	const free = known.filter((key) => !present.includes(key));
	return issue.keys.map((key) => ({
		path: [...path, key],
		onKey: true,
		wantsText: false,
		code: "unknown-key",
		message: `"${key}" is not something ${nameOf(path, reading)} can have.`,
		help:
			didYouMean(key, free) ??
			(known.length > 0 ? `It can have ${listWords(known)}.` : null),
	}));
}

/** A key or an element that its own schema refuses. */
function inside(
	issue: z.core.$ZodIssueInvalidKey | z.core.$ZodIssueInvalidElement,
): readonly Located[] {
	const path = steps(issue.path);
	const [first] = issue.issues;
	const own = first && isOwn(first.message) ? first.message : null;
	const key = String(path.at(-1) ?? "");
	return [
		{
			path,
			onKey: issue.code === "invalid_key",
			wantsText: false,
			code: "wrong-value",
			message:
				own?.replace(/^This\b/, `"${key}"`) ?? `"${key}" cannot stand here.`,
		},
	];
}

/** The forms a value may have: the one that its shape meant is complained about. */
function union(
	issue: z.core.$ZodIssueInvalidUnion,
	reading: Reading,
): readonly Located[] {
	const path = steps(issue.path);
	const value = at(reading.value, path);
	const branches = issue.errors
		.map((errors) => ({ errors, depth: meant(errors) }))
		.sort(
			(one, other) =>
				other.depth - one.depth || one.errors.length - other.errors.length,
		);
	const [best] = branches;
	const vague = best === undefined || best.depth === 0;
	if (vague || isNothing(value) || (best.depth <= 1 && isOwn(issue.message)))
		return [noForm(issue, path, value, reading)];
	const prefixed = best.errors.map(
		(error) => ({ ...error, path: [...issue.path, ...error.path] }) as Issue,
	);
	return locate(prefixed, reading);
}

/** How much of a form a value has: 0 another type, 1 a word that is not in its list, 2 a key it does not know, 3 something deeper. */
function meant(errors: readonly Issue[]): number {
	return Math.min(...errors.map(meantByOne), 4);
}

function meantByOne(error: Issue): number {
	if (error.code === "invalid_union" && error.path.length === 0)
		return Math.max(0, ...error.errors.map(meant));
	if (error.path.length > 0) return 3;
	if (error.code === "invalid_type") return 0;
	if (error.code === "invalid_value") return 1;
	if (error.code === "unrecognized_keys") return 2;
	return error.code === "custom" || error.code === "too_small" ? 2.5 : 1;
}

function noForm(
	issue: z.core.$ZodIssueInvalidUnion,
	path: Located["path"],
	value: unknown,
	reading: Reading,
): Located {
	const blank = { path, onKey: false, wantsText: false };
	if (isNothing(value)) return { ...blank, ...missing(path, reading, value) };
	const expected = [...new Set(expectedTypes(issue))];
	const wrong = wrongType(expected, path, value, reading);
	const { code, help } = paramsOf(issue);
	return isOwn(issue.message) && !wrong.wantsText
		? { ...blank, ...ownWords(issue, reading, code, help, value) }
		: { ...blank, ...wrong };
}

function expectedTypes(issue: Issue): readonly string[] {
	if (issue.code === "invalid_type") return [issue.expected];
	if (issue.code !== "invalid_union") return [];
	return issue.errors.flatMap((errors) =>
		errors.filter(({ path }) => path.length === 0).flatMap(expectedTypes),
	);
}

function steps(path: readonly PropertyKey[]): readonly (string | number)[] {
	return path.map((step) => (typeof step === "number" ? step : String(step)));
}

function at(value: unknown, path: Located["path"]): unknown {
	let here = value;
	for (const step of path) {
		if (typeof here !== "object" || here === null) return undefined;
		here = Object.hasOwn(here, step)
			? (here as Record<string, unknown>)[step]
			: undefined;
	}
	return here;
}
