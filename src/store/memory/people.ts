import type { Address, Instant } from "../../engine/model.ts";
import { addressKey, isSameAddress } from "../people.ts";
import type { PeopleTable, SenderRow } from "../people-tables.ts";

/** A way to reach a contact, as it is kept here. */
export interface AddressRow {
	readonly channel: string;
	readonly address: Address;
	readonly contact: number;
	readonly place: number;
}

/** Senders, contacts and addresses as maps. */
export function memoryPeople(): {
	readonly table: PeopleTable;
	/** When the contact was first stored, and their addresses with the channels; null where there is none. */
	known(contact: number): {
		readonly since: Instant;
		readonly addresses: readonly AddressRow[];
	} | null;
	remove(contact: number): void;
} {
	const senders: SenderRow[] = [];
	const byKey = new Map<string, AddressRow>();
	const contacts = new Map<number, Map<string, AddressRow>>();
	const since = new Map<number, Instant>();
	const ordered = (contact: number) =>
		[...(contacts.get(contact)?.values() ?? [])].sort(
			(one, other) => one.place - other.place,
		);
	const table: PeopleTable = {
		senders: () => senders,
		insertSender: (sender) => void senders.push(sender),
		hasContact: (id) => contacts.has(id),
		insertContact(id, at) {
			contacts.set(id, new Map());
			since.set(id, at);
		},
		contactAt: (channel, address) =>
			byKey.get(addressKey(channel, address))?.contact ?? null,
		contactsAt: (address) => [
			...new Set(
				[...byKey.values()]
					.filter((row) => isSameAddress(row.address, address))
					.map(({ contact }) => contact),
			),
		],
		contactsFrom: (digits, limit) =>
			[
				...new Set(
					[...byKey.values()]
						.filter(({ address: { kind } }) => kind === "phone")
						.filter(({ address: { value } }) => value.startsWith(digits))
						.map(({ contact }) => contact),
				),
			].slice(0, limit),
		addressesOf: (contact) => ordered(contact).map(({ address }) => address),
		saveAddress(channel, address, contact, place) {
			const key = addressKey(channel, address);
			const owner = byKey.get(key)?.contact;
			if (owner !== undefined && owner !== contact) return;
			const row = { channel, address, contact, place };
			byKey.set(key, row);
			contacts.get(contact)?.set(key, row);
		},
	};
	return {
		table,
		known(contact) {
			const at = since.get(contact);
			return at === undefined
				? null
				: { since: at, addresses: ordered(contact) };
		},
		remove(contact) {
			for (const key of contacts.get(contact)?.keys() ?? []) byKey.delete(key);
			contacts.delete(contact);
			since.delete(contact);
		},
	};
}
