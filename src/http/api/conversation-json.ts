import { DAY } from "../../engine/model.ts";
import type { ConversationSummary, Team } from "../../engine/ports.ts";
import { type Claims, claimJson } from "../claims.ts";
import { iso } from "./iso.ts";

/** The names of agents by their numbers, also of those who left. */
export type AgentNames = ReadonlyMap<number, string>;

/** Reads them once for a whole answer. */
export async function agentNames({
	agents,
}: Pick<Team, "agents">): Promise<AgentNames> {
	return new Map((await agents()).map(({ id, name }) => [id, name]));
}

/** Whose a conversation is, as answers show it; null: nobody's. */
export function assignedJson(
	agent: number | null,
	names: AgentNames,
): { readonly agent: string; readonly name: string } | null {
	if (agent === null) return null;
	return { agent: `a_${agent}`, name: names.get(agent) ?? "" };
}

/** A conversation as lists show it. */
export function summaryJson(
	row: ConversationSummary,
	names: AgentNames,
	{ holder }: Pick<Claims, "holder">,
): object {
	const { last, lastInboundAt } = row;
	return {
		conversation: `c_${row.conversation}`,
		contact: `p_${row.contact}`,
		sender: `s_${row.sender}`,
		address: row.address,
		name: row.name,
		last_at: iso(last?.at ?? row.lastAt),
		last: last && { ...last, at: iso(last.at) },
		unread: row.unread,
		waiting_since: iso(row.waitingSince),
		window_ends_at: iso(lastInboundAt && lastInboundAt + DAY),
		mode: row.mode,
		human_until: iso(row.humanUntil),
		opted_out: row.optedOut,
		tags: row.tags,
		assigned: assignedJson(row.assigned, names),
		typing: claimJson(holder(row.conversation)),
	};
}
