import { z } from "zod";
import type { Conversation } from "../../engine/model.ts";
import type { ConversationFilter, History } from "../../engine/ports.ts";
import type { Endpoint } from "../endpoint.ts";
import type { HttpContext, HttpOptions } from "../options.ts";
import { cursorOf, pageQuery } from "../paging.ts";
import type { HttpParts } from "../parts.ts";
import { readQuery } from "../read-request.ts";
import { whoAsks } from "../who.ts";
import { agentNumber } from "./agent-number.ts";
import { contactParameter, findConversations } from "./contact.ts";
import {
	type AgentNames,
	agentNames,
	assignedJson,
	summaryJson,
} from "./conversation-json.ts";

const listQuery = pageQuery.extend({
	filter: z
		.enum(["all", "open", "human", "unanswered", "opted_out"])
		.default("all")
		.describe(
			"`open`: somebody waits, or it is with a person; `human`: with a person; `unanswered`: somebody waits.",
		),
	tag: z.string().min(1).max(200).optional().describe("Only with this tag."),
	assigned: z
		.string()
		.regex(/^(a_\d{1,15}|me|none)$/, "an agent such as a_3, me, or none")
		.optional()
		.describe("Only this agent's: `a_3`, `me`, or `none`: nobody's."),
	sender: z
		.string()
		.regex(/^s_\d{1,15}$/, "one of our numbers, such as s_1")
		.optional()
		.describe("Only with this number of ours: `s_1`."),
});

/** The list of conversations, and one of them. */
export function conversationEndpoints(
	options: HttpOptions,
	parts: Pick<HttpParts, "claims">,
): readonly Endpoint[] {
	return [list(options, parts), one(options, parts)];
}

function list(
	{ history, team, runtime }: HttpOptions,
	{ claims }: Pick<HttpParts, "claims">,
): Endpoint {
	return {
		method: "get",
		path: "/api/conversations",
		role: "agent",
		summary: "Conversations, the one with the newest message first.",
		query: listQuery,
		answer: { status: 200, about: "`conversations`, and `next` or null." },
		problems: ["bad-cursor", "bad-limit", "wrong-value"],
		handle: async (c) => {
			const query = readQuery(c, listQuery);
			const { limit, cursor: before = null } = query;
			const filter = filterOf(query, c);
			if (filter === null) return c.json({ conversations: [], next: null });
			await runtime.indexed();
			const rows = await history.conversations({ before, limit, filter });
			const last = rows.length < limit ? undefined : rows.at(-1);
			const names = await agentNames(team);
			return c.json({
				conversations: rows.map((row) => summaryJson(row, names, claims)),
				next: last === undefined ? null : cursorOf(last.lastSeq),
			});
		},
	};
}

/** Null where nothing can fit: whoever is no agent has no conversations. */
function filterOf(
	{ filter, tag, assigned, sender }: z.output<typeof listQuery>,
	c: HttpContext,
): ConversationFilter | null {
	const agent =
		assigned === "me" ? whoAsks(c).agent : agentNumber(assigned ?? "");
	if (assigned === "me" && agent === null) return null;
	return {
		...(filter === "all" ? {} : { standing: filter }),
		...(tag === undefined ? {} : { tag }),
		...(assigned === undefined ? {} : { assigned: agent }),
		...(sender === undefined ? {} : { sender: Number(sender.slice(2)) }),
	};
}

function one(options: HttpOptions, parts: Pick<HttpParts, "claims">): Endpoint {
	return {
		method: "get",
		path: "/api/conversations/:contact",
		role: "agent",
		summary: "One contact: what is known, with each of our senders.",
		parameters: { contact: contactParameter },
		answer: { status: 200, about: "`conversations`, the best match first." },
		problems: ["unknown-contact"],
		handle: async (c) => {
			const { history, team, runtime } = options;
			const name = c.req.param("contact") ?? "";
			await runtime.indexed();
			const found = await findConversations(history, name);
			const names = await agentNames(team);
			const conversations = await Promise.all(
				found.map((one) => conversationJson(one, names, { history, ...parts })),
			);
			return c.json({ conversations });
		},
	};
}

async function conversationJson(
	{ id, contact, sender, channel, state }: Conversation,
	names: AgentNames,
	{
		history,
		claims,
	}: { readonly history: History } & Pick<HttpParts, "claims">,
): Promise<object> {
	const summary = await history.summary(id);
	return {
		conversation: `c_${id}`,
		contact: `p_${contact.id}`,
		sender: `s_${sender.id}`,
		...(summary
			? summaryJson(summary, names, claims)
			: { assigned: assignedJson(null, names) }),
		channel,
		addresses: contact.addresses,
		state,
	};
}
