import type { JournalEntry, JsonObject } from "../../../engine/model.ts";
import type { FigureKind } from "../../../engine/ports.ts";
import { replyBucket } from "../../../engine/reply-bucket.ts";
import {
	conversationIn,
	count,
	type IndexBatch,
	inboxRowIn,
} from "./index-batch.ts";
import { type MessageIn, objectOf } from "./message-in.ts";
import type { ReplyTimes } from "./reply-times.ts";

/** Counts what a journal row tells. */
export function countEntry(
	batch: IndexBatch,
	entry: JournalEntry,
	message: MessageIn | null,
	replies: ReplyTimes,
): void {
	if (message) {
		countDecision(batch, entry, message);
		if (message.customer && message.ours.length > 0) replies.decided(entry);
		return;
	}
	const kind = kindOf(entry);
	if (kind) count(batch, entry.at, kind);
	if (kind === "failed") count(batch, entry.at, "failure", reasonOf(entry));
	if (kind !== "accepted") return;
	const reply = replies.accepted(entry);
	if (reply)
		count(batch, entry.at, reply.by, String(replyBucket(reply.afterMs)));
}

function kindOf({ type, body }: JournalEntry): FigureKind | null {
	switch (type) {
		case "send.accepted":
			return "accepted";
		case "send.failed":
			return "failed";
		case "send.withheld":
			return "withheld";
		case "message.seen":
			return "seen";
		case "delivery.updated":
			return body.status === "delivered" ? "delivered" : null;
		default:
			return null;
	}
}

function reasonOf({ body }: JournalEntry): string {
	const { code } = objectOf(body.error);
	return typeof code === "string" ? code : "unknown";
}

function countDecision(
	batch: IndexBatch,
	entry: JournalEntry,
	message: MessageIn,
): void {
	const { at } = entry;
	const { customer, ours, staff } = message;
	for (const rule of rulesOf(entry)) count(batch, at, "rule", rule);
	count(batch, at, "sent", "", ours.length);
	if (customer) countMessage(batch, entry, message);
	else if (staff && ours.length > 0) countPerson(batch, entry);
}

function countMessage(
	batch: IndexBatch,
	{ at, rule, conversation }: JournalEntry,
	{ ours, silent, unanswered }: MessageIn,
): void {
	count(batch, at, "received");
	if (ours.length > 0 && !unanswered) count(batch, at, "answered");
	if (rule !== null && !unanswered) count(batch, at, "understood");
	if (unanswered) count(batch, at, "unanswered");
	if (silent === "handed-off") count(batch, at, "with-person");
	if (silent !== null) count(batch, at, "silent", silent);
	const state = conversationIn(batch, conversation ?? 0)?.state;
	const language = state?.language.chosen ?? state?.language.heard ?? "";
	count(batch, at, "language", language);
}

/** How long the customer had waited when a person wrote. */
function countPerson(
	batch: IndexBatch,
	{ at, conversation }: JournalEntry,
): void {
	const row = inboxRowIn(batch, conversation ?? 0);
	if (!row?.waitingSince) return;
	const waited = Math.max(0, at - row.waitingSince);
	count(batch, at, "reply-person", String(replyBucket(waited)));
}

/** The rule that ended the search, and those that spoke before it. */
function rulesOf({ rule, body }: JournalEntry): ReadonlySet<string> {
	const actions = Array.isArray(body.actions) ? body.actions : [];
	const named = actions.flatMap((action: JsonObject) =>
		typeof action.rule === "string" ? action.rule : [],
	);
	return new Set(rule === null ? named : [rule, ...named]);
}
