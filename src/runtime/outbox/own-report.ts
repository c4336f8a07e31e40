import type { Outcome, ReportReceived } from "../../engine/model.ts";

/** A failure of our own attempt as the event that a provider's report would be; null for any other outcome. */
export function ownReport(
	messageId: string,
	{ at, result }: Outcome,
): ReportReceived | null {
	if (result.type !== "failed") return null;
	const { error } = result;
	return {
		type: "report.received",
		// One for a message, however often its refusal is heard.
		key: `own:${messageId}:failed`,
		ref: { by: "message", messageId },
		at,
		arrivedAt: at,
		report: { messageId, status: "failed", error, ours: true },
	};
}
