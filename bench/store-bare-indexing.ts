import type { Connection } from "../src/store/sqlite/connect.ts";

interface JournalRow {
	readonly seq: number;
	readonly at: number;
	readonly type: string;
	readonly conversation: number;
	readonly rule: string | null;
	readonly body: string;
}

/** What is counted of a message that one rule answers. */
const COUNTED = ["received", "answered", "understood", "sent", "language"];
const SLOT_MS = 900_000;

/**
 * The ceiling of indexing: the statements of one step on a bare better-sqlite3 connection, prepared, in one transaction. It takes the words
 * as they are in lower case, and counts every decision as answered by a rule. Gives how many rows it took.
 */
export function bareIndexing(
	connection: Connection,
): (limit: number) => number {
	const statement = (sql: string) => connection.prepare(sql);
	const head = statement("SELECT seq FROM index_head WHERE id = 1").pluck();
	const rows = statement(
		"SELECT seq, at, type, conversation, rule, body FROM journal WHERE seq > ? ORDER BY seq LIMIT ?",
	);
	const standing = statement("SELECT state FROM conversations WHERE id = ?");
	const known = statement("SELECT received FROM inbox WHERE conversation = ?");
	const list = statement(
		"INSERT INTO inbox VALUES (?, ?, ?, NULL, 0, 0, 0, 1, '', ?) ON CONFLICT (conversation) DO UPDATE SET last_seq = excluded.last_seq, received = excluded.received, waiting_since = excluded.waiting_since, human = excluded.human, open = excluded.open, opted_out = excluded.opted_out, name = excluded.name, last = excluded.last",
	);
	const words = statement(
		"INSERT INTO search (rowid, conversation, customer, ours) VALUES (?, ?, ?, ?)",
	);
	const add = statement(
		"INSERT INTO counts VALUES (?, ?, ?, ?, ?) ON CONFLICT (slot, kind, name) DO UPDATE SET count = count + excluded.count, at = max(at, excluded.at)",
	);
	const raise = statement(
		"INSERT INTO index_head VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET seq = excluded.seq",
	);

	const step = connection.transaction((limit: number) => {
		const entries = rows.all(head.get() ?? 0, limit) as JournalRow[];
		const received = new Map<number, { count: number; last: string }>();
		for (const entry of entries) takeOne(entry, received);
		for (const [id, { count, last }] of received) {
			const before = known.get(id) as { received: number } | undefined;
			JSON.parse((standing.get(id) as { state: string }).state);
			const { seq } = JSON.parse(last);
			list.run(id, seq, (before?.received ?? 0) + count, last);
		}
		const newest = entries.at(-1);
		if (!newest) return 0;
		const slot = Math.floor(newest.at / SLOT_MS);
		for (const kind of COUNTED)
			add.run(slot, kind, "", entries.length, newest.at);
		add.run(slot, "rule", newest.rule ?? "", entries.length, newest.at);
		raise.run(newest.seq);
		return entries.length;
	});

	function takeOne(
		{ seq, at, type, conversation, rule, body }: JournalRow,
		received: Map<number, { count: number; last: string }>,
	): void {
		if (type !== "decision.made") return;
		const { event, actions, silent } = JSON.parse(body);
		const asked = event.content?.text ?? "";
		const { type: kind, text = "" } = actions[0] ?? {};
		words.run(seq, `c${conversation}`, asked.toLowerCase(), text.toLowerCase());
		const from = "bot";
		const last = JSON.stringify({
			seq,
			at,
			from,
			type: kind,
			text,
			rule,
			silent,
		});
		const count = (received.get(conversation)?.count ?? 0) + 1;
		received.set(conversation, { count, last });
	}

	return (limit) => {
		connection.pragma("synchronous = NORMAL");
		const count = step.immediate(limit) as number;
		connection.pragma("synchronous = FULL");
		return count;
	};
}
