import type {
	Conversation,
	ConversationChange,
	Instant,
} from "../../engine/model.ts";
import { StoreError } from "../../engine/ports.ts";
import { areSameAddresses } from "../people.ts";
import type { Batch } from "./batch.ts";

/** Whether the store holds another version than the change was made from. */
export function isOutdated(batch: Batch, change: ConversationChange): boolean {
	if (batch.refused.has(change.id)) return true;
	const known = storedConversation(batch, change.id);
	if ((known?.version ?? 0) !== change.expectedVersion) return true;
	return known === null && isTaken(batch, change);
}

/** Writes the conversation as the change has it. False: somebody else changed it, and nothing is written. */
export function writeConversation(
	batch: Batch,
	change: ConversationChange,
): boolean {
	const known = storedConversation(batch, change.id);
	if (known === null) {
		insertConversation(batch, change, change.lastInboundAt ?? batch.now);
		return true;
	}
	return updateConversation(batch, known, change);
}

/** A send may go to somebody who is only reserved, e.g. a member of staff who never wrote: then they are stored with it. */
export function ensureStored(batch: Batch, id: number): void {
	if (storedConversation(batch, id)) return;
	const reserved = batch.directory.find(id)?.conversation;
	if (!reserved)
		throw new StoreError(`A send goes to c_${id}, which does not exist.`, {
			code: "broken",
		});
	const { sender, contact, state } = reserved;
	insertConversation(
		batch,
		{ id, sender: sender.id, contact, state, dueAt: null },
		batch.now,
	);
}

/** The conversation after what was written so far; null where it is not stored. */
export function storedConversation(
	{ touched, directory }: Pick<Batch, "touched" | "directory">,
	id: number,
): Conversation | null {
	const known = touched.get(id) ?? directory.find(id)?.conversation ?? null;
	return known && known.version > 0 ? known : null;
}

/** Somebody stored the same person meanwhile, under other ids. */
function isTaken(
	{ tables, directory }: Batch,
	{ contact, sender }: ConversationChange,
): boolean {
	const channel = channelOf(directory.sender(sender));
	if (tables.conversations.idOf(contact.id, sender) !== null) return true;
	return contact.addresses.some((address) => {
		const owner = tables.people.contactAt(channel, address);
		return owner !== null && owner !== contact.id;
	});
}

function insertConversation(
	batch: Batch,
	change: Pick<
		ConversationChange,
		"id" | "sender" | "contact" | "state" | "dueAt"
	>,
	lastAt: Instant,
): void {
	const { id, sender, contact, state, dueAt } = change;
	storeSender(batch, sender);
	if (!batch.tables.people.hasContact(contact.id))
		batch.tables.people.insertContact(contact.id, batch.now);
	batch.tables.conversations.insert({
		id,
		sender,
		contact: contact.id,
		version: 1,
		dueAt,
		lastAt,
		state,
	});
	saveAddresses(batch, change);
	writeTags(batch, id, [], state.tags);
	raiseHead(batch, change);
	touch(batch, change, 1);
}

function updateConversation(
	batch: Batch,
	known: Conversation,
	change: ConversationChange,
): boolean {
	const { id, sender, contact, state, dueAt } = change;
	const version = change.expectedVersion + 1;
	const row = { id, sender, contact: contact.id, version, dueAt, state };
	// Asked before anything is written: what is read afterwards must not get into the cache of what is stored.
	const areSaved = areAddressesSaved(batch, change);
	if (!batch.tables.conversations.update(row, change.lastInboundAt))
		return false;
	if (!areSaved) saveAddresses(batch, change);
	writeTags(batch, id, known.state.tags, state.tags);
	touch(batch, change, version);
	return true;
}

function storeSender(batch: Batch, id: number): void {
	const { directory, newSenders, tables } = batch;
	const sender = directory.sender(id);
	if (!sender) throw noSender(id);
	if (directory.isSenderStored(id) || newSenders.has(id)) return;
	tables.people.insertSender(sender);
	newSenders.add(id);
	const senders = Math.max(batch.head.senders, id);
	batch.head = { ...batch.head, senders };
}

function raiseHead(
	batch: Batch,
	{ id, contact }: Pick<ConversationChange, "id" | "contact">,
): void {
	const { head } = batch;
	batch.head = {
		...head,
		conversations: Math.max(head.conversations, id),
		contacts: Math.max(head.contacts, contact.id),
	};
}

function areAddressesSaved(
	{ directory, touched }: Batch,
	{ id, contact }: ConversationChange,
): boolean {
	const inBatch = touched.get(id);
	const cached = directory.find(id);
	const saved = inBatch ?? (cached?.saved ? cached.conversation : undefined);
	return (
		saved !== undefined &&
		areSameAddresses(saved.contact.addresses, contact.addresses)
	);
}

function saveAddresses(
	{ tables, directory }: Batch,
	{ sender, contact }: Pick<ConversationChange, "sender" | "contact">,
): void {
	const channel = channelOf(directory.sender(sender));
	for (const [place, address] of contact.addresses.entries())
		tables.people.saveAddress(channel, address, contact.id, place);
}

function writeTags(
	{ tables: { conversations } }: Batch,
	id: number,
	before: readonly string[],
	after: readonly string[],
): void {
	if (before === after) return;
	for (const tag of new Set(before))
		if (!after.includes(tag)) conversations.removeTag(id, tag);
	for (const tag of new Set(after))
		if (!before.includes(tag)) conversations.addTag(id, tag);
}

function touch(
	{ touched, directory }: Batch,
	{
		id,
		sender,
		contact,
		state,
	}: Pick<ConversationChange, "id" | "sender" | "contact" | "state">,
	version: number,
): void {
	const row = directory.sender(sender);
	if (!row) throw noSender(sender);
	touched.set(id, {
		id,
		version,
		channel: row.channel,
		sender: { id: row.id, address: row.address },
		contact,
		state,
	});
}

function channelOf(sender: { readonly channel: string } | undefined): string {
	if (!sender) throw noSender(null);
	return sender.channel;
}

function noSender(id: number | null): StoreError {
	return new StoreError(
		`A change names sender ${id === null ? "" : `s_${id} `}that load never gave.`,
		{ code: "broken" },
	);
}
