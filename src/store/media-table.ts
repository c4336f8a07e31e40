import type {
	CustomerMedia,
	Instant,
	MediaOutcome,
	WantedMedia,
} from "../engine/model.ts";

export interface MediaTable {
	insert(media: WantedMedia, name: string, conversation: number | null): void;
	/** The longest waiting first. */
	due(now: Instant, limit: number): readonly CustomerMedia[];
	nextDueAt(): Instant | null;
	settle(id: number, outcome: MediaOutcome): void;
	/** Keeps a hash whose file is to go, and when. */
	insertUnwanted(
		hash: string,
		picture: { readonly name: string; readonly goesAt: Instant } | null,
	): void;
	/** A picture that waited under its name waits no longer, it is kept. */
	insertSent(picture: SentPicture): void;
	get(id: number): CustomerMedia | null;
	/** The newest of that name. */
	named(name: string): CustomerMedia | null;
	ofConversation(conversation: number): readonly CustomerMedia[];
	/** Deletes those of a conversation; how many. */
	delete(conversation: number): number;
	drop(id: number): void;
	/** Deletes at most so many that were sent before a moment and are not waited for; gives the hashes of their files. */
	dropBefore(at: Instant, limit: number): readonly string[];
	/** Whether a file has it that is kept, or that goes later than `now`. */
	hasHash(hash: string, now: Instant): boolean;
}

/** A picture that staff sent into a conversation. */
export interface SentPicture {
	readonly hash: string;
	/** Its hash with the ending of its type. */
	readonly name: string;
	/** As the message names it. */
	readonly url: string;
	readonly type: string;
	readonly sentAt: Instant;
	readonly conversation: number;
}
