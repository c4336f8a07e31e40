import { Agent, request } from "node:http";
import type { Connection } from "../src/store/sqlite/connect.ts";

/** Sends what is queued. */
export interface BareSending {
	wake(): void;
}

/** As many requests as ours has on their way at most. */
const SIDE_BY_SIDE = 512;

/** The ceiling's outbox: attempts written together before their requests leave, outcomes written together when they end. */
export function bareSending(
	connection: Connection,
	provider: string,
): BareSending {
	const statement = (sql: string) => connection.prepare(sql);
	const agent = new Agent({ keepAlive: true });
	const due = statement(
		"SELECT id, conversation, body FROM outbox WHERE status = 'queued' AND id > ? ORDER BY id LIMIT ?",
	);
	const attempted = statement(
		"UPDATE outbox SET status = 'attempted', lane = 3, due_at = ?, attempts = 1, attempted_at = ?, progress = ? WHERE id = ?",
	);
	const read = statement("SELECT * FROM outbox WHERE id = ?");
	const settled = statement(
		"UPDATE outbox SET status = 'accepted', lane = NULL, progress = ? WHERE id = ?",
	);
	const head = statement("SELECT * FROM journal_head WHERE id = 1");
	const raise = statement("UPDATE journal_head SET seq = ? WHERE id = 1");
	const journal = statement(
		"INSERT INTO journal VALUES (?, ?, 'send.accepted', ?, ?, NULL, NULL, ?, NULL)",
	);
	let last = 0;
	let open = 0;
	const ended: Row[] = [];
	let looking = false;

	const claim = connection.transaction((limit: number): readonly Row[] => {
		const rows = due.all(last, limit) as Row[];
		const now = Date.now();
		const progress = JSON.stringify({ times: { queued: now, attempted: now } });
		for (const { id } of rows) attempted.run(now + 15_000, now, progress, id);
		last = rows.at(-1)?.id ?? last;
		return rows;
	});

	const settle = connection.transaction((rows: readonly Row[]) => {
		let { seq } = head.get() as { seq: number };
		const now = Date.now();
		for (const { id, conversation } of rows) {
			read.get(id);
			settled.run(
				JSON.stringify({ times: { queued: now, accepted: now } }),
				id,
			);
			seq += 1;
			const body = {
				decision: "d_1",
				messageId: `mb-00000000-${id}`,
				to: "96170100000",
				through: "96170000000",
				status: "PENDING_ENROUTE",
				attempt: 1,
			};
			journal.run(seq, now, conversation, "rule 1", JSON.stringify(body));
		}
		raise.run(seq);
	});

	function look(): void {
		looking = false;
		if (ended.length > 0) settle.immediate(ended.splice(0));
		const rows = claim.immediate(SIDE_BY_SIDE - open);
		for (const row of rows) void send(row);
	}

	async function send(row: Row): Promise<void> {
		open += 1;
		const { content } = JSON.parse(row.body);
		const message = {
			from: "96170000000",
			to: "96170100000",
			messageId: `mb-00000000-${row.id}`,
			content,
		};
		await post(agent, `${provider}/whatsapp/1/message/text`, message);
		open -= 1;
		ended.push(row);
		wake();
	}

	function wake(): void {
		if (looking) return;
		looking = true;
		setImmediate(look);
	}

	return { wake };
}

/** Over Node's own client: the global `fetch` takes three times as much of the processor. */
function post(agent: Agent, url: string, message: unknown): Promise<unknown> {
	const body = JSON.stringify(message);
	const headers = {
		"content-type": "application/json",
		"content-length": Buffer.byteLength(body),
		authorization: "App k",
	};
	return new Promise((resolve, reject) => {
		request(url, { method: "POST", agent, headers, timeout: 10_000 })
			.on("error", reject)
			.once("response", (response) => {
				let text = "";
				response.setEncoding("utf8").on("data", (chunk) => {
					text += chunk;
				});
				response.once("end", () => resolve(JSON.parse(text)));
			})
			.end(body);
	});
}

interface Row {
	readonly id: number;
	readonly conversation: number;
	readonly body: string;
}
