import { z } from "zod";
import type { Site } from "../kinds.ts";
import type { Finding, JsonValue, KindData } from "../model.ts";
import { conditionKinds } from "../registry.ts";

/**
 * Reads a map of conditions, as it stands under `if`, under `not`, and in each item of `any`. A key that is no condition is taken
 * for a saved name; whether anything saves it is for the lint to say, which knows all files. A function, since kinds ask for it while
 * the list they stand in is still being loaded.
 */
export function conditionsSchema(): z.ZodType<readonly KindData[]> {
	return z
		.record(z.string(), z.unknown())
		.refine((written) => Object.keys(written).length > 0, {
			error: "There is no condition here.",
		})
		.transform((written, context) =>
			Object.entries(written).map(([key, value]) =>
				readCondition(key, value, context),
			),
		)
		.meta({ definition: "conditions" });
}

/** The kind a key stands for, with what its schema reads: `guests: 4` is the kind `field` with `{ name: "guests", value: 4 }`. */
export function conditionInput(
	key: string,
	value: unknown,
): { readonly kind: string; readonly input: unknown } {
	if (key.startsWith("contact."))
		return { kind: "contact_field", input: { name: key.slice(8), value } };
	return conditionKinds.has(key) && key !== "field" && key !== "contact_field"
		? { kind: key, input: value }
		: { kind: "field", input: { name: key, value } };
}

function readCondition(
	key: string,
	value: unknown,
	context: z.core.$RefinementCtx,
): KindData {
	const { kind, input } = conditionInput(key, value);
	const read = conditionKinds.get(kind)?.schema.safeParse(input);
	if (read?.success) return { key: kind, spec: read.data };
	for (const issue of read?.error.issues ?? [])
		context.issues.push({
			...issue,
			input: value,
			path: [key, ...inside(kind, issue.path)],
		} as z.core.$ZodRawIssue);
	return { key: kind, spec: null };
}

/** The owner's value stands under the name itself, not under `value`. */
function inside(
	kind: string,
	path: readonly PropertyKey[],
): readonly PropertyKey[] {
	const named = kind === "field" || kind === "contact_field";
	return named && path[0] === "value" ? path.slice(1) : path;
}

/** What the conditions of a map find wrong, with the way through that map. */
export function nestedFindings(
	conditions: readonly KindData[],
	site: Site,
): readonly Finding[] {
	return conditions.flatMap(({ key, spec }) => {
		const found = conditionKinds.get(key)?.findings?.(spec, site) ?? [];
		const name = ownerKey(key, spec);
		return found.map((finding) => ({
			...finding,
			path: [name, ...finding.path],
		}));
	});
}

function ownerKey(key: string, spec: JsonValue): string {
	if (key !== "field" && key !== "contact_field") return key;
	const { name } = spec as { readonly name: string };
	return key === "field" ? name : `contact.${name}`;
}
