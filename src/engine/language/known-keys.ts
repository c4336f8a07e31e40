import type { z } from "zod";

/** What zod keeps about a schema, as far as it is needed to find the keys of a map in it. */
interface Definition {
	readonly type: string;
	readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
	readonly options?: readonly z.core.$ZodType[];
	readonly innerType?: z.core.$ZodType;
	readonly in?: z.core.$ZodType;
	readonly element?: z.core.$ZodType;
	readonly valueType?: z.core.$ZodType;
	readonly getter?: () => z.core.$ZodType;
}

/** Every key that a map may have where `path` leads to in a schema, over all of its forms. */
export function knownKeys(
	schema: z.core.$ZodType,
	path: readonly PropertyKey[],
): readonly string[] {
	const { type, ...def } = schema._zod.def as unknown as Definition;
	const inner = [
		...(def.options ?? []),
		...[def.innerType, def.in, def.getter?.()].filter(
			(one) => one !== undefined,
		),
	];
	if (inner.length > 0)
		return [...new Set(inner.flatMap((one) => knownKeys(one, path)))];
	const [step, ...rest] = path;
	if (step === undefined) return Object.keys(def.shape ?? {});
	const next =
		type === "object"
			? def.shape?.[String(step)]
			: (def.element ?? def.valueType);
	return next === undefined ? [] : knownKeys(next, rest);
}
