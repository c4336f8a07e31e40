import { z } from "zod";
import type { History, SendRow, TranscriptLine } from "../../engine/ports.ts";
import type { Endpoint } from "../endpoint.ts";
import type { HttpContext, HttpOptions } from "../options.ts";
import { cursorOf, pageQuery } from "../paging.ts";
import { readQuery } from "../read-request.ts";
import { contactParameter, theConversation } from "./contact.ts";
import { iso } from "./iso.ts";

const messagesQuery = pageQuery.extend({
	sender: z
		.string()
		.max(50)
		.optional()
		.describe("`s_1`; needed where the contact writes to several of ours."),
	around: z
		.string()
		.regex(/^\d{1,15}$/, "a journal number")
		.transform(Number)
		.optional()
		.describe(
			"The page that ends with this journal number, in place of the newest.",
		),
});

/** `GET …/messages`: what was said, with what became of each message. */
export function transcriptEndpoint({ history }: HttpOptions): Endpoint {
	return {
		method: "get",
		path: "/api/conversations/:contact/messages",
		role: "agent",
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
	const { limit, cursor, sender, around } = readQuery(c, messagesQuery);
	const { id } = await theConversation(c, history, sender);
	const before = cursor ?? (around === undefined ? null : around + 1);
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

function lineJson({ seq, at, media, send, ...line }: TranscriptLine): object {
	return {
		seq,
		decision: `d_${seq}`,
		at: iso(at),
		...line,
		...(send === undefined ? {} : sendJson(send)),
		...(media === undefined
			? {}
			: { media: media === null ? null : `m_${media}` }),
	};
}

function sendJson({
	messageId,
	times,
	error,
}: Pick<SendRow, "messageId" | "times" | "error">): object {
	return { message: messageId, times: timesJson(times), error };
}

/** Moments by name, as ISO text. */
export function timesJson(times: SendRow["times"]): object {
	return Object.fromEntries(
		Object.entries(times).map(([name, at]) => [name, iso(at)]),
	);
}
