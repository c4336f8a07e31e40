import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { StoreError } from "../../engine/ports.ts";
import type { Connection } from "./connect.ts";
import { journalHead, secrets } from "./schema.ts";

/** Writes the rows that every database has exactly once, where they are not there yet. */
export function writeFirstRows(
	connection: Connection,
	random: (bytes: number) => Uint8Array,
): void {
	drizzle(connection).transaction(
		(transaction) => {
			transaction
				.insert(journalHead)
				.values({
					id: 1,
					seq: 0,
					epoch: 0,
					sends: 0,
					conversations: 0,
					contacts: 0,
					senders: 0,
				})
				.onConflictDoNothing()
				.run();
			transaction
				.insert(secrets)
				.values({ id: 1, seenKey: Buffer.from(random(32)) })
				.onConflictDoNothing()
				.run();
		},
		{ behavior: "immediate" },
	);
}

/** The key of the hashes of event keys. */
export function readSeenKey(connection: Connection): Uint8Array {
	const row = drizzle(connection)
		.select({ seenKey: secrets.seenKey })
		.from(secrets)
		.where(sql`${secrets.id} = 1`)
		.get();
	if (row) return row.seenKey;
	throw new StoreError("The database has no key for event keys.", {
		code: "broken",
	});
}
