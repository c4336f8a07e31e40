import type { Address } from "../../engine/model.ts";
import { addressKey, isSameAddress } from "../people.ts";
import type { PeopleTable, SenderRow } from "../tables.ts";

interface AddressRow {
	readonly address: Address;
	readonly contact: number;
	readonly place: number;
}

/** Senders, contacts and addresses as maps. */
export function memoryPeople(): PeopleTable {
	const senders: SenderRow[] = [];
	const byKey = new Map<string, AddressRow>();
	const contacts = new Map<number, Map<string, AddressRow>>();
	return {
		senders: () => senders,
		insertSender: (sender) => void senders.push(sender),
		hasContact: (id) => contacts.has(id),
		insertContact: (id) => void contacts.set(id, new Map()),
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
		addressesOf: (contact) =>
			[...(contacts.get(contact)?.values() ?? [])]
				.sort((one, other) => one.place - other.place)
				.map(({ address }) => address),
		saveAddress(channel, address, contact, place) {
			const key = addressKey(channel, address);
			const owner = byKey.get(key)?.contact;
			if (owner !== undefined && owner !== contact) return;
			const row = { address, contact, place };
			byKey.set(key, row);
			contacts.get(contact)?.set(key, row);
		},
	};
}
