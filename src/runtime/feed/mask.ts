import type { JsonObject, JsonValue } from "../../engine/model.ts";

/** Keys under which a phone number or a user id stands in a journal row. */
const addressKeys: ReadonlySet<string> = new Set([
	"from",
	"to",
	"phone",
	"number",
]);

/** The same JSON with every address masked: `96170111222` → `96170•••222`. Texts stay as they are. */
export function maskAddresses(value: JsonObject): JsonObject {
	return masked(value, false) as JsonObject;
}

function masked(value: JsonValue, isAddress: boolean): JsonValue {
	if (typeof value === "string") return isAddress ? maskAddress(value) : value;
	if (typeof value !== "object" || value === null) return value;
	if (isList(value)) return value.map((item) => masked(item, isAddress));
	const entries = Object.entries(value).map(
		([key, item]) => [key, masked(item, addressKeys.has(key))] as const,
	);
	return Object.fromEntries(entries);
}

/** The country and the last three digits remain, so that a person can still tell two customers apart. */
export function maskAddress(address: string): string {
	if (address.length < 6) return "•••";
	const shown = address.length < 10 ? 2 : 5;
	return `${address.slice(0, shown)}•••${address.slice(-3)}`;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
	return Array.isArray(value);
}
