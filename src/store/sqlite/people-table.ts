import { and, asc, eq, gte, lt, sql } from "drizzle-orm";
import type { Address } from "../../engine/model.ts";
import type { PeopleTable } from "../people-tables.ts";
import { originalText, safeText } from "../safe-text.ts";
import { addresses, contacts, senders } from "./schema.ts";
import { select, statement } from "./statement.ts";
import type { Drizzle } from "./tables.ts";

/** Senders, contacts and addresses. */
export function peopleTable(database: Drizzle): PeopleTable {
	const statements = prepareStatements(database);
	return {
		senders: () => statements.senders.all().map(readSender),
		insertSender: ({ id, channel, address }) =>
			void statements.insertSender.run({
				id,
				channel: safeText(channel),
				address: safeText(address),
			}),
		hasContact: (id) => statements.contact.finds({ id }),
		insertContact: (id, since) =>
			void statements.insertContact.run({ id, since }),
		contactAt: (channel, address) =>
			statements.contactAt.get({
				channel: safeText(channel),
				...written(address),
			})?.contact ?? null,
		contactsAt: (address) =>
			statements.contactsAt.all(written(address)).map(({ contact }) => contact),
		contactsFrom: (digits, limit) =>
			statements.contactsFrom
				.all({ digits, end: `${digits}:`, limit })
				.map(({ contact }) => contact),
		addressesOf: (contact) =>
			statements.addressesOf.all({ contact }).map(readAddress),
		saveAddress: (channel, address, contact, place) =>
			void statements.saveAddress.run({
				channel: safeText(channel),
				...written(address),
				contact,
				place,
			}),
	};
}

function written({ kind, value }: Address): {
	readonly kind: Address["kind"];
	readonly value: string;
} {
	return { kind, value: safeText(value) };
}

function readAddress({ kind, value }: Address): Address {
	return { kind, value: originalText(value) };
}

function readSender(row: {
	readonly id: number;
	readonly channel: string;
	readonly address: string;
}) {
	return {
		id: row.id,
		channel: originalText(row.channel),
		address: originalText(row.address),
	};
}

function prepareStatements(database: Drizzle) {
	const { placeholder } = sql;
	const address = { kind: addresses.kind, value: addresses.value };
	const isAddress = [
		eq(addresses.kind, placeholder("kind")),
		eq(addresses.value, placeholder("value")),
	];
	return {
		senders: database.select().from(senders).prepare(),
		insertSender: database
			.insert(senders)
			.values({
				id: placeholder("id"),
				channel: placeholder("channel"),
				address: placeholder("address"),
			})
			.prepare(),
		contact: statement(
			database,
			database
				.select({ id: contacts.id })
				.from(contacts)
				.where(eq(contacts.id, placeholder("id"))),
		),
		insertContact: statement(
			database,
			database
				.insert(contacts)
				.values({ id: placeholder("id"), since: placeholder("since") }),
		),
		contactAt: select(
			database,
			{ contact: addresses.contact },
			database
				.select({ contact: addresses.contact })
				.from(addresses)
				.where(
					and(eq(addresses.channel, placeholder("channel")), ...isAddress),
				),
		),
		// Of any channel: there are few, so each is looked up by the primary key.
		contactsAt: database
			.selectDistinct({ contact: addresses.contact })
			.from(addresses)
			.where(
				and(
					sql`${addresses.channel} IN (SELECT ${senders.channel} FROM ${senders})`,
					...isAddress,
				),
			)
			.prepare(),
		// A colon stands behind the nine.
		contactsFrom: database
			.selectDistinct({ contact: addresses.contact })
			.from(addresses)
			.where(
				and(
					sql`${addresses.channel} IN (SELECT ${senders.channel} FROM ${senders})`,
					eq(addresses.kind, "phone"),
					gte(addresses.value, placeholder("digits")),
					lt(addresses.value, placeholder("end")),
				),
			)
			.limit(placeholder("limit"))
			.prepare(),
		addressesOf: select(
			database,
			address,
			database
				.select(address)
				.from(addresses)
				.where(eq(addresses.contact, placeholder("contact")))
				.orderBy(asc(addresses.place)),
		),
		saveAddress: statement(
			database,
			database
				.insert(addresses)
				.values({
					channel: placeholder("channel"),
					kind: placeholder("kind"),
					value: placeholder("value"),
					contact: placeholder("contact"),
					place: placeholder("place"),
				})
				.onConflictDoUpdate({
					target: [addresses.channel, addresses.kind, addresses.value],
					set: { place: sql`excluded.place` },
					setWhere: sql`${addresses.contact} = excluded.contact`,
				}),
		),
	};
}
