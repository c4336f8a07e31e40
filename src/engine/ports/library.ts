import type { Instant, JsonValue } from "../model.ts";

/** Rule books by their hash, so that any decision can be made again. */
export interface Library {
	/** `artefact` is a text of JSON: whoever has it knows how to write it without holding up others. */
	keepRules(hash: string, artefact: string, at: Instant): Promise<void>;
	rules(hash: string): Promise<JsonValue | null>;
	/** The newest that was live, for a start with broken files. */
	lastRules(): Promise<JsonValue | null>;
	/** Rests of rules and flows that a decision had at hand; those that are gone are left out. */
	pinned(hashes: readonly string[]): Promise<ReadonlyMap<string, JsonValue>>;
}
