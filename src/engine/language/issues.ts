import type { z } from "zod";
import {
	at,
	type Issue,
	isNothing,
	isOwn,
	type Located,
	missing,
	nameOf,
	notOneOf,
	ownWords,
	paramsOf,
	type Reading,
	steps,
	unreadable,
	wrongType,
} from "./issue-words.ts";
import { knownKeys } from "./known-keys.ts";
import { didYouMean, listWords } from "./nearest.ts";

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
