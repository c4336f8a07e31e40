import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import type { ActionKind } from "../../engine/kinds.ts";
import type {
	CommandGiven,
	Conversation,
	Instant,
	JsonObject,
	OutboundContent,
} from "../../engine/model.ts";
import { actionKinds } from "../../engine/registry.ts";
import type { Endpoint } from "../endpoint.ts";
import type { HttpContext, HttpOptions } from "../options.ts";
import { readJson } from "../read-request.ts";
import { phoneDigits } from "./contact.ts";
import { type Target, targetOf } from "./message-target.ts";
import { contentsOf, staffText } from "./message-words.ts";

/** Actions that are a message to the customer; the others change a conversation and belong to rules. */
const messageKinds: ReadonlyMap<string, ActionKind> = new Map(
	[...actionKinds].filter(([, kind]) => kind.message !== undefined),
);

const messageBody = z
	.looseObject({
		to: z
			.string()
			.max(200)
			.describe("A phone number with its country, `p_55` or `c_812`."),
		from: z
			.string()
			.max(50)
			.optional()
			.describe("`s_1` or the number; where we have several."),
		staff: z
			.boolean()
			.default(false)
			.describe("A person wrote it: the chat is handed over."),
	})
	.describe(
		`And one of ${[...messageKinds.keys()].join(", ")}, in the words of the rules language.`,
	);

type MessageBody = z.infer<typeof messageBody>;

/** `POST /api/messages`: queues one message; it leaves through the outbox like every other. */
export function messageEndpoint(options: HttpOptions): Endpoint {
	return {
		method: "post",
		path: "/api/messages",
		summary: "Sends a message to one contact.",
		headers: {
			"Idempotency-Key": "The second request with this key sends nothing.",
		},
		body: messageBody,
		answer: {
			status: 202,
			about:
				"On disk, on its way: `event`, `conversation`, `contact`, `sender`, and `messages` as they will leave.",
		},
		problems: [
			"bad-message",
			"unknown-contact",
			"which-sender",
			"unknown-sender",
			"unsupported-type",
			"store-unavailable",
		],
		handle: async (c) => {
			const body = await readJson(c, messageBody, options.bodyLimit);
			return c.json(await send(options, body, idempotencyKey(c)), 202);
		},
	};
}

async function send(
	{ runtime, channel, history, clock, senders }: HttpOptions,
	body: MessageBody,
	key: string,
): Promise<object> {
	const { to, from, staff, ...words } = body;
	const known = await history.find(phoneDigits(to) ?? to);
	const target = targetOf({ to, from, known, senders });
	const head = commandHead(key, clock.now(), channel.name, target);
	const contents =
		(staff ? staffText(words as JsonObject) : null) ??
		contentsOf(words as JsonObject, messageKinds, {
			book: runtime.rules.book(),
			event: commandOf(head, [], staff),
			recipient: target,
		});
	await runtime.accept([commandOf(head, contents, staff)], []);
	return answerOf(key, target, contents, await history.find(target.address));
}

type CommandHead = Omit<CommandGiven, "command">;

function commandHead(
	key: string,
	now: Instant,
	channel: string,
	{ sender, contact }: Target,
): CommandHead {
	return {
		type: "command.given",
		key,
		ref: {
			by: "address",
			channel,
			sender: sender.address,
			addresses: contact.addresses,
		},
		at: now,
		arrivedAt: now,
		by: "api",
	};
}

function commandOf(
	head: CommandHead,
	contents: readonly OutboundContent[],
	staff: boolean,
): CommandGiven {
	return { ...head, command: { kind: "send", contents, staff } };
}

/** The event's key: the caller's own word, hashed since it may be anything, else one of a kind. */
function idempotencyKey(c: HttpContext): string {
	const given = c.req.header("idempotency-key");
	if (given === undefined) return `api:${randomUUID()}`;
	return `api:${createHash("sha256").update(given).digest("hex").slice(0, 32)}`;
}

function answerOf(
	event: string,
	{ sender }: Target,
	messages: readonly OutboundContent[],
	found: readonly Conversation[],
): object {
	const stored = found.find((one) => one.sender.address === sender.address);
	return {
		event,
		conversation: stored ? `c_${stored.id}` : null,
		contact: stored ? `p_${stored.contact.id}` : null,
		sender: stored ? `s_${stored.sender.id}` : null,
		messages,
	};
}
