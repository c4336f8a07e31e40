import { z } from "zod";
import type { Conversation } from "../../engine/model.ts";
import type {
	ConversationSummary,
	History,
	TranscriptLine,
} from "../../engine/ports.ts";
import type { Endpoint } from "../endpoint.ts";
import type { HttpContext, HttpOptions } from "../options.ts";
import { cursorOf, pageQuery } from "../paging.ts";
import { readQuery } from "../read-request.ts";
import {
	contactParameter,
	findConversations,
	theConversation,
} from "./contact.ts";
import { iso } from "./iso.ts";

const messagesQuery = pageQuery.extend({
	sender: z
		.string()
		.max(50)
		.optional()
		.describe("`s_1`; needed where the contact writes to several of ours."),
});

/** Lists of conversations and what was said in them. */
export function conversationEndpoints(
	options: HttpOptions,
): readonly Endpoint[] {
	return [list(options), one(options), messages(options)];
}

function list({ history }: HttpOptions): Endpoint {
	return {
		method: "get",
		path: "/api/conversations",
		summary: "Conversations, the one that was last active first.",
		query: pageQuery,
		answer: { status: 200, about: "`conversations`, and `next` or null." },
		problems: ["bad-cursor", "bad-limit"],
		handle: async (c) => {
			const { limit, cursor } = readQuery(c, pageQuery);
			const before = cursor ?? null;
			const rows = await history.conversations({ before, limit });
			const last = rows.length < limit ? undefined : rows.at(-1);
			return c.json({
				conversations: rows.map(summaryJson),
				next: last === undefined ? null : cursorOf(last.conversation),
			});
		},
	};
}

function one({ history }: HttpOptions): Endpoint {
	return {
		method: "get",
		path: "/api/conversations/:contact",
		summary: "One contact: what is known, with each of our senders.",
		parameters: { contact: contactParameter },
		answer: { status: 200, about: "`conversations`, the best match first." },
		problems: ["unknown-contact"],
		handle: async (c) => {
			const name = c.req.param("contact") ?? "";
			const found = await findConversations(history, name);
			return c.json({ conversations: found.map(conversationJson) });
		},
	};
}

function messages({ history }: HttpOptions): Endpoint {
	return {
		method: "get",
		path: "/api/conversations/:contact/messages",
		summary: "What was said, in order; the newest page first.",
		parameters: { contact: contactParameter },
		query: messagesQuery,
		answer: {
			status: 200,
			about: "`messages`, the oldest of the page first, and `next` or null.",
		},
		problems: ["unknown-contact", "which-sender", "bad-cursor", "bad-limit"],
		handle: async (c) => c.json(await transcriptPage(c, history)),
	};
}

async function transcriptPage(
	c: HttpContext,
	history: History,
): Promise<object> {
	const { limit, cursor, sender } = readQuery(c, messagesQuery);
	const { id } = await theConversation(c, history, sender);
	const before = cursor ?? null;
	const lines = await history.transcript(id, { before, limit });
	return {
		conversation: `c_${id}`,
		messages: lines.map(lineJson),
		next: await nextPage(history, id, lines),
	};
}

/** A page ends between decisions and so may be short of its limit: whether there are older messages, only a look can tell. */
async function nextPage(
	history: History,
	conversation: number,
	[oldest]: readonly TranscriptLine[],
): Promise<string | null> {
	if (oldest === undefined) return null;
	const before = oldest.seq;
	const older = await history.transcript(conversation, { before, limit: 1 });
	return older.length === 0 ? null : cursorOf(before);
}

function summaryJson(row: ConversationSummary): object {
	return {
		conversation: `c_${row.conversation}`,
		contact: `p_${row.contact}`,
		sender: `s_${row.sender}`,
		address: row.address,
		name: row.name,
		last_at: iso(row.lastAt),
		mode: row.mode,
		tags: row.tags,
	};
}

function conversationJson({
	id,
	contact,
	sender,
	channel,
	state,
}: Conversation): object {
	return {
		conversation: `c_${id}`,
		contact: `p_${contact.id}`,
		sender: `s_${sender.id}`,
		channel,
		addresses: contact.addresses,
		state,
	};
}

function lineJson({ at, seq, ...line }: TranscriptLine): object {
	return { seq, at: iso(at), ...line };
}
