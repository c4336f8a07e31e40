import { parse } from "yaml";

/** What is needed of a kind to read its example. */
interface Exemplary {
	readonly key: string;
	readonly example: string;
	readonly beside?: readonly string[];
	readonly schema: { parse(value: unknown): unknown };
}

/** What a kind's own example says, as its schema reads it. */
export function exampleOf(kind: Exemplary): unknown {
	const value: unknown = parse(kind.example, { schema: "failsafe" });
	if (kind.beside) return kind.schema.parse(value);
	const inside =
		typeof value === "string"
			? null
			: (value as Readonly<Record<string, unknown>>)[kind.key];
	return kind.schema.parse(inside);
}
