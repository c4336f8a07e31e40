import type { Tree } from "../../engine/language/source/tree.ts";
import type { JsonObject, JsonValue } from "../../engine/model.ts";

/**
 * What stands in a place as the JSON another system would send: unquoted numbers, `true`, `false` and `null` are what they look
 * like, everything else is text.
 */
export function jsonOf(tree: Tree): JsonValue {
	if (tree.type === "list") return tree.items.map(jsonOf);
	if (tree.type === "map") {
		const object: Record<string, JsonValue> = Object.create(null);
		for (const { key, value } of tree.entries) object[key] = jsonOf(value);
		return { ...object };
	}
	return tree.style === "plain" ? scalar(tree.text) : (tree.text ?? "");
}

/** The same for a map; empty where something else stands. */
export function jsonObjectOf(tree: Tree | null): JsonObject {
	return tree?.type === "map" ? (jsonOf(tree) as JsonObject) : {};
}

function scalar(text: string | null): JsonValue {
	if (text === null || text === "null") return null;
	if (text === "true" || text === "false") return text === "true";
	return /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(text)
		? Number(text)
		: text;
}
