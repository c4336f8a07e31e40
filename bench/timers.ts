import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import {
	type Conversation,
	HOUR,
	type Instant,
	instant,
	SECOND,
} from "../src/engine/model.ts";
import { connectToRead } from "../src/store/sqlite/connect.ts";
import { openSqlite, type SqliteDatabase } from "../src/store/sqlite/open.ts";
import type { Benchmark, Row } from "./benchmark.ts";
import { idle } from "./idle.ts";
import { startMarhaba } from "./server.ts";
import { changesFor, customerAt } from "./store-work.ts";
import { keywordRules } from "./yaml-rules.ts";

/** S11: conversations that wait to be given back to the bot: many much later, some soon, one after the other or all at once. */
export const timers: Benchmark = {
	name: "timers",
	async *run({ quick }) {
		const folder = mkdtempSync(join(tmpdir(), "marhaba-bench-"));
		const [late, together] = quick ? [1_000, 100] : [100_000, 10_000];
		const seconds = quick ? 2 : 20;
		// A while after the start V8 tidies up once, which is not what is asked for.
		const rest = quick ? 5 : 20;
		mkdirSync(join(folder, "rules"));
		writeFileSync(join(folder, "rules", "rules.yaml"), keywordRules(10));
		const file = join(folder, "ours.db");
		const database = openSqlite({ file });
		await wait(database, 0, late, () => instant(Date.now() + HOUR));
		const soon = Date.now() + (seconds + rest + 35) * SECOND;
		await wait(database, late, 100, (nth) => instant(soon + 10 * nth));
		const second = instant(soon + 5 * SECOND);
		await wait(database, late + 100, together, () => second);
		while ((await database.indexer.step(BATCH)) === BATCH);
		database.close();
		const server = await startMarhaba(folder);
		try {
			await pause(rest * SECOND);
			const waiting = `${late.toLocaleString("en")} timers`;
			yield await idle(server.pid, waiting, seconds);
			await pause(second + 15 * SECOND - Date.now());
			const last = instant(soon + SECOND);
			yield lateness(file, { from: instant(soon), until: last, count: 100 });
			yield lateness(file, { from: last, until: null, count: together });
		} finally {
			await server.stop();
			rmSync(folder, { recursive: true });
		}
	},
};

const BATCH = 1_000;

/** So many more customers whose conversation staff has, until a time of its own. */
async function wait(
	database: SqliteDatabase,
	first: number,
	count: number,
	until: (nth: number) => Instant,
): Promise<void> {
	for (let done = 0; done < count; done += BATCH) {
		const size = Math.min(BATCH, count - done);
		const refs = Array.from({ length: size }, (_, at) =>
			customerAt(first + done + at),
		);
		const { conversations } = await database.store.load(refs, []);
		const changes = conversations.flatMap((one, at) =>
			one ? handedOver(one, until(done + at)) : [],
		);
		await database.store.commit(changes);
	}
}

function handedOver(conversation: Conversation, dueAt: Instant) {
	const timer = { id: "bot_back", kind: "bot_back", dueAt, about: null };
	const waiting = { mode: "human", humanUntil: dueAt, timers: [timer] };
	const state = { ...conversation.state, ...waiting } as Conversation["state"];
	const key = `handed over ${conversation.id}`;
	return { ...changesFor({ ...conversation, state }, key), sends: [] };
}

/** How late the decisions were on which these timers ended. */
function lateness(
	file: string,
	due: {
		readonly from: Instant;
		readonly until: Instant | null;
		readonly count: number;
	},
): Row {
	const late = latenessOf(file, due);
	const isSpread = due.until !== null;
	const ours = isSpread
		? (late.at(Math.floor(late.length * 0.99) - 1) ?? Number.NaN)
		: (late.at(-1) ?? Number.NaN) / SECOND;
	const [goal, unit, most] = isSpread
		? (["p99 ≤ 20 ms late", "ms", 20] as const)
		: (["all, the last ≤ 2 s late", "s", 2] as const);
	const when = isSpread ? "one after the other in a second" : "all at once";
	return {
		measure: "S11",
		what: `${due.count.toLocaleString("en")} timers due ${when}: ${late.length.toLocaleString("en")} fired`,
		...{ goal, ours, ceiling: null, unit },
		met: late.length === due.count && ours <= most,
	};
}

/** Milliseconds from when each was due to its decision, in order. */
function latenessOf(
	file: string,
	{ from, until }: { readonly from: Instant; readonly until: Instant | null },
): readonly number[] {
	const connection = connectToRead(file);
	const rows = connection
		.prepare(
			`SELECT at, json_extract(input, '$.before.humanUntil') AS due FROM journal
			WHERE type = 'handoff.ended'`,
		)
		.all() as readonly { readonly at: number; readonly due: number }[];
	connection.close();
	return rows
		.filter(
			({ due }) =>
				due >= from && (until === null || due < until) && due < from + HOUR / 2,
		)
		.map(({ at, due }) => at - due)
		.sort((one, other) => one - other);
}
