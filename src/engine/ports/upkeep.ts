import type { Instant } from "../model.ts";

/** Takes out of the database what must not be kept any longer. Operating errors are thrown as `StoreError`. */
export interface Upkeep {
	/**
	 * Deletes everything about one person, in one transaction, and journals `contact.erased`, which names nobody; null where there
	 * is no such contact. Files of theirs are `unwanted` from then on, unless somebody else sent the same.
	 */
	erase(contact: number): Promise<Erased | null>;
	/** Deletes at most so many of the oldest journal rows from before a moment, with what belongs to them; how many it found. */
	retain(before: Instant, limit: number): Promise<number>;
	/** Writes over what was deleted, so that no file of the database holds it any more; false where a reader was in the way. */
	scrub(): Promise<boolean>;
	/** Copies that were made before the schema changed and are still there; those older than `before` are deleted first. */
	oldCopies(before: Instant): Promise<readonly string[]>;
}

/** What was deleted of one person. */
export interface Erased {
	readonly contact: number;
	readonly conversations: readonly number[];
	/** Rows of the journal, messages of ours, and files of theirs. */
	readonly rows: number;
	readonly sends: number;
	readonly media: number;
}
