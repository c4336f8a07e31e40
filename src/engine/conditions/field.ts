import { z } from "zod";
import { cutText } from "../cut-text.ts";
import { type ConditionKind, defineCondition } from "../kinds.ts";
import type { JsonValue } from "../model.ts";
import { savedValue } from "../say/lookup.ts";
import {
	type FieldTest,
	parseFieldTest,
	passes,
	printFieldTest,
} from "./field-test.ts";

/** A saved name and what is asked of its value. */
export type FieldSpec = { readonly name: string; readonly test: FieldTest };

/** Reads `{ name, value }`: the key an owner wrote and what stands under it. */
export const fieldSchema: z.ZodType<FieldSpec> = z
	.strictObject({ name: z.string(), value: parseFieldTest })
	.transform(({ name, value }) => ({ name, test: value }));

/** An answer, a capture or a field that something in these files saves passes a test. */
export const field: ConditionKind<FieldSpec> = defineCondition<FieldSpec>({
	key: "field",
	summary:
		"A saved answer or field has this value, or passes a test: above, below, is, is_not, one_of, contains, known.",
	example: "guests: { above: 8 }",
	schema: fieldSchema,
	compile: ({ name, test }) => ({
		holds: (situation) => passes(test, savedValue(name, situation)),
		because: (situation) =>
			describeTest(name, test, savedValue(name, situation)),
	}),
});

/** `guests: above 8 – it is 4` */
export function describeTest(
	name: string,
	test: FieldTest,
	value: JsonValue | undefined,
): string {
	const shown =
		value === undefined ? "not known" : cutText(JSON.stringify(value), 60);
	return `${name}: ${printFieldTest(test)} – it is ${shown}`;
}
