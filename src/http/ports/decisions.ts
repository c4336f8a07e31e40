import type { Content, JsonObject } from "../../engine/model.ts";

/** A decision made again under today's rules. */
export interface DecidedToday {
	/** The customer would notice. */
	readonly changed: boolean;
	/** What was decided then: `rule`, `because`, `silent`, `actions`. */
	readonly before: JsonObject;
	/** In the form of `explain --json`. */
	readonly today: JsonObject;
}

/** What `/api/explain` was asked. */
export interface ExplainRequest {
	readonly content: Content;
	/** The contact to decide as: `c_812`, `p_55` or a phone number; a known one brings its state. */
	readonly as: string | null;
	/** Sets the clock; ISO, the business's own where no zone is given. */
	readonly at: string | null;
	/** YAML text instead of the live rules. */
	readonly rules: string | null;
}
