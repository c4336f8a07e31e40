import { createHash } from "node:crypto";
import type { JsonObject, JsonValue } from "../engine/model.ts";

const DEEPEST = 64;

/**
 * Anything that came from outside as plain JSON: numbers that JSON lacks become null, `__proto__` is left out, and what is
 * nested deeper than 64 is cut to null, so that everything behind may walk it safely.
 */
export function toJson(value: unknown, depth = 0): JsonValue {
	if (typeof value === "string" || typeof value === "boolean") return value;
	if (typeof value === "number") return Number.isFinite(value) ? value : null;
	if (typeof value !== "object" || value === null || depth === DEEPEST)
		return null;
	if (Array.isArray(value)) return value.map((item) => toJson(item, depth + 1));
	return toJsonObject(value, depth);
}

/** {@link toJson} of an object. */
export function toJsonObject(value: object, depth = 0): JsonObject {
	const entries = Object.entries(value)
		.filter(([key, item]) => key !== "__proto__" && item !== undefined)
		.map(([key, item]) => [key, toJson(item, depth + 1)] as const);
	return Object.fromEntries(entries);
}

/** A hash over the content, whatever the order of its keys. */
export function contentHash(value: JsonValue): string {
	return createHash("sha256").update(canonical(value)).digest("hex");
}

function canonical(value: JsonValue): string {
	return JSON.stringify(value, (_key, item: JsonValue) =>
		isPlain(item)
			? Object.fromEntries(
					Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)),
				)
			: item,
	);
}

function isPlain(value: JsonValue): value is JsonObject {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
