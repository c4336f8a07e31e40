import type { JsonObject, Problem } from "../../engine/model.ts";

/** The rules files, for reading, checking and publishing. */
export interface RulesDesk {
	/** The files as they stand; the ETag is over their names and bytes. */
	read(): Promise<RulesFiles>;
	/** Parses in the child process of the runtime; never here. */
	check(files: Readonly<Record<string, string>>): Promise<CheckedRules>;
	/** Writes the files if they are still those of `etag`; `whole`: these are all, others are deleted. */
	publish?(
		files: Readonly<Record<string, string>>,
		etag: string,
		options?: { readonly whole?: boolean },
	): Promise<PublishedRules>;
	/** JSON Schema of a rules file. */
	schema(): JsonObject;
}

/** The rules files with their ETag, quotes included. */
export interface RulesFiles {
	readonly files: Readonly<Record<string, string>>;
	readonly etag: string;
}

/** The answer of `check --json`. */
export interface CheckedRules {
	readonly ok: boolean;
	readonly rules: number;
	readonly problems: readonly Problem[];
}

/** What became of publishing. */
export type PublishedRules =
	| { readonly outcome: "published"; readonly etag: string }
	| { readonly outcome: "stale"; readonly etag: string }
	| { readonly outcome: "refused"; readonly checked: CheckedRules };

/** What edited rules would change. */
export interface RulesPreview extends CheckedRules {
	/** Null where they have errors. */
	readonly compared: JsonObject | null;
	/** Every decision was made again; else it stopped on the way. */
	readonly complete?: boolean;
	/** At most 200: `decision`, `at`, `conversation`, `event`, `before`, `after`, `error`. */
	readonly differences?: readonly JsonObject[];
}

/** How a message could have an answer. */
export interface Suggestion {
	/** The rule that comes nearest, and how near; null where none does. */
	readonly nearest: {
		readonly rule: string;
		readonly because: string;
		readonly file: string | null;
		readonly line: number | null;
	} | null;
	/** The line for that rule; without one, a rule of its own to fill in. */
	readonly yaml: string;
	/** An owner's test for it. */
	readonly test: string | null;
}

/** Rules files with a keyword put in. */
export interface Proposal extends CheckedRules {
	readonly files: Readonly<Record<string, string>>;
	readonly rule: string;
	readonly word: string;
	/** An owner's test for it. */
	readonly test: string;
}
