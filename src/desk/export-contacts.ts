import type { JsonObject } from "../engine/model.ts";
import type {
	ContactRecord,
	History,
	RecordKind,
	Records,
	TranscriptLine,
} from "../engine/ports.ts";

/** What exporting reads. */
export interface ExportSources {
	readonly records: Records;
	readonly history: Pick<History, "transcript">;
}

/**
 * Everything that is kept about some contacts, as the text of one JSON object, part by part: however much it is, no more than a page
 * of 500 rows is in memory.
 *
 * @example { "marhaba": "export", "version": 1, "contacts": [{ "contact": "p_55", "addresses": […], "messages": […] … }] }
 */
export async function* exportContacts(
	contacts: readonly number[],
	sources: ExportSources,
): AsyncGenerator<string> {
	yield '{"marhaba":"export","version":1,"contacts":[';
	let isFirst = true;
	for (const id of contacts) {
		const record = await sources.records.contact(id);
		if (record === null) continue;
		if (!isFirst) yield ",";
		isFirst = false;
		yield* exportOne(record, sources);
	}
	yield "\n]}\n";
}

async function* exportOne(
	record: ContactRecord,
	sources: ExportSources,
): AsyncGenerator<string> {
	yield `\n${JSON.stringify(headOf(record)).slice(0, -1)}`;
	yield* list("messages", messages(record, sources));
	for (const kind of ["journal", "sends", "refused"] as const)
		yield* list(kind, rows(record.contact, kind, sources));
	yield "}";
}

function headOf({
	contact,
	since,
	addresses,
	conversations,
	media,
	notes,
}: ContactRecord): JsonObject {
	return {
		contact: `p_${contact}`,
		since: iso(since),
		addresses: addresses.map((address) => ({ ...address })),
		conversations: conversations.map(
			({ id, sender, version, lastAt, dueAt, state }) => ({
				conversation: `c_${id}`,
				sender: { name: `s_${sender.id}`, address: sender.address },
				version,
				last_at: iso(lastAt),
				due_at: dueAt === null ? null : iso(dueAt),
				state,
			}),
		),
		media: media.map(({ id, conversation, sentAt, hash, ...file }) => ({
			name: `m_${id}`,
			conversation: `c_${conversation}`,
			sent_at: iso(sentAt),
			sha256: hash,
			...file,
		})),
		notes: notes.map(({ conversation, at, by, text }) => ({
			conversation: `c_${conversation}`,
			at: iso(at),
			by,
			text,
		})),
	};
}

async function* list(
	name: string,
	pages: AsyncIterable<readonly JsonObject[]>,
): AsyncGenerator<string> {
	yield `,\n"${name}":[`;
	let separator = "\n";
	for await (const page of pages) {
		if (page.length === 0) continue;
		yield separator + page.map((row) => JSON.stringify(row)).join(",\n");
		separator = ",\n";
	}
	yield "]";
}

async function* rows(
	contact: number,
	kind: RecordKind,
	{ records }: ExportSources,
): AsyncGenerator<readonly JsonObject[]> {
	let after = 0;
	for (;;) {
		const page = await records.page(contact, kind, after);
		const last = page.at(-1);
		if (last === undefined) return;
		yield page.map(({ row }) => row);
		after = last.id;
	}
}

/** What was said with each of our numbers, as a person reads it: the newest page first, the oldest of a page first. */
async function* messages(
	{ conversations }: ContactRecord,
	{ history }: ExportSources,
): AsyncGenerator<readonly JsonObject[]> {
	for (const { id } of conversations) {
		let before: number | null = null;
		for (;;) {
			const query: Parameters<History["transcript"]>[1] = {
				before,
				limit: 500,
			};
			const page: readonly TranscriptLine[] = await history.transcript(
				id,
				query,
			);
			const [oldest] = page;
			if (oldest === undefined) break;
			yield page.map(({ at, ...line }) => ({
				conversation: `c_${id}`,
				at: iso(at),
				...line,
			}));
			before = oldest.seq;
		}
	}
}

function iso(at: number): string {
	return new Date(at).toISOString();
}
