import type { JsonValue } from "../../engine/model.ts";
import type { FlowTable } from "../tables.ts";

/** Rests of rules and flows by their hashes; those that are not there are left out. */
export function readPinned(
	flows: FlowTable,
	hashes: Iterable<string>,
): ReadonlyMap<string, JsonValue> {
	const pinned = new Map<string, JsonValue>();
	for (const hash of new Set(hashes)) {
		const value = flows.get(hash);
		if (value !== undefined) pinned.set(hash, value);
	}
	return pinned;
}
