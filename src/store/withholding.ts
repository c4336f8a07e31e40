import type { JournalDraft, WithheldReason } from "../engine/model.ts";

/** Whether a send leaves although its conversation withholds: what staff write, and answers of somebody who opts out. */
export function isSpared(
	reason: WithheldReason,
	send: { readonly staff: boolean; readonly answers: boolean },
): boolean {
	if (reason === "erased") return false;
	return send.staff || (reason === "opted-out" && send.answers);
}

/** The journal row of a send that an event withheld. */
export function withheldDraft(
	send: {
		readonly messageId: string;
		readonly decision: number;
		readonly rule: string | null;
		readonly conversation: number;
	},
	reason: WithheldReason,
	at: JournalDraft["at"],
): JournalDraft {
	return {
		at,
		type: "send.withheld",
		rule: send.rule,
		conversation: send.conversation,
		body: {
			decision: `d_${send.decision}`,
			messageId: send.messageId,
			reason,
		},
		input: null,
	};
}
