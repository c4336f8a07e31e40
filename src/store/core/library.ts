import type { Library } from "../../engine/ports.ts";
import type { Tables } from "../tables.ts";
import { readPinned } from "./pinned.ts";

/** Rule books by their hash, from the tables. */
export function createLibrary(tables: Tables): Library {
	const { ruleBooks, flows } = tables;
	return {
		async keepRules(hash, artefact, at) {
			tables.write(() => ruleBooks.put(hash, artefact, at));
		},
		rules: async (hash) => tables.read(() => ruleBooks.get(hash)),
		lastRules: async () => tables.read(() => ruleBooks.last()),
		pinned: async (hashes) => tables.read(() => readPinned(flows, hashes)),
	};
}
