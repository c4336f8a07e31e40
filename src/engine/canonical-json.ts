import { hash } from "node:crypto";
import type { JsonValue } from "./model.ts";

/**
 * JSON in the one spelling that equal values share: keys sorted by their UTF-16 units, no spaces, properties that are
 * `undefined` left out. What is stored, hashed and compared is written this way.
 */
export function canonicalJson(value: JsonValue): string {
	switch (typeof value) {
		case "string":
			return quoted(value);
		case "object":
			if (value === null) return "null";
			return isList(value) ? listJson(value) : objectJson(value);
		default:
			return JSON.stringify(value);
	}
}

/** `sha256:` and 64 hex digits over a value's canonical JSON. */
export function hashOf(value: JsonValue): string {
	return `sha256:${hash("sha256", canonicalJson(value))}`;
}

function isList(
	value: Exclude<JsonValue, string | number | boolean | null>,
): value is readonly JsonValue[] {
	return Array.isArray(value);
}

function listJson(list: readonly JsonValue[]): string {
	let json = "";
	for (const value of list)
		json += `${json === "" ? "" : ","}${canonicalJson(value)}`;
	return `[${json}]`;
}

function objectJson(object: Readonly<Record<string, JsonValue>>): string {
	let json = "";
	for (const key of sortedKeys(object)) {
		const value: JsonValue | undefined = object[key];
		if (value === undefined) continue;
		json += `${json === "" ? "" : ","}${keyJson(key)}${canonicalJson(value)}`;
	}
	return `{${json}}`;
}

/** Few keys are brought into order more quickly by hand than by `sort`. */
function sortedKeys(object: object): readonly string[] {
	const keys = Object.keys(object);
	return keys.length > FEW ? keys.sort() : sortInPlace(keys);
}

const FEW = 24;

function sortInPlace(keys: string[]): readonly string[] {
	for (let from = 1; from < keys.length; from++) {
		const key = keys[from] as string;
		let to = from;
		for (; to > 0 && (keys[to - 1] as string) > key; to--)
			keys[to] = keys[to - 1] as string;
		keys[to] = key;
	}
	return keys;
}

/** A key in its quotes, with the colon. The same few come in every value, so they are remembered. */
function keyJson(key: string): string {
	const known = keysJson.get(key);
	if (known !== undefined) return known;
	const json = `${JSON.stringify(key)}:`;
	if (keysJson.size < KEPT && key.length <= LONG) keysJson.set(key, json);
	return json;
}

const keysJson = new Map<string, string>();

/** So many keys are remembered, none longer than this: customers and other systems bring keys of their own. */
const KEPT = 2_000;
const LONG = 40;

function quoted(text: string): string {
	return NOTHING_TO_ESCAPE.test(text) ? `"${text}"` : JSON.stringify(text);
}

const NOTHING_TO_ESCAPE = /^[ !#-[\]-~]{0,100}$/;
