import { createHmac } from "node:crypto";
import { and, asc, eq, gt, gte, lt, sql } from "drizzle-orm";
import type { SeenTable } from "../tables.ts";
import { seen } from "./schema.ts";
import { select, statement } from "./statement.ts";
import type { Drizzle } from "./tables.ts";

const BEFORE_ALL = Buffer.alloc(0);
const AFTER_ALL = Buffer.alloc(32, 0xff);

/** Half of a SHA-256: what is left is still unique beyond doubt, at half the room. */
const DIGEST_BYTES = 16;

/** A batch asks for its keys and then adds them: their hashes are kept in between. */
const DIGESTS_AT_HAND = 8_192;

/**
 * The event keys seen, as keyed hashes: nobody reads a message id or a phone number out of them. Deleting what is old goes
 * through the table from end to end, some keys with every commit, and needs no index by day.
 */
export function seenTable(database: Drizzle, secret: Uint8Array): SeenTable {
	const statements = prepareStatements(database);
	const digestOf = rememberedDigests(secret);
	let cursor: Buffer = BEFORE_ALL;
	return {
		has: (key, since) => statements.has.finds({ key: digestOf(key), since }),
		add: (key, day) => void statements.add.run({ key: digestOf(key), day }),
		sweep(since, count) {
			const from = cursor;
			const last = statements.nth.get({ from, offset: count - 1 });
			// At the end the rest is looked at, and the next sweep starts over.
			cursor = last?.key ?? BEFORE_ALL;
			statements.sweep.run({ from, until: last?.key ?? AFTER_ALL, since });
		},
	};
}

function rememberedDigests(secret: Uint8Array): (key: string) => Buffer {
	const known = new Map<string, Buffer>();
	return (key) => {
		const digest = known.get(key) ?? digestOf(secret, key);
		if (known.size >= DIGESTS_AT_HAND) known.clear();
		known.set(key, digest);
		return digest;
	};
}

/** UTF-16, since two different lone surrogates are the same text in UTF-8. */
function digestOf(secret: Uint8Array, key: string): Buffer {
	return createHmac("sha256", secret)
		.update(key, "utf16le")
		.digest()
		.subarray(0, DIGEST_BYTES);
}

function prepareStatements(database: Drizzle) {
	const { placeholder } = sql;
	return {
		has: statement(
			database,
			database
				.select({ day: seen.day })
				.from(seen)
				.where(
					and(
						eq(seen.key, placeholder("key")),
						gte(seen.day, placeholder("since")),
					),
				),
		),
		nth: select(
			database,
			{ key: seen.key },
			database
				.select({ key: seen.key })
				.from(seen)
				.where(gt(seen.key, placeholder("from")))
				.orderBy(asc(seen.key))
				.limit(1)
				.offset(placeholder("offset")),
		),
		add: statement(
			database,
			database
				.insert(seen)
				.values({ key: placeholder("key"), day: placeholder("day") })
				.onConflictDoUpdate({
					target: seen.key,
					set: { day: sql`excluded.day` },
				}),
		),
		sweep: statement(
			database,
			database
				.delete(seen)
				.where(
					and(
						gte(seen.key, placeholder("from")),
						lt(seen.key, placeholder("until")),
						lt(seen.day, placeholder("since")),
					),
				),
		),
	};
}
