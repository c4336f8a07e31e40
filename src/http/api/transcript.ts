import { z } from "zod";
import type { History, SendRow, TranscriptLine } from "../../engine/ports.ts";
import type { Endpoint } from "../endpoint.ts";
import type { HttpContext, HttpOptions } from "../options.ts";
import { cursorField, cursorOf, pageQuery } from "../paging.ts";
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
			"A page with this journal number in its middle, in place of the newest.",
		),
	newer: cursorField
		.optional()
		.describe("The `newer` of a page: the one that follows it."),
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
			about:
				"`messages`, the oldest of the page first; `next`, the cursor of the older page, and `newer`, that of the newer one, or null.",
		},
		problems: ["unknown-contact", "which-sender", "bad-cursor", "bad-limit"],
		handle: async (c) => c.json(await transcriptPage(c, history)),
	};
}

async function transcriptPage(
	c: HttpContext,
	history: History,
): Promise<object> {
	const query = readQuery(c, messagesQuery);
	const { id } = await theConversation(c, history, query.sender);
	const lines = await linesOf(history, id, query);
	return {
		conversation: `c_${id}`,
		messages: lines.map(lineJson),
		next: await olderPage(history, id, lines[0]),
		newer: await newerPage(history, id, lines.at(-1)),
	};
}

async function linesOf(
	{ transcript }: History,
	conversation: number,
	{ limit, cursor, around, newer }: z.infer<typeof messagesQuery>,
): Promise<readonly TranscriptLine[]> {
	if (newer !== undefined)
		return transcript(conversation, { after: newer, limit });
	if (around === undefined)
		return transcript(conversation, { before: cursor ?? null, limit });
	const half = Math.ceil(limit / 2);
	const before = around + 1;
	const [upTo, behind] = await Promise.all([
		transcript(conversation, { before, limit: half }),
		transcript(conversation, { after: around, limit: half }),
	]);
	return [...upTo, ...behind];
}

/** A page ends between decisions and so may be short of its limit: whether there are older messages, only a look can tell. */
async function olderPage(
	history: History,
	conversation: number,
	oldest: TranscriptLine | undefined,
): Promise<string | null> {
	if (oldest === undefined) return null;
	const before = oldest.seq;
	const older = await history.transcript(conversation, { before, limit: 1 });
	return older.length === 0 ? null : cursorOf(before);
}

async function newerPage(
	history: History,
	conversation: number,
	newest: TranscriptLine | undefined,
): Promise<string | null> {
	if (newest === undefined) return null;
	const after = newest.seq;
	const newer = await history.transcript(conversation, { after, limit: 1 });
	return newer.length === 0 ? null : cursorOf(after);
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
