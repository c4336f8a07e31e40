import type { JsonValue } from "../../engine/model.ts";
import type { HttpOptions } from "../options.ts";
import type { Who } from "../who.ts";

/** Everything that stands in the audit trail. */
export const auditActions = [
	"session.start",
	"session.end",
	"message.send",
	"media.add",
	"handoff.start",
	"handoff.end",
	"assign",
	"note.add",
	"note.delete",
	"conversation.change",
	"conversation.erase",
	"conversation.export",
	"rules.publish",
	"rules.rollback",
	"tests.save",
	"agent.add",
	"agent.token",
	"agent.remove",
	"unanswered.dismiss",
	"templates.sync",
	"event.post",
] as const;

export type AuditAction = (typeof auditActions)[number];

/** Writes down who did something, and to what: `c_812`, `v_12`. Nothing that a customer wrote may stand in `detail`. */
export function auditing({
	team,
	clock,
}: Pick<HttpOptions, "team" | "clock">): (
	who: Who,
	action: AuditAction,
	about?: string | null,
	detail?: JsonValue,
) => Promise<void> {
	return (who, action, about = null, detail = null) =>
		team.record({ at: clock.now(), by: who.name, action, about, detail });
}
