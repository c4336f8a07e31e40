import type { Schema } from "./json-schema.ts";

/** Shorter pieces are easier to read where they stand. */
const WORTH_SHARING = 160;

/** Moves pieces of a JSON Schema that stand in several places into `definitions`, so that each stands once. */
export function shareRepeated(schema: Schema): Schema {
	const counts = new Map<string, number>();
	count(schema, counts);
	const shared = new Map<string, { readonly name: string; schema: unknown }>();
	const { definitions = {}, ...rest } = schema;
	const root = share(rest, counts, shared) as Schema;
	const own = Object.entries(definitions as Schema).map(([name, piece]) => [
		name,
		share(piece, counts, shared),
	]);
	const moved = [...shared.values()].map(({ name, schema }) => [name, schema]);
	return { ...root, definitions: Object.fromEntries([...own, ...moved]) };
}

function count(piece: unknown, counts: Map<string, number>): void {
	if (typeof piece !== "object" || piece === null) return;
	const json = JSON.stringify(piece);
	if (json.length < WORTH_SHARING) return;
	counts.set(json, (counts.get(json) ?? 0) + 1);
	for (const inner of Object.values(piece)) count(inner, counts);
}

function share(
	piece: unknown,
	counts: ReadonlyMap<string, number>,
	shared: Map<string, { readonly name: string; schema: unknown }>,
): unknown {
	if (typeof piece !== "object" || piece === null) return piece;
	const json = JSON.stringify(piece);
	if (isSchema(piece) && (counts.get(json) ?? 0) > 1) {
		const known = shared.get(json);
		const entry = known ?? { name: `form${shared.size + 1}`, schema: null };
		if (known === undefined) {
			shared.set(json, entry);
			entry.schema = shareInside(piece, counts, shared);
		}
		return { $ref: `#/definitions/${entry.name}` };
	}
	return shareInside(piece, counts, shared);
}

/** Lists of forms and maps of properties are no schemas themselves. */
function isSchema(piece: object): boolean {
	return (
		!Array.isArray(piece) &&
		("anyOf" in piece || typeof (piece as Schema).type === "string")
	);
}

function shareInside(
	piece: object,
	counts: ReadonlyMap<string, number>,
	shared: Map<string, { readonly name: string; schema: unknown }>,
): unknown {
	if (Array.isArray(piece))
		return piece.map((inner) => share(inner, counts, shared));
	return Object.fromEntries(
		Object.entries(piece).map(([key, inner]) => [
			key,
			share(inner, counts, shared),
		]),
	);
}
