import type { Address, Conversation } from "../../engine/model.ts";
import { addressKey } from "../people.ts";

/** A conversation at hand. */
export interface Cached {
	readonly conversation: Conversation;
	/** It is in the database as it is here, addresses included. */
	readonly saved: boolean;
}

/**
 * The conversations used last, by id and by address; the one unused for longest makes room. It also holds those that nobody
 * has stored yet, so that everybody who asks meanwhile is given the same ids.
 */
export class ConversationCache {
	readonly #limit: number;
	readonly #entries = new Map<number, Cached>();
	readonly #contacts = new Map<string, number>();
	readonly #ids = new Map<string, number>();

	constructor(limit: number) {
		this.#limit = limit;
	}

	get(id: number): Cached | undefined {
		const entry = this.#entries.get(id);
		if (!entry) return undefined;
		// A Map keeps the order of insertion: inserted again, it is the last to go.
		this.#entries.delete(id);
		this.#entries.set(id, entry);
		return entry;
	}

	/** Looks at it without using it. */
	peek(id: number): Cached | undefined {
		return this.#entries.get(id);
	}

	/** Whose address it is, as far as is known here. */
	contactAt(channel: string, address: Address): number | undefined {
		return this.#contacts.get(addressKey(channel, address));
	}

	idOf(contact: number, sender: number): number | undefined {
		return this.#ids.get(`${contact} ${sender}`);
	}

	put(entry: Cached): void {
		const { id, contact } = entry.conversation;
		const known = this.#entries.get(id);
		this.#entries.delete(id);
		this.#entries.set(id, entry);
		if (known?.conversation.contact === contact) return;
		this.#index(entry.conversation);
		this.#makeRoom();
	}

	forget(id: number): void {
		const entry = this.#entries.get(id);
		if (!entry) return;
		const { contact, sender, channel } = entry.conversation;
		this.#entries.delete(id);
		this.#ids.delete(`${contact.id} ${sender.id}`);
		for (const address of contact.addresses)
			this.#contacts.delete(addressKey(channel, address));
	}

	#index({ id, contact, sender, channel }: Conversation): void {
		this.#ids.set(`${contact.id} ${sender.id}`, id);
		for (const address of contact.addresses)
			this.#contacts.set(addressKey(channel, address), contact.id);
	}

	#makeRoom(): void {
		for (const id of this.#entries.keys()) {
			if (this.#entries.size <= this.#limit) return;
			this.forget(id);
		}
	}
}
