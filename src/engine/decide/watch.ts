/** Somebody who wants to know of every rule why it answered or did not. With one, no index narrows the search. */
export interface Watch {
	/** What became of a rule; a later look at the same rule replaces an earlier one. */
	saw(rule: string, outcome: Outcome, because: string): void;
}

/** What became of a rule while a message was decided. */
export type Outcome = "matched" | "not-matched" | "near-miss" | "not-tried";
