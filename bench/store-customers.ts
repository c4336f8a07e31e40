import type { Conversation } from "../src/engine/model.ts";
import type { SqliteDatabase } from "../src/store/sqlite/open.ts";
import { changesFor, customerAt } from "./store-work.ts";

/** How many customers write. */
export const CUSTOMERS = 2_000;

/** Stores all of them. */
export async function knowCustomers(database: SqliteDatabase): Promise<void> {
	const conversations = await customersOf(database);
	await database.store.commit(
		conversations.map((one) => ({
			...changesFor(one, `new ${one.id}`),
			sends: [],
		})),
	);
}

/** Loads all of them. */
export async function customersOf({
	store,
}: SqliteDatabase): Promise<readonly Conversation[]> {
	const refs = Array.from({ length: CUSTOMERS }, (_, index) =>
		customerAt(index),
	);
	const { conversations } = await store.load(refs, []);
	return conversations.flatMap((one) => one ?? []);
}
