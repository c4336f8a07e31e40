import type { Instant } from "./time.ts";

/** A message template as the provider keeps it: what a message has to bring along, and whether it may leave. */
export type KnownTemplate = {
	/** The provider's own. */
	readonly id: string;
	readonly name: string;
	/** WhatsApp's code, e.g. `en_US`. */
	readonly language: string;
	/** In the provider's words, e.g. `APPROVED`. */
	readonly status: string;
	/** Messages with it may leave now. */
	readonly usable: boolean;
	readonly category: string | null;
	readonly quality: string | null;
	/** Why it was rejected, in the provider's words. */
	readonly reason: string | null;
	/** What it says, with its blanks `{{1}}`. */
	readonly text: string;
	/** How many blanks the text has. */
	readonly blanks: number;
	/** The kind of header that a message has to bring along; null: none. */
	readonly header:
		| "text"
		| "image"
		| "video"
		| "document"
		| "location"
		| "other"
		| null;
	/** The buttons that want a value from each message, in order. */
	readonly buttons: readonly ("quick_reply" | "url" | "copy_code" | "other")[];
};

/** What the provider tells of one template by itself; what is left out stays. */
export interface TemplateChange {
	readonly id: string;
	readonly status?: string;
	readonly usable?: boolean;
	readonly category?: string;
	readonly quality?: string;
	readonly reason?: string | null;
}

/** The templates of one number of ours, as they were last listed. */
export interface TemplateList {
	/** Our own number, as the channel writes it. */
	readonly sender: string;
	readonly templates: readonly KnownTemplate[];
	readonly listedAt: Instant;
}
