import type { Conversation } from "../src/engine/model.ts";
import { connectToWrite } from "../src/store/sqlite/connect.ts";
import { openSqlite, type SqliteDatabase } from "../src/store/sqlite/open.ts";
import type { Row } from "./benchmark.ts";
import { cpuSeconds } from "./cpu-seconds.ts";
import { bareCommit } from "./store-bare.ts";
import { CUSTOMERS, customersOf, knowCustomers } from "./store-customers.ts";
import { changesFor, messages } from "./store-work.ts";

const BATCH = 50;
const ROUNDS = 4;

/**
 * S4, the part of the store. Ours and the bare one take turns, so that what else the machine does meets both; a first turn of
 * each warms up and does not count.
 */
export async function committing(file: string, count: number): Promise<Row> {
	const ours = openSqlite({ file });
	await knowCustomers(ours);
	const bareFile = `${file}.bare`;
	ours.connection.prepare("VACUUM INTO ?").run(bareFile);
	const connection = connectToWrite(bareFile);
	const bare = bareCommit(connection);
	const conversations = await customersOf(ours);
	const seconds = { ours: 0, bare: 0 };
	const part = Math.floor(count / ROUNDS);
	await commitOurs(ours, part);
	commitBare(bare, conversations, part);
	for (let round = 0; round < ROUNDS; round += 1) {
		seconds.ours += await cpuSeconds(() => commitOurs(ours, part));
		seconds.bare += await cpuSeconds(() => {
			commitBare(bare, conversations, part);
		});
	}
	ours.close();
	connection.close();
	const row = {
		measure: "S4",
		what: "store: load and commit one message, 50 together, FULL",
		goal: "≥ 0.8 of bare better-sqlite3",
		ours: (part * ROUNDS) / seconds.ours,
		ceiling: (part * ROUNDS) / seconds.bare,
		unit: "messages / CPU-second",
	};
	return { ...row, met: row.ours >= 0.8 * row.ceiling };
}

/** Loads and commits so many messages, 50 together. */
export async function commitOurs(
	{ store }: SqliteDatabase,
	count: number,
): Promise<void> {
	const all = messages(count, CUSTOMERS);
	for (let start = 0; start < count; start += BATCH) {
		const batch = all.slice(start, start + BATCH);
		const { conversations } = await store.load(
			batch.map(({ ref }) => ref),
			batch.map(({ key }) => key),
		);
		const changes = conversations.flatMap((one, index) =>
			one ? changesFor(one, batch[index]?.key ?? "") : [],
		);
		await store.commit(changes);
	}
}

function commitBare(
	bare: ReturnType<typeof bareCommit>,
	conversations: readonly Conversation[],
	count: number,
): void {
	const current = conversations as Conversation[];
	const all = messages(count, CUSTOMERS);
	for (let start = 0; start < count; start += BATCH) {
		const batch = all.slice(start, start + BATCH).map(({ key }, index) => ({
			conversation: current[(start + index) % CUSTOMERS] as Conversation,
			key,
		}));
		bare(batch, ({ conversation, key }) => changesFor(conversation, key));
		for (const { conversation } of batch)
			current[conversation.id - 1] = {
				...conversation,
				version: conversation.version + 1,
			};
	}
}
