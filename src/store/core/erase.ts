import type { JournalDraft } from "../../engine/model.ts";
import type { Clock, Erased } from "../../engine/ports.ts";
import type { Tables } from "../tables.ts";
import { type Batch, newBatch, promoteNext, writeJournal } from "./batch.ts";
import type { Directory } from "./directory.ts";
import { unwantMedia } from "./media-shelf.ts";

/** Deletes everything about one person, and says so without a name; null where there is no such contact. */
export function eraseContact(
	tables: Tables,
	directory: Directory,
	clock: Clock,
	contact: number,
): Erased | null {
	const erased = tables.write(() => {
		if (!tables.people.hasContact(contact)) return null;
		const batch = newBatch(tables, directory, clock.now());
		const erased = eraseRows(batch, contact);
		writeJournal(batch, erasedDraft(erased, batch), null);
		tables.head.set(batch.head);
		return erased;
	});
	if (erased !== null) directory.forgetContact(contact);
	return erased;
}

function eraseRows(batch: Batch, contact: number): Erased {
	const { erasing, people, conversations } = batch.tables;
	const ids = conversations.idsOf(contact);
	const values = people.addressesOf(contact).map(({ value }) => value);
	const elsewhere = erasing.sendsAbout(contact);
	const counts = ids.map((id) => eraseConversation(batch, id));
	// What stood behind a message that is gone now may be the first of its conversation.
	for (const id of elsewhere) promoteNext(batch, id);
	batch.tables.audit.strip([`p_${contact}`, ...ids.map((id) => `c_${id}`)]);
	const apart = erasing.naming(values.filter(isTelling));
	erasing.contact(contact);
	return {
		contact,
		conversations: ids,
		rows: apart + sum(counts.map(({ rows }) => rows)),
		sends: sum(counts.map(({ sends }) => sends)),
		media: sum(counts.map(({ media }) => media)),
	};
}

function eraseConversation({ tables }: Batch, id: number) {
	const media = unwantMedia(tables, id);
	const { inbox, search, unanswered, care, notes } = tables;
	for (const table of [inbox, search, unanswered, care, notes])
		table.delete(id);
	return { media, ...tables.erasing.conversation(id) };
}

/** Shorter ones stand by chance in all sorts of rows. */
function isTelling(address: string): boolean {
	return address.length >= 6;
}

/** The numbers of the contact and its conversations stand for nobody any more; who copied the feed can delete by them. */
function erasedDraft(
	{ contact, conversations, ...counts }: Erased,
	{ now }: Batch,
): JournalDraft {
	const body = {
		erased: `p_${contact}`,
		conversations: conversations.map((id) => `c_${id}`),
		...counts,
	};
	return {
		at: now,
		type: "contact.erased",
		rule: null,
		conversation: null,
		body,
		input: null,
	};
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((all, one) => all + one, 0);
}
