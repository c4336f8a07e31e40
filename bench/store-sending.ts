import { instant } from "../src/engine/model.ts";
import { openSqlite, type SqliteDatabase } from "../src/store/sqlite/open.ts";
import type { Row } from "./benchmark.ts";
import { cpuSeconds } from "./cpu-seconds.ts";
import { CUSTOMERS, knowCustomers } from "./store-customers.ts";

/** Claiming and settling what `committing` queued. */
export async function sending(file: string, count: number): Promise<Row> {
	const database = openSqlite({ file });
	let sent = 0;
	const seconds = await cpuSeconds(async () => {
		sent = await sendAll(database, count);
	});
	database.close();
	return {
		measure: "S4",
		what: "store: claim and settle one send, 100 together, FULL",
		goal: "context",
		ours: sent / seconds,
		ceiling: null,
		unit: "sends / CPU-second",
		met: null,
	};
}

async function sendAll(
	{ store }: SqliteDatabase,
	limit: number,
): Promise<number> {
	let sent = 0;
	while (sent < limit) {
		const now = instant(Date.now());
		const due = await store.claimDue(now, 100);
		if (due.length === 0) return sent;
		await store.settle(
			due.map(({ id }) => ({
				id,
				at: now,
				result: { type: "accepted", usedInstead: false },
				journal: [
					{
						at: now,
						type: "send.accepted",
						rule: "opening hours",
						conversation: null,
						body: { messageId: `mb-00000000-${id}`, status: "PENDING_ENROUTE" },
						input: null,
					},
				],
			})),
		);
		sent += due.length;
	}
	return sent;
}

/** S10: the time from opening the file to the first sends in hand. */
export async function starting(file: string, waiting: number): Promise<Row> {
	const filling = openSqlite({ file });
	await knowCustomers(filling);
	fillOutbox(filling, waiting);
	filling.close();
	const start = performance.now();
	const database = openSqlite({ file });
	const due = await claimSome(database);
	const seconds = (performance.now() - start) / 1_000;
	database.close();
	if (due === 0) throw new Error("Nothing was claimed");
	return {
		measure: "S10",
		what: `store: start with ${waiting.toLocaleString("en")} waiting sends, to the first in hand`,
		goal: "≤ 2 s",
		ours: seconds,
		ceiling: null,
		unit: "s",
		met: seconds <= 2,
	};
}

/** S10: how fast it goes from there. */
export async function draining(file: string, waiting: number): Promise<Row> {
	const database = openSqlite({ file });
	const start = performance.now();
	const sent = await sendAll(database, 20_000);
	const perSecond = sent / ((performance.now() - start) / 1_000);
	database.close();
	return {
		measure: "S10",
		what: `store: claim and settle with ${waiting.toLocaleString("en")} waiting`,
		goal: "≥ 1,000 / s",
		ours: perSecond,
		ceiling: null,
		unit: "sends / s",
		met: perSecond >= 1_000,
	};
}

async function claimSome({ store }: SqliteDatabase): Promise<number> {
	const now = instant(Date.now());
	return (await store.claimDue(now, 100)).length;
}

/** So many messages wait; all conversations have the same share, and the first of each is due. */
export function fillOutbox(
	{ connection }: SqliteDatabase,
	count: number,
): void {
	const text = { type: "text", text: "Good morning! Today we have fish." };
	const progress = {
		times: {},
		failure: null,
		lastError: null,
		usedInstead: false,
	};
	const body = { content: text, instead: null, quote: null, rule: "morning" };
	connection
		.prepare(
			`WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < ?)
			INSERT INTO outbox SELECT id, id % ${CUSTOMERS} + 1, 1, NULL, NULL, 'queued', 2,
			CASE WHEN id <= ${CUSTOMERS} THEN 2 ELSE 4 END, 0, 0, 0, NULL, ?, ? FROM n`,
		)
		.run(
			count,
			JSON.stringify(progress),
			JSON.stringify({ ...body, staff: false, answers: false }),
		);
	connection.prepare("UPDATE journal_head SET sends = ?").run(count);
}
