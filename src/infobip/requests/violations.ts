import type { z } from "zod";

/** One thing wrong with a request. */
export interface Violation {
	/** Where, e.g. `content.contacts[0].birthday`. */
	readonly path: string;
	/** What, in Infobip's words: `size must be between 1 and 4096`. */
	readonly violation: string;
}

/** What is wrong with a request, by the schema of its kind; nothing when it is right. */
export function violations(
	schema: z.ZodType,
	request: unknown,
): readonly Violation[] {
	const { error } = schema.safeParse(request, { error: plainWords });
	return (error?.issues ?? []).flatMap(nearest).map(({ path, message }) => ({
		path: path.reduce<string>(joined, ""),
		violation: message,
	}));
}

/** What zod would say itself, said as Infobip says it; what a schema says in words of its own stays. */
function plainWords(issue: z.core.$ZodRawIssue): string | undefined {
	if (issue.code === "unrecognized_keys")
		return `must not hold ${issue.keys.join(", ")}`;
	if (issue.input === undefined || issue.input === null)
		return "must not be null";
	if (issue.code === "invalid_type") return `must be ${kinds(issue.expected)}`;
	if (issue.code === "invalid_value") return oneOf(issue.values);
	if (issue.code === "too_big")
		return `must be less than or equal to ${issue.maximum}`;
	if (issue.code === "too_small")
		return `must be greater than or equal to ${issue.minimum}`;
	if (issue.code !== "invalid_union") return undefined;
	return Array.isArray(issue.options) ? oneOf(issue.options) : undefined;
}

function kinds(expected: string): string {
	if (expected === "int") return "a whole number";
	if (expected === "array") return "a list";
	return /^(object|record)$/.test(expected) ? "an object" : `a ${expected}`;
}

function oneOf(values: readonly unknown[]): string {
	const [only] = values;
	return values.length === 1
		? `must be ${only}`
		: `must be one of ${values.join(", ")}`;
}

/** Of alternatives that nothing tells apart, the one that is nearest to what was given; all of them where none is near. */
function nearest(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
	if (issue.code !== "invalid_union" || issue.errors.length === 0)
		return [issue];
	const [best] = issue.errors
		.filter((all) => !all.some(isOfAnotherType))
		.sort((a, b) => a.length - b.length);
	if (best === undefined)
		return [{ ...issue, message: anyOf(issue.errors.flat()) }];
	return best.flatMap((inner) =>
		nearest({ ...inner, path: [...issue.path, ...inner.path] }),
	);
}

function isOfAnotherType({ path, code }: z.core.$ZodIssue): boolean {
	return path.length === 0 && code !== "unrecognized_keys" && code !== "custom";
}

function anyOf(issues: readonly z.core.$ZodIssue[]): string {
	const all = issues.filter(isOfAnotherType).map(({ message }) => message);
	return [...new Set(all)].join(", or ");
}

function joined(path: string, step: PropertyKey): string {
	if (typeof step === "number") return `${path}[${step}]`;
	return path === "" ? String(step) : `${path}.${String(step)}`;
}
