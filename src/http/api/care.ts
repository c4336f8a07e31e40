import { z } from "zod";
import type { Endpoint } from "../endpoint.ts";
import type { HttpContext, HttpOptions } from "../options.ts";
import type { HttpParts } from "../parts.ts";
import { HttpProblem } from "../problem.ts";
import { readJson, readQuery } from "../read-request.ts";
import { whoAsks } from "../who.ts";
import { agentNumber } from "./agent-number.ts";
import { auditing } from "./auditing.ts";
import { contactParameter, theConversation } from "./contact.ts";
import { agentNames, assignedJson } from "./conversation-json.ts";
import { senderQuery } from "./sender-query.ts";

const assigneeBody = z.strictObject({
	agent: z
		.string()
		.regex(/^(a_\d{1,15}|me)$/, "an agent such as a_3, or me")
		.nullable()
		.describe("`a_3`, `me`, or null: nobody's."),
});

const MOST_BYTES = 4_096;

/** `PUT …/assignee` and `POST …/seen`: whose a conversation is, and that the team has looked at it. */
export function careEndpoints(
	options: HttpOptions,
	parts: Pick<HttpParts, "streams">,
): readonly Endpoint[] {
	return [assignee(options, parts), seen(options, parts)];
}

function assignee(
	options: HttpOptions,
	{ streams }: Pick<HttpParts, "streams">,
): Endpoint {
	const { history, team } = options;
	const audit = auditing(options);
	return {
		method: "put",
		path: "/api/conversations/:contact/assignee",
		role: "agent",
		summary: "Makes a conversation somebody's, or nobody's.",
		parameters: { contact: contactParameter },
		query: senderQuery,
		body: assigneeBody,
		answer: { status: 200, about: "`conversation`, `assigned` or null." },
		problems: [
			"unknown-contact",
			"which-sender",
			"unknown-agent",
			"wrong-value",
		],
		handle: async (c) => {
			const { sender } = readQuery(c, senderQuery);
			const { agent: name } = await readJson(c, assigneeBody, MOST_BYTES);
			const { id } = await theConversation(c, history, sender);
			const agent = await assigneeOf(c, options, name);
			await team.assign(id, agent);
			const assigned = assignedJson(agent, await agentNames(team));
			const conversation = `c_${id}`;
			await audit(whoAsks(c), "assign", conversation, {
				agent: assigned?.agent ?? null,
			});
			streams.tell({ type: "assigned", conversation, assigned });
			return c.json({ conversation, assigned });
		},
	};
}

async function assigneeOf(
	c: HttpContext,
	{ team }: HttpOptions,
	name: string | null,
): Promise<number | null> {
	if (name === null) return null;
	const agent = name === "me" ? whoAsks(c).agent : agentNumber(name);
	const all = await team.agents();
	if (all.some(({ id, removed }) => id === agent && !removed)) return agent;
	throw new HttpProblem("unknown-agent", {
		detail:
			name === "me"
				? "You are signed in as an admin, not as an agent of the team."
				: "Give the `agent` of GET /api/agents.",
	});
}

function seen(
	{ history, team, runtime }: HttpOptions,
	{ streams }: Pick<HttpParts, "streams">,
): Endpoint {
	return {
		method: "post",
		path: "/api/conversations/:contact/seen",
		role: "agent",
		summary: "Says that the team has seen what the customer wrote.",
		parameters: { contact: contactParameter },
		query: senderQuery,
		answer: { status: 200, about: "`conversation`, `unread`: 0." },
		problems: ["unknown-contact", "which-sender"],
		handle: async (c) => {
			const { sender } = readQuery(c, senderQuery);
			const { id } = await theConversation(c, history, sender);
			await runtime.indexed();
			await team.look(id);
			streams.tell({ type: "seen", conversation: `c_${id}` });
			return c.json({ conversation: `c_${id}`, unread: 0 });
		},
	};
}
