import type { JsonObject, JsonValue } from "../../engine/model.ts";
import type { TranscriptLine, TranscriptQuery } from "../../engine/ports.ts";
import type { JournalRow } from "../journal-table.ts";
import { messageIdOf } from "../message-id.ts";
import type { SendRow } from "../outbox-table.ts";
import { errorOf, withheldReason } from "../send-record.ts";
import type { Tables } from "../tables.ts";
import { mediaName } from "./media-shelf.ts";

type MessageRow = Omit<JournalRow, "input">;

/** The lines of one decision, and where it stands in the journal. */
interface Group {
	readonly seq: number;
	readonly lines: readonly TranscriptLine[];
}

/** Rows that are looked at in one go at least: some hold no line of this conversation. */
const LEAST_ROWS = 50;

/**
 * The messages of one conversation before or after a journal number, the oldest first. A page ends between decisions, so that the
 * number of its first or last line gives the rest; only a single decision of more lines than the page goes over.
 */
export function readTranscript(
	tables: Tables,
	conversation: number,
	query: TranscriptQuery,
): readonly TranscriptLine[] {
	const isAfter = "after" in query;
	const from = isAfter ? query.after : (query.before ?? NO_END);
	const { journal, outbox } = tables;
	const own = isAfter ? journal.messagesAfter : journal.messagesBefore;
	const others = isAfter ? outbox.fromElsewhereAfter : outbox.fromElsewhere;
	const groups = [
		...ownGroups(tables, conversation, { from, limit: query.limit, own }),
		...others(conversation, from, query.limit).map((send) => ({
			seq: send.decision,
			lines: [lineOf(tables, send, null)],
		})),
	];
	const near = groups.sort((one, other) =>
		isAfter ? one.seq - other.seq : other.seq - one.seq,
	);
	const page = firstGroups(near, query.limit);
	return (isAfter ? page : page.reverse()).flatMap(({ lines }) => lines);
}

const NO_END = Number.MAX_SAFE_INTEGER;

/** Decisions of the conversation itself with something to show, the nearest first: enough for a page, or all there are. */
function ownGroups(
	tables: Tables,
	conversation: number,
	{
		from,
		limit,
		own,
	}: {
		readonly from: number;
		readonly limit: number;
		readonly own: Tables["journal"]["messagesBefore"];
	},
): readonly Group[] {
	const most = Math.max(LEAST_ROWS, limit);
	const groups: Group[] = [];
	let start = from;
	for (;;) {
		const rows = own(conversation, start, most);
		for (const row of rows) {
			const lines = linesOf(tables, conversation, row);
			if (lines.length > 0) groups.push({ seq: row.seq, lines });
		}
		if (rows.length < most || groups.length >= limit) return groups;
		start = rows.at(-1)?.seq ?? start;
	}
}

/** As many groups as fit a page, and one at least; what one decision made stays together. */
function firstGroups(groups: readonly Group[], limit: number): Group[] {
	const page: Group[] = [];
	let count = 0;
	let next = 0;
	while (next < groups.length) {
		const same = sameSequence(groups, next);
		const more = same.reduce((sum, { lines }) => sum + lines.length, 0);
		if (page.length > 0 && count + more > limit) break;
		page.push({
			seq: same[0]?.seq ?? 0,
			lines: same.flatMap(({ lines }) => lines),
		});
		count += more;
		next += same.length;
	}
	return page;
}

function sameSequence(
	groups: readonly Group[],
	start: number,
): readonly Group[] {
	const seq = groups[start]?.seq;
	let end = start;
	while (end < groups.length && groups[end]?.seq === seq) end += 1;
	return groups.slice(start, end);
}

function linesOf(
	tables: Tables,
	conversation: number,
	row: MessageRow,
): readonly TranscriptLine[] {
	const theirs = theirLine(tables, row);
	const by = writerOf(row);
	const ours = sendsOf(tables, row)
		.filter((send) => send.conversation === conversation)
		.map((send) => lineOf(tables, send, by));
	return theirs ? [theirs, ...ours] : ours;
}

function sendsOf(
	tables: Tables,
	{ seq, firstSend, lastSend }: MessageRow,
): readonly SendRow[] {
	return firstSend === null || lastSend === null
		? []
		: tables.outbox.ofDecision(seq, firstSend, lastSend);
}

/** Who of the team gave the command that sent it. */
function writerOf({ body }: MessageRow): string | null {
	const by = objectIn(body, "event")?.by;
	return typeof by === "string" ? by : null;
}

function theirLine(
	{ media }: Tables,
	{ seq, at, rule, body }: MessageRow,
): TranscriptLine | null {
	const event = objectIn(body, "event");
	const content = event && objectIn(event, "content");
	if (event?.type !== "message.received" || !content) return null;
	const status = typeof body.silent === "string" ? body.silent : null;
	const { url, type } = content;
	const hasFile = typeof url === "string" && type !== "location";
	return {
		...{ seq, at, from: "customer", content, rule, status },
		because: typeof body.because === "string" ? body.because : null,
		unanswered: body.unanswered === true,
		media: hasFile ? (media.named(mediaName(url))?.id ?? null) : null,
	};
}

/** What a rule says is the bot's, also where it says it of a hand-over; what belongs to no rule and to staff, a person wrote. */
function lineOf(
	tables: Tables,
	{ id, decision, record, body }: SendRow,
	by: string | null,
): TranscriptLine {
	const { usedInstead, times } = record.progress;
	const error = errorOf(record);
	const content = usedInstead && body.instead ? body.instead : body.content;
	return {
		seq: decision,
		at: times.accepted ?? times.queued ?? record.dueAt,
		from: body.staff && body.rule === null ? "staff" : "bot",
		content: content as unknown as JsonObject,
		rule: body.rule,
		status: record.status,
		send: {
			messageId: messageIdOf(id, tables.installs.all()),
			times,
			error: error && { ...error },
		},
		withheld: withheldReason(record),
		by: body.staff ? by : null,
	};
}

function objectIn(body: JsonObject, key: string): JsonObject | null {
	const value: JsonValue | undefined = body[key];
	const isObject =
		typeof value === "object" && value !== null && !Array.isArray(value);
	return isObject ? (value as JsonObject) : null;
}
