import { createHmac } from "node:crypto";
import type { Changes, Conversation } from "../src/engine/model.ts";
import type { Connection } from "../src/store/sqlite/connect.ts";

/**
 * The ceiling: the statements of one message on a bare better-sqlite3 connection, prepared, in the same transactions, with
 * nothing around them. It checks nothing and could not take anything back.
 */
export function bareCommit(connection: Connection) {
	const statement = (sql: string) => connection.prepare(sql);
	const seenHas = statement("SELECT day FROM seen WHERE key = ? AND day >= ?");
	const business = statement("SELECT * FROM business WHERE id = 1");
	const head = statement("SELECT * FROM journal_head WHERE id = 1");
	const update = statement(
		"UPDATE conversations SET version = ?, due_at = ?, last_at = ?, state = ? WHERE id = ? AND version = ?",
	);
	const seenAdd = statement(
		"INSERT INTO seen VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET day = excluded.day",
	);
	const sweep = statement(
		"DELETE FROM seen WHERE key >= ? AND key < ? AND day < ?",
	);
	const journal = statement(
		"INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
	);
	const open = statement(
		"SELECT id FROM outbox WHERE conversation = ? AND lane IS NOT NULL LIMIT 1",
	);
	const outbox = statement(
		"INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	);
	const raise = statement(
		"UPDATE journal_head SET seq = ?, sends = ? WHERE id = 1",
	);
	const digest = (key: string) =>
		createHmac("sha256", "a key of thirty-two bytes or so.")
			.update(key, "utf16le")
			.digest()
			.subarray(0, 16);

	const read = connection.transaction((keys: readonly Buffer[]) => {
		for (const key of keys) seenHas.get(key, 20_000);
		business.get();
	});
	const write = connection.transaction(
		(changes: readonly Changes[], keys: readonly Buffer[]) => {
			const numbers = head.get() as { seq: number; sends: number };
			for (const [index, change] of changes.entries())
				writeOne(change, keys[index], numbers);
			const key = keys[0] as Buffer;
			sweep.run(key, key, 20_000);
			raise.run(numbers.seq, numbers.sends);
		},
	);

	function writeOne(
		{ conversation, journal: [row], sends: [send] }: Changes,
		key: Buffer | undefined,
		numbers: { seq: number; sends: number },
	): void {
		if (!conversation || !row) return;
		const { id, expectedVersion: version, state, lastInboundAt } = conversation;
		update.run(
			version + 1,
			null,
			lastInboundAt,
			JSON.stringify(state),
			id,
			version,
		);
		seenAdd.run(key, 20_779);
		numbers.seq += 1;
		if (send) numbers.sends += 1;
		const { seq, sends } = numbers;
		const queued = send ? sends : null;
		const body = JSON.stringify(row.body);
		const input = JSON.stringify(row.input);
		journal.run(
			...[seq, row.at, row.type, id, row.rule],
			...[queued, queued, body, input],
		);
		if (!send) return;
		const lane = open.get(id) ? 4 : 0;
		const { content, instead, quote, rule, staff, answers } = send;
		const message = { content, instead, quote, rule, staff, answers };
		const progress = { times: { queued: row.at }, failure: null };
		outbox.run(
			...[sends, id, seq, null, null, "queued", 0, lane, send.notBefore, 0],
			...[0, null, JSON.stringify(progress), JSON.stringify(message)],
		);
	}

	return (
		batch: readonly { conversation: Conversation; key: string }[],
		changesOf: (one: { conversation: Conversation; key: string }) => Changes,
	): void => {
		const keys = batch.map(({ key }) => digest(key));
		read.deferred(keys);
		write.immediate(batch.map(changesOf), keys);
	};
}
