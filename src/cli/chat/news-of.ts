import type { JournalEntry } from "../../engine/model.ts";

/** What the customer does not see, and whoever tries the rules wants to know. */
export function newsOf({ type, body, rule }: JournalEntry): string | null {
	if (type === "decision.made")
		return body.silent === null ? null : `(silent: ${String(body.silent)})`;
	if (type === "send.withheld")
		return `(withheld: ${String(body.reason)}, rule ${rule ?? "?"})`;
	if (type === "send.failed") return "(a message failed)";
	if (type === "rules.loaded") return "(the new rules are live)";
	if (type === "rules.rejected")
		return "(the rules have errors; the old ones go on)";
	if (type === "schedule.fired") return `(schedule: ${rule ?? "?"})`;
	return null;
}
