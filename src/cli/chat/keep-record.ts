import type { Said } from "../../desk/owner-tests/write-test.ts";
import type { FetchResult, JsonObject } from "../../engine/model.ts";
import type { History, Store } from "../../engine/ports.ts";

/** What was said in a chat, in order. */
export interface KeptRecord {
	/** Something that we did ourselves. */
	add(one: Said): void;
	/** Adds what the bot sent, and what other systems answered, since it was last asked. */
	catchUp(): Promise<void>;
	/** A test begins where somebody speaks or posts: what the clock did before is in its `at`. */
	said(): readonly Said[];
}

/** A line with its place in the journal. */
interface Line {
	readonly seq: number;
	readonly one: Said;
}

type Database = {
	readonly store: Pick<Store, "journalAfter">;
	readonly history: Pick<History, "find" | "transcript">;
};

/** Keeps the record of a customer's chat, from a place in the journal on. */
export function keepRecord(
	database: Database,
	{ customer, from }: { readonly customer: string; readonly from: number },
): KeptRecord {
	const said: Said[] = [];
	let recorded = from;
	return {
		add: (one) => void said.push(one),
		async catchUp() {
			// What another system answered stands before what the bot made of it.
			const lines = [
				...(await fetchedAfter(recorded, database)),
				...(await answersTo(customer, database)),
			]
				.filter(({ seq }) => seq > recorded)
				.toSorted((one, other) => one.seq - other.seq);
			said.push(...lines.map(({ one }) => one));
			recorded = lines.at(-1)?.seq ?? recorded;
		},
		said: () => fromFirstWord(said),
	};
}

async function answersTo(
	customer: string,
	{ history }: Database,
): Promise<readonly Line[]> {
	const found = await history.find(customer);
	const [chat] = found;
	if (!chat) return [];
	const page = { before: null, limit: 100 };
	const lines = await history.transcript(chat.id, page);
	return lines.flatMap(({ seq, at, from, content, rule, status }) =>
		from === "bot" && status !== "withheld"
			? [{ seq, one: { by: "bot", at, content, rule } as unknown as Said }]
			: [],
	);
}

async function fetchedAfter(
	seq: number,
	{ store }: Database,
): Promise<readonly Line[]> {
	const rows = await store.journalAfter(seq, 500);
	return rows.flatMap(({ seq, at, type, body }) => {
		const event = body.event as JsonObject | undefined;
		if (type !== "decision.made" || event?.type !== "fetch.finished") return [];
		const result = event.result as unknown as FetchResult;
		return [{ seq, one: { by: "fetch", at, result } }];
	});
}

function fromFirstWord(said: readonly Said[]): readonly Said[] {
	const first = said.findIndex(({ by }) => by === "customer" || by === "event");
	return first < 0 ? [] : said.slice(first);
}
