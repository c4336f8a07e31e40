import { z } from "zod";
import { parseDuration } from "./grammar/duration.ts";
import type { ProblemCode } from "./model.ts";

/**
 * The building blocks of every kind's schema. Owners' files come as text throughout: a scalar is the text that stands in the
 * file (`10:30`, `007`, `yes`), an empty value is null. JSON from the API brings numbers and booleans; both are read.
 */

/** Text exactly as it was typed. */
export function text(): z.ZodType<string> {
	return z
		.union([z.string(), z.number(), z.boolean()], {
			error: "This should be a text.",
		})
		.transform(String)
		.refine((value) => value.trim() !== "", "There is no text here.");
}

/** A number, in a range where one is given. */
export function number(
	range: {
		readonly min?: number;
		readonly max?: number;
		readonly whole?: boolean;
	} = {},
): z.ZodType<number> {
	return z
		.union([z.number(), z.string().regex(/^[+-]?\d+(\.\d+)?$/)], {
			error: "This should be a number.",
		})
		.transform(Number)
		.refine((value) => !range.whole || Number.isInteger(value), {
			error: "This should be a whole number.",
		})
		.refine(
			(value) =>
				value >= (range.min ?? Number.NEGATIVE_INFINITY) &&
				value <= (range.max ?? Number.POSITIVE_INFINITY),
			{ error: `This should be ${describeRange(range)}.` },
		);
}

function describeRange({
	min,
	max,
}: {
	readonly min?: number;
	readonly max?: number;
}): string {
	if (min === undefined) return `at most ${max}`;
	if (max === undefined) return `at least ${min}`;
	return `between ${min} and ${max}`;
}

/** `true` or `false`. */
export function flag(): z.ZodType<boolean> {
	return z
		.union([z.boolean(), z.enum(["true", "false"])], {
			error: "This should be true or false.",
		})
		.transform((value) => value === true || value === "true");
}

/** A duration (`45m`, `12 hours`), in milliseconds. */
export function duration(): z.ZodType<number> {
	return text().transform((value, context) => {
		const milliseconds = parseDuration(value);
		if (milliseconds !== null) return milliseconds;
		return fail(context, {
			code: "wrong-value",
			message: `"${value}" is not a length of time.`,
			help: "Write a number and a unit: 30s, 45m, 2h, 3d, or 2 weeks.",
		});
	});
}

/** One or several: `menu` or `[menu, carte]`; always a list afterwards. */
export function oneOrMany<Item>(
	item: z.ZodType<Item>,
): z.ZodType<readonly Item[]> {
	return z.union([
		z.array(item).min(1, { error: "This list is empty." }),
		item.transform((one) => [one]),
	]);
}

/** A short form beside the long one; both give the long one's spec. */
export function forms<Short, Spec>(
	short: z.ZodType<Short>,
	long: z.ZodType<Spec>,
	expand: (value: Short) => Spec,
): z.ZodType<Spec> {
	return z.union([short.transform(expand), long]);
}

const keyOrders = new WeakMap<object, readonly string[]>();

/** Remembers the order in which an object's keys were written; JavaScript alone puts keys that look like numbers first. */
export function withKeyOrder<Value extends object>(
	object: Value,
	keys: readonly string[],
): Value {
	keyOrders.set(object, keys);
	return object;
}

/** The entries of an object, in the order in which they were written. */
export function entriesInOrder(
	object: Readonly<Record<string, unknown>>,
): readonly (readonly [string, unknown])[] {
	const keys = keyOrders.get(object) ?? Object.keys(object);
	return keys.map((key) => [key, object[key]] as const);
}

/** A map whose keys the owner chooses, such as the options of a question; gives its entries in the order they were written. */
export function dictionary<Value>(
	value: z.ZodType<Value>,
	key: z.ZodType<string> = z.string(),
): z.ZodType<readonly (readonly [string, Value])[]> {
	return z
		.custom<Readonly<Record<string, unknown>>>(isRecord, {
			error: 'This should be lines of the form "key: value".',
		})
		.transform((written, context) =>
			entriesInOrder(written).map(
				([name, one]) =>
					[
						read(key, name, [name], context),
						read(value, one, [name], context),
					] as const,
			),
		)
		.meta({ type: "object", dictionaryOf: value });
}

function isRecord(value: unknown): boolean {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads with another schema inside a `transform`; its issues are told under `path`. */
function read<Value>(
	schema: z.ZodType<Value>,
	value: unknown,
	path: readonly string[],
	context: z.core.$RefinementCtx,
): Value {
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	for (const issue of result.error.issues)
		context.issues.push({
			...issue,
			input: value,
			path: [...path, ...issue.path],
		} as z.core.$ZodRawIssue);
	return z.NEVER;
}

/** A map with these keys and no others. */
export function object<Shape extends z.core.$ZodLooseShape>(
	shape: Shape,
): z.ZodObject<Shape, z.core.$strict> {
	return z.strictObject(shape);
}

/** A word that is none of the known ones; the nearest of them is proposed. */
export interface UnknownWord {
	readonly word: string;
	readonly known: readonly string[];
}

/** Reports a problem from inside a `transform`, with its own code and a way out. */
export function fail(
	context: z.core.$RefinementCtx,
	problem: {
		readonly code: ProblemCode;
		readonly message: string;
		readonly help?: string;
		readonly path?: readonly (string | number)[];
		/** The last key of the path is a word nobody knows; these are known. */
		readonly unknown?: UnknownWord;
	},
): never {
	context.issues.push({
		code: "custom",
		input: context.value,
		message: problem.message,
		path: [...(problem.path ?? [])],
		params: {
			code: problem.code,
			help: problem.help ?? null,
			...(problem.unknown ? { unknown: problem.unknown } : {}),
		},
	});
	return z.NEVER;
}
