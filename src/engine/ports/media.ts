import type { CustomerMedia, Instant, MediaOutcome } from "../model.ts";

/** Files of conversations: customers', which are wanted, kept and lost, and pictures of staff's. The bytes lie elsewhere, by their hash. */
export interface MediaShelf {
	/** Wanted and unwanted ones whose time has come, the longest waiting first. */
	due(now: Instant, limit: number): Promise<readonly CustomerMedia[]>;
	/** When the next one wants to be fetched; null: none does. */
	nextDueAt(): Promise<Instant | null>;
	/** A file that came for somebody who was erased meanwhile is unwanted. */
	settle(id: number, outcome: MediaOutcome): Promise<void>;
	/** By `m_12`, or by the last part of its address; the newest where there are several. */
	find(name: string): Promise<CustomerMedia | null>;
	/** Of a conversation, the oldest first. */
	ofConversation(conversation: number): Promise<readonly CustomerMedia[]>;
	/** A file of this hash is about to lie there: unwanted, unless its settlement follows. A picture is from `goesAt` on, unless it was sent. */
	expect(
		hash: string,
		picture?: { readonly name: string; readonly goesAt: Instant },
	): Promise<void>;
	/** Whether a picture of this name may be sent: it waits for that, or was sent before. */
	isSendable(name: string): Promise<boolean>;
	/** Whether a file that is kept, or is to be for a while, has this hash. */
	isKept(hash: string, now: Instant): Promise<boolean>;
	/** Takes an unwanted one off the shelf, once its file is gone. */
	drop(id: number): Promise<void>;
}

/** Where customers' files lie, each under the hash of its bytes. */
export interface MediaFiles {
	/**
	 * Writes a file whole or not at all; `head` are its first bytes. `expect` is done before it lies under its hash. Throws where it is
	 * larger than the limit.
	 */
	write(
		body: AsyncIterable<Uint8Array>,
		limit: { readonly bytes: number },
		expect?: (hash: string) => Promise<void>,
	): Promise<{
		readonly hash: string;
		readonly bytes: number;
		readonly head: Uint8Array;
	}>;
	/** Null where there is none. */
	read(hash: string): Promise<{
		readonly bytes: number;
		readonly body: ReadableStream<Uint8Array>;
	} | null>;
	remove(hash: string): Promise<void>;
	/** Takes away what was being written when a process died. Not while anything is written. */
	sweep(): Promise<void>;
}
