import { withKeyOrder } from "../schema.ts";
import type { Tree } from "./source/tree.ts";

/**
 * A tree as plain values for the schemas: text, null, lists, and objects without a prototype that remember the order of their
 * keys (JavaScript itself would put `12` before `menu`).
 */
export function plain(tree: Tree): unknown {
	if (tree.type === "text") return tree.text;
	if (tree.type === "list") return tree.items.map(plain);
	const object: Record<string, unknown> = Object.create(null);
	for (const { key, value } of tree.entries) object[key] = plain(value);
	return withKeyOrder(
		object,
		tree.entries.map(({ key }) => key),
	);
}
