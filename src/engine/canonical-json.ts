import { createHash } from "node:crypto";
import type { JsonValue } from "./model.ts";

/**
 * JSON in the one spelling that equal values share: keys sorted by their UTF-16 units, no spaces, properties that are
 * `undefined` left out. What is stored, hashed and compared is written this way.
 */
export function canonicalJson(value: JsonValue): string {
	if (value === null || typeof value !== "object") return JSON.stringify(value);
	return isList(value) ? listJson(value) : objectJson(value);
}

/** `sha256:` and 64 hex digits over a value's canonical JSON. */
export function hashOf(value: JsonValue): string {
	return `sha256:${createHash("sha256").update(canonicalJson(value)).digest("hex")}`;
}

function isList(
	value: Exclude<JsonValue, string | number | boolean | null>,
): value is readonly JsonValue[] {
	return Array.isArray(value);
}

function listJson(list: readonly JsonValue[]): string {
	return `[${list.map(canonicalJson).join(",")}]`;
}

function objectJson(object: Readonly<Record<string, JsonValue>>): string {
	let json = "";
	for (const key of Object.keys(object).sort()) {
		const value: JsonValue | undefined = object[key];
		if (value === undefined) continue;
		json += `${json === "" ? "" : ","}${JSON.stringify(key)}:${canonicalJson(value)}`;
	}
	return `{${json}}`;
}
