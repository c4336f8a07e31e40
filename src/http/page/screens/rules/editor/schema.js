/** What a JSON schema allows at a place: everything behind `$ref`, `allOf`, `anyOf` and `oneOf`, side by side. */
export function nodesAt(schema, path) {
	return path.reduce(
		(nodes, key) => nodes.flatMap((node) => children(node, key, schema)),
		flat(schema, schema),
	);
}

function children(node, key, schema) {
	if (key === "[]") return node.items ? flat(node.items, schema) : [];
	const { properties = {}, additionalProperties } = node;
	if (Object.hasOwn(properties, key)) return flat(properties[key], schema);
	return typeof additionalProperties === "object"
		? flat(additionalProperties, schema)
		: [];
}

function flat(node, schema, depth = 0) {
	if (node === null || typeof node !== "object" || depth > 12) return [];
	const inner = [
		...(node.$ref ? [definition(node.$ref, schema)] : []),
		...(node.allOf ?? []),
		...(node.anyOf ?? []),
		...(node.oneOf ?? []),
	];
	return [node, ...inner.flatMap((one) => flat(one, schema, depth + 1))];
}

function definition(ref, schema) {
	return ref
		.replace(/^#\//, "")
		.split("/")
		.reduce((node, key) => node?.[key], schema);
}

/** The keys that may stand there, each with its description. */
export function keysOf(nodes) {
	const keys = new Map();
	for (const { properties = {} } of nodes)
		for (const [key, { description = null }] of Object.entries(properties))
			keys.set(key, keys.get(key) ?? description);
	return keys;
}

/** The values that may stand there, where there is a choice of them. */
export function valuesOf(nodes) {
	const values = nodes.flatMap(({ enum: some = [], const: one, type }) => [
		...some,
		...(one === undefined ? [] : [one]),
		...(type === "boolean" ? [true, false] : []),
	]);
	return [...new Set(values.map(String))];
}
