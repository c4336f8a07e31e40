/** Why a text could not be read: one sentence for the owner, and what to write instead. */
export interface Refusal {
	readonly error: string;
	readonly help?: string;
}

/** Tells what a parse function refused from what it read. */
export function isRefusal(parsed: unknown): parsed is Refusal {
	return typeof parsed === "object" && parsed !== null && "error" in parsed;
}

/** Makes a refusal. */
export function refuse(error: string, help?: string): Refusal {
	return help === undefined ? { error } : { error, help };
}
