import type {
	Instant,
	JournalEntry,
	JsonObject,
} from "../../../engine/model.ts";
import type { LastMessage } from "../../../engine/ports.ts";
import type { InboxRow } from "../../desk-tables.ts";
import { contentLine } from "../content-text.ts";
import type { AtHand } from "../directory.ts";
import { conversationIn, type IndexBatch, inboxRowIn } from "./index-batch.ts";
import type { MessageIn } from "./message-in.ts";

/** Letters of a message that a list shows. */
const SHOWN = 200;

/** Silences in which nobody waits for an answer. */
const nobodyWaits: ReadonlySet<string | null> = new Set([
	"staff-command",
	"stale",
]);

/** Brings the row of the conversation to what it is after this journal row. One that was erased has none. */
export function projectInbox(
	batch: IndexBatch,
	entry: JournalEntry,
	message: MessageIn | null,
): void {
	const conversation = conversationIn(batch, entry.conversation ?? 0);
	if (conversation === null) return;
	const { id } = conversation;
	const row = inboxRowIn(batch, id) ?? newRow(conversation, entry.seq);
	batch.inbox.set(id, message ? told(row, entry, message) : row);
}

function newRow({ id, sender }: AtHand, seq: number): InboxRow {
	return {
		conversation: id,
		lastSeq: seq,
		received: 0,
		waitingSince: null,
		human: false,
		optedOut: false,
		sender,
		name: "",
		last: null,
	};
}

function told(
	row: InboxRow,
	entry: JournalEntry,
	message: MessageIn,
): InboxRow {
	const last = lastOf(entry, message);
	return {
		...row,
		received: row.received + (message.customer ? 1 : 0),
		waitingSince: waiting(row.waitingSince, entry, message),
		...(last ? { last, lastSeq: entry.seq } : {}),
	};
}

function lastOf(
	{ seq, at, rule }: JournalEntry,
	{ customer, ours, staff, silent }: MessageIn,
): LastMessage | null {
	const newest = ours.at(-1) ?? customer;
	if (!newest) return null;
	const from = newest === customer ? "customer" : staff ? "staff" : "bot";
	const { type, text } = lineOf(newest);
	return { seq, at, from, type, text, rule, silent };
}

function lineOf(content: JsonObject): Pick<LastMessage, "type" | "text"> {
	const { type } = content;
	return { type: String(type), text: contentLine(content, SHOWN) };
}

/**
 * A rule that ran without a word has understood the message; a reaction asks for nothing. Whoever was only told that they were not
 * understood waits.
 */
function waiting(
	since: Instant | null,
	{ at, rule }: JournalEntry,
	{ customer, ours, staff, answers, silent, unanswered }: MessageIn,
): Instant | null {
	if (ours.length > 0 && !unanswered) return staff || answers ? null : since;
	if (customer === null) return since;
	if (unanswered) return since ?? at;
	if (rule !== null && silent === null) return null;
	if (customer.type === "reaction" || nobodyWaits.has(silent)) return since;
	return since ?? at;
}
