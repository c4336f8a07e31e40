import type { Instant } from "./time.ts";

/** What staff can switch for the whole business; small, and versioned like a conversation. */
export interface Business {
	readonly version: number;
	readonly state: BusinessState;
}

/** The switches themselves. Local dates are `yyyy-mm-dd` in the business's time zone. */
export interface BusinessState {
	readonly v: 1;
	/** The bot is off for everybody until then; `null`: it is on. */
	readonly offUntil: Instant | "for-good" | null;
	/** `#closed today`: closed on this local date, whatever the hours say. */
	readonly closedOn: string | null;
	/** `#open`: open on this local date, whatever the hours say. */
	readonly openOn: string | null;
}

/** A business in which nobody has switched anything. */
export const newBusiness: Business = {
	version: 0,
	state: { v: 1, offUntil: null, closedOn: null, openOn: null },
};
