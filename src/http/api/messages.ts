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
import { isSame } from "../claims.ts";
import type { Endpoint } from "../endpoint.ts";
import type { HttpOptions } from "../options.ts";
import type { HttpParts } from "../parts.ts";
import { readJson } from "../read-request.ts";
import { nameJson, type Who, whoAsks } from "../who.ts";
import { auditing } from "./auditing.ts";
import { phoneDigits } from "./contact.ts";
import { type Target, targetOf } from "./message-target.ts";
import { contentsOf, staffText } from "./message-words.ts";
import { beingAnswered } from "./typing.ts";

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
		force: z
			.boolean()
			.default(false)
			.describe("Although a colleague is writing there."),
	})
	.describe(
		`And one of ${[...messageKinds.keys()].join(", ")}, in the words of the rules language.`,
	);

type MessageBody = z.infer<typeof messageBody>;

/** `POST /api/messages`: queues one message; it leaves through the outbox like every other. */
export function messageEndpoint(
	options: HttpOptions,
	parts: Pick<HttpParts, "claims" | "streams" | "idempotency">,
): Endpoint {
	return {
		method: "post",
		path: "/api/messages",
		role: "agent",
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
			"being-answered",
			"unsupported-type",
			"store-unavailable",
		],
		handle: async (c) => {
			const body = await readJson(c, messageBody, options.bodyLimit);
			const who = whoAsks(c);
			const sent = await parts.idempotency.run(c, "api", (key, isFirst) =>
				send(options, body, key, { ...parts, who, isFirst }),
			);
			return c.json(sent, 202);
		},
	};
}

interface Desk extends Pick<HttpParts, "claims" | "streams"> {
	readonly who: Who;
	/** It was not sent before under the same key. */
	readonly isFirst: boolean;
}

async function send(
	options: HttpOptions,
	body: MessageBody,
	key: string,
	desk: Desk,
): Promise<object> {
	const { runtime, channel, history, clock, senders } = options;
	const { to, from, staff, force, ...words } = body;
	const known = await history.find(phoneDigits(to) ?? to);
	const target = targetOf({ to, from, known, senders });
	const claim = staff && !force ? desk.claims.holder(target.id) : null;
	if (claim && !isSame(claim.who, desk.who)) throw beingAnswered(claim);
	const head = commandHead(key, clock.now(), channel.name, {
		...target,
		by: desk.who.by,
	});
	const contents =
		(staff ? staffText(words as JsonObject) : null) ??
		contentsOf(words as JsonObject, messageKinds, {
			book: runtime.rules.book(),
			event: commandOf(head, [], staff),
			recipient: target,
		});
	await runtime.accept([commandOf(head, contents, staff)], []);
	const found = await history.find(target.address);
	const stored = found.find(
		({ sender }) => sender.address === target.sender.address,
	);
	if (staff && stored && desk.isFirst) await tellTeam(stored.id, options, desk);
	return answerOf(key, stored, contents);
}

/** Whoever answers has seen the chat and is done writing; a chat of nobody's becomes theirs. */
async function tellTeam(
	id: number,
	options: HttpOptions,
	{ who, claims, streams }: Desk,
): Promise<void> {
	const { team, runtime } = options;
	const conversation = `c_${id}`;
	await auditing(options)(who, "message.send", conversation);
	await runtime.indexed();
	await team.look(id);
	if (claims.release(id, who))
		streams.tell({
			...{ type: "typing", conversation, by: nameJson(who), until: null },
		});
	streams.tell({ type: "seen", conversation });
	if (who.agent === null || (await team.assignedTo(id)) !== null) return;
	await team.assign(id, who.agent);
	const assigned = nameJson(who);
	streams.tell({ type: "assigned", conversation, assigned });
}

type CommandHead = Omit<CommandGiven, "command">;

function commandHead(
	key: string,
	now: Instant,
	channel: string,
	{ sender, contact, by }: Target & { readonly by: string },
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
		by,
	};
}

function commandOf(
	head: CommandHead,
	contents: readonly OutboundContent[],
	staff: boolean,
): CommandGiven {
	return { ...head, command: { kind: "send", contents, staff } };
}

function answerOf(
	event: string,
	stored: Conversation | undefined,
	messages: readonly OutboundContent[],
): object {
	return {
		event,
		conversation: stored ? `c_${stored.id}` : null,
		contact: stored ? `p_${stored.contact.id}` : null,
		sender: stored ? `s_${stored.sender.id}` : null,
		messages,
	};
}
