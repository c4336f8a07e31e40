import type { Conversation } from "../../engine/model.ts";
import { ChannelError, type History } from "../../engine/ports.ts";
import type { Endpoint } from "../endpoint.ts";
import type { HttpOptions } from "../options.ts";
import { HttpProblem } from "../problem.ts";
import { readQuery } from "../read-request.ts";
import { contactParameter, theConversation } from "./contact.ts";
import { senderQuery } from "./sender-query.ts";

/** Messages looked back for the customer's last. */
const LOOK_BACK = 100;

/** `POST …/read`: blue ticks for the customer's last message, which mark the earlier ones too. */
export function readEndpoint(options: HttpOptions): Endpoint {
	return {
		method: "post",
		path: "/api/conversations/:contact/read",
		role: "agent",
		summary: "Marks what the customer wrote as read.",
		parameters: { contact: contactParameter },
		query: senderQuery,
		answer: { status: 200, about: "`read`: the id of the last message." },
		problems: [
			"unknown-contact",
			"which-sender",
			"nothing-to-read",
			"provider-refused",
			"not-available",
		],
		handle: async (c) => {
			const { sender } = readQuery(c, senderQuery);
			const conversation = await theConversation(c, options.history, sender);
			const messageId = await lastMessageId(options.history, conversation);
			await mark(options, conversation, messageId);
			return c.json({ conversation: `c_${conversation.id}`, read: messageId });
		},
	};
}

async function lastMessageId(
	history: History,
	{ id }: Conversation,
): Promise<string> {
	const lines = await history.transcript(id, {
		before: null,
		limit: LOOK_BACK,
	});
	const last = lines.findLast(({ from }) => from === "customer");
	const row = last && (await history.decision(last.seq));
	const event = row?.entry.body.event as { readonly id?: unknown } | undefined;
	if (typeof event?.id === "string") return event.id;
	throw new HttpProblem("nothing-to-read");
}

async function mark(
	{ channel, runtime }: HttpOptions,
	conversation: Conversation,
	messageId: string,
): Promise<void> {
	if (channel.courtesy === undefined) throw new HttpProblem("not-available");
	const between = {
		sender: conversation.sender.address,
		to: conversation.contact.addresses[0],
	};
	await channel.courtesy({ type: "read", messageId }, between).catch(refused);
	const body = { message: messageId };
	await runtime.note(
		{ type: "read.marked", rule: null, body },
		conversation.id,
	);
}

function refused(error: unknown): never {
	if (!(error instanceof ChannelError)) throw error;
	throw new HttpProblem("provider-refused", {
		detail: [error.message, error.advice].filter(Boolean).join(" "),
		more: { provider_code: error.code },
	});
}
