import type { Content, JsonObject } from "../../engine/model.ts";

/** One turn in the playground. */
export interface SimulateRequest {
	/** Null starts a new session. Sessions are kept by the playground and forgotten after a while. */
	readonly session: string | null;
	/** What the pretended customer sends; null only moves the clock. */
	readonly content: Content | null;
	/** Milliseconds by which the session's own clock goes on first. */
	readonly advanceMs: number;
	/** ISO; the session's clock, where it begins. */
	readonly at: string | null;
	/** The name on the pretended customer's profile. */
	readonly name: string | null;
	/** Whom a new session plays: `c_812`, `p_55` or a phone number; a known one brings its state. Null: somebody new. */
	readonly as: string | null;
}

/** What came of it. */
export interface SimulateAnswer {
	readonly session: string;
	/** The session's clock, ISO. */
	readonly at: string;
	/** One for every event that was decided, in order; each in the form of `explain --json`. */
	readonly decisions: readonly JsonObject[];
	/** The chat so far, as an item of a `*.test.yaml`; null before the customer wrote. */
	readonly test: string | null;
}
