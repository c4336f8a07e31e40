import { z } from "zod";
import type { JsonValue } from "../model.ts";
import { flag, oneOrMany, text } from "../schema.ts";
import { fold } from "../text/fold.ts";

/** What is asked of a saved value; all that is said must hold. */
export type FieldTest = {
	readonly is?: string;
	readonly is_not?: readonly string[];
	readonly one_of?: readonly string[];
	readonly contains?: readonly string[];
	readonly above?: string;
	readonly below?: string;
	readonly known?: boolean;
};

const long = z
	.strictObject({
		is: text().optional(),
		is_not: oneOrMany(text()).optional(),
		one_of: oneOrMany(text()).optional(),
		contains: oneOrMany(text()).optional(),
		above: text().optional(),
		below: text().optional(),
		known: flag().optional(),
	})
	.refine((test) => Object.keys(test).length > 0, "Nothing is asked here.")
	.transform(withoutUndefined);

/** Reads a value, a list (any of them), or `{ above, below, is, is_not, one_of, contains, known }`. */
export const parseFieldTest: z.ZodType<FieldTest> = z.union([
	text().transform((is): FieldTest => ({ is })),
	z
		.array(text())
		.min(1, { error: "This list is empty." })
		.transform((one_of): FieldTest => ({ one_of })),
	long,
]);

function withoutUndefined(test: object): FieldTest {
	return Object.fromEntries(
		Object.entries(test).filter(([, value]) => value !== undefined),
	);
}

/** Asks a saved value. What is not known is not anything, but it is also `is_not` everything. */
export function passes(test: FieldTest, value: JsonValue | undefined): boolean {
	const known = value !== undefined && value !== null && value !== "";
	const values = known ? [value].flat() : [];
	const isOne = (wanted: readonly string[]) =>
		values.some((one) => wanted.some((other) => isSame(one, other)));
	const { is, is_not, one_of, contains, above, below } = test;
	return (
		(test.known === undefined || test.known === known) &&
		(is === undefined || isOne([is])) &&
		(is_not === undefined || !isOne(is_not)) &&
		(one_of === undefined || isOne(one_of)) &&
		(contains === undefined ||
			values.some((one) => holdsText(one, contains))) &&
		(above === undefined || values.some((one) => order(one, above) > 0)) &&
		(below === undefined || values.some((one) => order(one, below) < 0))
	);
}

function isSame(value: JsonValue, wanted: string): boolean {
	if (order(value, wanted) === 0) return true;
	if (typeof value === "boolean") return isYes(wanted) === value;
	return typeof value === "string" && folded(value) === folded(wanted);
}

function isYes(wanted: string): boolean | null {
	if (/^(true|yes)$/i.test(wanted)) return true;
	return /^(false|no)$/i.test(wanted) ? false : null;
}

function holdsText(value: JsonValue, parts: readonly string[]): boolean {
	if (typeof value !== "string" && typeof value !== "number") return false;
	const whole = folded(String(value));
	return parts.some((part) => whole.includes(folded(part)));
}

/** Capitals, accents and letter forms do not count, here as in keywords. */
function folded(text: string): string {
	return fold(text).trim();
}

/** Below zero, zero or above it as numbers, dates or times compare; `NaN` where they do not. */
function order(value: JsonValue, other: string): number {
	const one = comparable(value);
	const two = comparable(other);
	if (typeof one === "number" && typeof two === "number") return one - two;
	if (typeof one !== "string" || typeof two !== "string") return Number.NaN;
	if (one.length !== two.length) return Number.NaN;
	return one < two ? -1 : Number(one > two);
}

/** A number; a date `2026-12-25` or a time `18:00`, which compare as text; else null. */
function comparable(value: JsonValue): number | string | null {
	if (typeof value === "number") return value;
	if (typeof value !== "string" || value.length > 40) return null;
	if (/^\s*[+-]?\d+(\.\d+)?\s*$/.test(value)) return Number(value);
	if (/^\d{4}-\d\d-\d\d$/.test(value)) return value;
	return /^\d{1,2}:\d\d$/.test(value) ? value.padStart(5, "0") : null;
}

/** The test as an owner writes it: `4`, `above 8`. */
export function printFieldTest(test: FieldTest): string {
	return Object.entries(test)
		.map(([operator, value]) =>
			operator === "is" || operator === "one_of"
				? String(value)
				: `${operator} ${value}`,
		)
		.join(", ");
}
