import type { JsonObject, JsonValue } from "../../engine/model.ts";
import type { TranscriptLine } from "../../engine/ports.ts";
import { messageIdOf } from "../message-id.ts";
import { errorOf } from "../send-record.ts";
import type { JournalRow, SendRow, Tables } from "../tables.ts";
import { mediaName } from "./media-shelf.ts";

type MessageRow = Omit<JournalRow, "input">;

/**
 * The messages of one conversation before a journal number, the oldest first. A page ends between decisions, so that `before`
 * the first line's number gives the rest; only a single decision of more lines than the page goes over.
 */
export function readTranscript(
	tables: Tables,
	conversation: number,
	before: number | null,
	limit: number,
): readonly TranscriptLine[] {
	const end = before ?? Number.MAX_SAFE_INTEGER;
	const own = tables.journal
		.messagesBefore(conversation, end, limit)
		.map((row) => linesOf(tables, conversation, row));
	const others = tables.outbox
		.fromElsewhere(conversation, end, limit)
		.map((row) => [lineOf(tables, row, null)]);
	const groups = [...own, ...others].filter(([first]) => first !== undefined);
	return lastLines(groups.sort(bySequence), limit);
}

function bySequence(
	[one]: readonly TranscriptLine[],
	[other]: readonly TranscriptLine[],
): number {
	return (other?.seq ?? 0) - (one?.seq ?? 0);
}

/** Groups come the latest first; lines leave the oldest first. */
function lastLines(
	groups: readonly (readonly TranscriptLine[])[],
	limit: number,
): readonly TranscriptLine[] {
	const page: TranscriptLine[] = [];
	let next = 0;
	while (next < groups.length) {
		const { lines, end } = sameSequence(groups, next);
		if (page.length > 0 && page.length + lines.length > limit) break;
		page.unshift(...lines);
		next = end;
	}
	return page;
}

function sameSequence(
	groups: readonly (readonly TranscriptLine[])[],
	start: number,
): { readonly lines: readonly TranscriptLine[]; readonly end: number } {
	const seq = groups[start]?.[0]?.seq;
	let end = start;
	while (end < groups.length && groups[end]?.[0]?.seq === seq) end += 1;
	return { lines: groups.slice(start, end).flat(), end };
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
		by: body.staff ? by : null,
	};
}

function objectIn(body: JsonObject, key: string): JsonObject | null {
	const value: JsonValue | undefined = body[key];
	const isObject =
		typeof value === "object" && value !== null && !Array.isArray(value);
	return isObject ? (value as JsonObject) : null;
}
