import type { Instant } from "./time.ts";

/** Something a customer sent that is to be kept before the provider forgets it. */
export interface WantedMedia {
	/** The channel it came by. */
	readonly channel: string;
	/** Where the provider has it. */
	readonly url: string;
	readonly kind: MediaKind;
	/** When it was sent: from then the provider's days count. */
	readonly sentAt: Instant;
}

/** The kinds of content that are files. */
export type MediaKind =
	| "image"
	| "video"
	| "document"
	| "audio"
	| "voice"
	| "sticker";

/** A file of a conversation, the customer's or a picture that staff sent: wanted, kept, lost, or unwanted. Public name `m_12`. */
export interface CustomerMedia extends WantedMedia {
	readonly id: number;
	/** Null: about none. */
	readonly conversation: number | null;
	/** `unwanted`: the customer was erased or nobody sent it, and the file goes unless it is kept for somebody else. */
	readonly state: "wanted" | "kept" | "lost" | "unwanted";
	/** SHA-256 of its bytes in hex, once it is kept: the name of its file. */
	readonly hash: string | null;
	/** The type its bytes show, e.g. `image/jpeg`. */
	readonly type: string | null;
	readonly bytes: number | null;
	readonly attempts: number;
	/** Why it was not fetched the last time. */
	readonly error: string | null;
}

/** How fetching one went. */
export type MediaOutcome =
	| {
			readonly type: "kept";
			readonly hash: string;
			readonly mediaType: string;
			readonly bytes: number;
	  }
	| {
			readonly type: "later";
			readonly dueAt: Instant;
			readonly error: string;
	  }
	| { readonly type: "lost"; readonly error: string };
