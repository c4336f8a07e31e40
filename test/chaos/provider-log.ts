import { readFileSync } from "node:fs";

/** One request for a message, as the provider met it. It is on disk before it is answered: the ground truth of a run. */
export interface ProviderEntry {
	/** Which life of the server asked; the first is 0. The provider may read a request only when whoever asked is dead. */
	readonly life: number;
	readonly messageId: string;
	readonly to: string;
	readonly text: string;
	/** The provider took it: the customer has it, or would have had it but for its id. */
	readonly taken: boolean;
	/** What went wrong on purpose; null where nothing did. */
	readonly fault: FaultName | null;
}

/** What a request may meet. */
export type FaultName =
	/** 500 and not taken: the sender cannot know. */
	| "broken"
	/** 429: not taken, for certain. */
	| "throttled"
	/** Taken, and the connection broke before the answer. */
	| "answer lost"
	/** The connection broke before it was taken. */
	| "request lost"
	/** Taken, and half of the answer came. */
	| "answer cut"
	/** Taken, and no answer ever came. */
	| "no answer"
	/** 503 with `Retry-After`: not taken, for certain. */
	| "unavailable";

/** After these the sender cannot know whether its message was taken. */
export const ambiguous: ReadonlySet<FaultName | null> = new Set([
	"broken",
	"answer lost",
	"request lost",
	"answer cut",
	"no answer",
]);

/** The log, in the order in which requests came. */
export function readProviderLog(file: string): readonly ProviderEntry[] {
	const lines = readFileSync(file, "utf8").split("\n");
	return lines.slice(0, -1).map((line) => JSON.parse(line) as ProviderEntry);
}
