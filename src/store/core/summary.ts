import type { ConversationSummary } from "../../engine/ports.ts";
import type { InboxRow } from "../desk-tables.ts";
import type { Tables } from "../tables.ts";

/** A conversation as a list shows it; null where it was erased. */
export function summaryOf(
	tables: Tables,
	row: InboxRow,
): ConversationSummary | null {
	const conversation = tables.conversations.get(row.conversation);
	if (conversation === null) return null;
	const { contact, sender, lastAt, state } = conversation;
	const [best] = tables.people.addressesOf(contact);
	const { assigned = null, seen = 0 } = tables.care.get(row.conversation) ?? {};
	return {
		conversation: row.conversation,
		contact,
		sender,
		address: best?.value ?? "",
		name: state.name,
		lastSeq: row.lastSeq,
		lastAt,
		last: row.last,
		unread: Math.max(0, row.received - seen),
		waitingSince: row.waitingSince,
		lastInboundAt: state.lastInboundAt,
		mode: state.mode,
		humanUntil: state.humanUntil,
		optedOut: state.optedOut,
		tags: state.tags,
		assigned,
	};
}
