import fc from "fast-check";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Path = readonly (string | number)[];

/** Anything that could stand in a request by mistake: too long, too short, of another type, not there. */
const oddities: fc.Arbitrary<Json | undefined> = fc.oneof(
	fc.constant(undefined),
	fc.constantFrom<Json>(null, true, 0, -1, 1e9, 0.5, "", " ", "\n", [], {}),
	fc.constantFrom<Json>("https://example.com/a.jpg", "+441134960001", "a\tb"),
	fc.nat(4200).map((length) => "x".repeat(length)),
	fc.string({ unit: "binary", maxLength: 30 }),
	fc.integer(),
);

/** A request with one to three places changed. */
export function mutated(body: unknown): fc.Arbitrary<unknown> {
	const places = pathsIn(body as Json);
	const change = fc.tuple(fc.constantFrom(...places), oddities, fc.boolean());
	return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) =>
		changes.reduce<Json>((whole, [path, value, twice]) => {
			const copy = structuredClone(whole);
			if (twice) repeat(copy, path);
			else put(copy, path, value);
			return copy;
		}, body as Json),
	);
}

function pathsIn(value: Json, path: Path = []): Path[] {
	if (typeof value !== "object" || value === null) return [path];
	const inner = Object.entries(value).flatMap(([key, part]) =>
		pathsIn(part, [...path, Array.isArray(value) ? Number(key) : key]),
	);
	return path.length === 0 ? inner : [path, ...inner];
}

function parentOf(whole: Json, path: Path): Json | undefined {
	return path
		.slice(0, -1)
		.reduce<Json | undefined>(
			(value, step) =>
				typeof value === "object" && value !== null
					? (value as { [key: string]: Json })[step]
					: undefined,
			whole,
		);
}

function put(whole: Json, path: Path, value: Json | undefined): void {
	const parent = parentOf(whole, path);
	const step = path.at(-1);
	if (typeof parent !== "object" || parent === null || step === undefined)
		return;
	if (value === undefined && !Array.isArray(parent)) delete parent[step];
	else (parent as { [key: string]: Json })[step] = value ?? null;
}

/** What stands in a list stands there ten times more. */
function repeat(whole: Json, path: Path): void {
	const list = parentOf(whole, path);
	const item = path.at(-1);
	if (!Array.isArray(list) || typeof item !== "number") return;
	list.push(
		...Array.from({ length: 10 }, () => structuredClone(list[item] ?? null)),
	);
}
