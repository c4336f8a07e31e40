import {
	type Address,
	type Conversation,
	type ConversationRef,
	type ConversationState,
	newConversation,
} from "../../engine/model.ts";
import { type Install, sendOf } from "../message-id.ts";
import type { SendRow } from "../outbox-table.ts";
import { haveAll, joinedAddresses } from "../people.ts";
import type { SenderRow } from "../people-tables.ts";
import type { Head, Tables } from "../tables.ts";
import { type Cached, ConversationCache } from "./conversation-cache.ts";
import { readConversation } from "./read-conversation.ts";
import { Senders } from "./senders.ts";

/** What is at hand of a stored conversation. */
export interface AtHand {
	readonly id: number;
	readonly sender: number;
	readonly state: ConversationState;
}

/** Finds conversations by whatever names them, and gives ids to those that nobody knew. One writing process only. */
export class Directory {
	readonly #tables: Tables;
	readonly #cache: ConversationCache;
	readonly #senders: Senders;
	#installs: readonly Install[];
	#highest: Pick<Head, "conversations" | "contacts" | "senders">;

	constructor(tables: Tables, cacheSize: number) {
		this.#tables = tables;
		this.#cache = new ConversationCache(cacheSize);
		this.#installs = tables.installs.all();
		this.#highest = tables.head.get();
		this.#senders = new Senders(tables);
	}

	/** The names this database had, the oldest first. */
	get installs(): readonly Install[] {
		return this.#installs;
	}

	/** Reads the names again. */
	refreshInstalls(): void {
		this.#installs = this.#tables.installs.all();
	}

	/** The id of the conversation that is meant, new ones included; null where nothing is. */
	idOf(ref: ConversationRef): number | null {
		switch (ref.by) {
			case "address":
				return this.#byAddress(ref);
			case "id":
				return this.find(ref.conversation) && ref.conversation;
			case "message":
				return this.#byMessage(ref.messageId);
			case "about":
				return this.#about(ref.messageId);
		}
	}

	/** The conversation, from the database or only reserved. */
	find(id: number): Cached | null {
		return this.#cache.get(id) ?? this.#read(id);
	}

	/** The conversation as it is stored, where that is known without asking the database. */
	atHand(id: number): AtHand | null {
		const entry = this.#cache.peek(id);
		if (!entry?.saved) return null;
		const { sender, state } = entry.conversation;
		return { id, sender: sender.id, state };
	}

	sender(id: number): SenderRow | undefined {
		return this.#senders.get(id);
	}

	isSenderStored(id: number): boolean {
		return this.#senders.isStored(id);
	}

	/** Takes over what a transaction has stored. */
	remember(conversation: Conversation): void {
		const { id, sender, contact } = conversation;
		this.#senders.setStored(sender.id);
		if (this.#addressesChanged(conversation)) {
			for (const other of this.#senders.ids()) {
				const known = this.#cache.idOf(contact.id, other);
				if (known !== undefined && known !== id) this.#cache.forget(known);
			}
		}
		this.#cache.put({ conversation, saved: true });
	}

	/** Reads it from the database next time. */
	forget(id: number): void {
		this.#cache.forget(id);
	}

	/** Knows nothing of a person any more: whoever writes from their number is somebody new. */
	forgetContact(contact: number): void {
		for (const sender of this.#senders.ids()) {
			const known = this.#cache.idOf(contact, sender);
			if (known !== undefined) this.#cache.forget(known);
		}
	}

	#addressesChanged({ id, contact }: Conversation): boolean {
		const before = this.#cache.get(id);
		return !(
			before?.saved &&
			before.conversation.contact.addresses === contact.addresses
		);
	}

	#read(id: number): Cached | null {
		const conversation = readConversation(this.#tables, id, (sender) =>
			this.#senders.get(sender),
		);
		if (!conversation) return null;
		const entry = { conversation, saved: true };
		this.#cache.put(entry);
		return entry;
	}

	#byMessage(messageId: string): number | null {
		const row = this.send(messageId);
		return row && this.find(row.conversation) && row.conversation;
	}

	/** With the contact it was about, through the sender that it left by. */
	#about(messageId: string): number | null {
		const row = this.send(messageId);
		if (row === null || row.about === null) return null;
		const sender = this.find(row.conversation)?.conversation.sender;
		return sender ? this.#conversationOf(row.about, sender.id) : null;
	}

	/** The message of ours with this id. */
	send(messageId: string): SendRow | null {
		const send = sendOf(messageId, this.#installs);
		return send === null ? null : this.#tables.outbox.get(send);
	}

	#byAddress(ref: Extract<ConversationRef, { by: "address" }>): number | null {
		const [best, ...others] = ref.addresses;
		if (!best) return null;
		const sender = this.#senders.at(ref.channel, ref.sender, () =>
			this.#next("senders"),
		);
		const contact = this.#contactAt(ref);
		const id =
			contact === null ? null : this.#conversationOf(contact, sender.id);
		if (id === null || contact === null)
			return this.#reserve(ref.channel, sender, contact, [best, ...others]);
		this.#join(id, ref);
		return id;
	}

	/** The first of the addresses that is known decides who it is. */
	#contactAt({
		channel,
		addresses,
	}: Extract<ConversationRef, { by: "address" }>): number | null {
		for (const address of addresses) {
			const contact = this.#owner(channel, address);
			if (contact !== null) return contact;
		}
		return null;
	}

	#owner(channel: string, address: Address): number | null {
		return (
			this.#cache.contactAt(channel, address) ??
			this.#tables.people.contactAt(channel, address)
		);
	}

	#conversationOf(contact: number, sender: number): number | null {
		const id =
			this.#cache.idOf(contact, sender) ??
			this.#tables.conversations.idOf(contact, sender);
		return id !== null && this.find(id) ? id : null;
	}

	/** A new way to reach somebody known; the next commit of the conversation keeps it. */
	#join(
		id: number,
		{ channel, addresses }: Extract<ConversationRef, { by: "address" }>,
	): void {
		const entry = this.find(id);
		if (!entry) return;
		const { contact } = entry.conversation;
		const known = contact.addresses;
		if (haveAll(known, addresses)) return;
		// An address that is somebody else's stays theirs.
		const free = addresses.filter((address) => {
			const owner = this.#owner(channel, address);
			return owner === null || owner === contact.id;
		});
		const [best, ...others] = joinedAddresses(known, free);
		if (!best || known.length === 1 + others.length) return;
		const joined = { id: contact.id, addresses: [best, ...others] as const };
		const conversation = { ...entry.conversation, contact: joined };
		this.#cache.put({ conversation, saved: false });
	}

	#reserve(
		channel: string,
		sender: SenderRow,
		known: number | null,
		told: readonly [Address, ...Address[]],
	): number {
		const contact = known ?? this.#next("contacts");
		const id = this.#next("conversations");
		const stored = known === null ? [] : this.#tables.people.addressesOf(known);
		const [best = told[0], ...others] = joinedAddresses(stored, told);
		const conversation: Conversation = {
			id,
			version: 0,
			channel,
			sender: { id: sender.id, address: sender.address },
			contact: { id: contact, addresses: [best, ...others] },
			state: newConversation,
		};
		this.#cache.put({ conversation, saved: false });
		return id;
	}

	#next(what: "conversations" | "contacts" | "senders"): number {
		const next = this.#highest[what] + 1;
		this.#highest = { ...this.#highest, [what]: next };
		return next;
	}
}
