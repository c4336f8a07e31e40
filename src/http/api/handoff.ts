import { randomUUID } from "node:crypto";
import { z } from "zod";
import {
	BACK_AFTER_MS,
	backAfterSchema,
} from "../../engine/actions/back-after.ts";
import type { Command, Conversation } from "../../engine/model.ts";
import type { Endpoint } from "../endpoint.ts";
import type { HttpContext, HttpOptions } from "../options.ts";
import { readJson, readQuery } from "../read-request.ts";
import { whoAsks } from "../who.ts";
import { auditing } from "./auditing.ts";
import { contactParameter, theConversation } from "./contact.ts";
import { iso } from "./iso.ts";
import { senderQuery } from "./sender-query.ts";

const handoffBody = z.strictObject({
	back_after: backAfterSchema
		.optional()
		.describe(
			"When the bot comes back: `2h`, or `never`; 12 hours when left out.",
		),
});

const answer = {
	status: 200,
	about: "On disk: `conversation`, `mode`, and `human_until` or null.",
} as const;

const problems = [
	"unknown-contact",
	"which-sender",
	"wrong-value",
	"store-unavailable",
] as const;

/** `POST` and `DELETE …/handoff`: a person takes a chat over, or gives it back to the bot. */
export function handoffEndpoints(options: HttpOptions): readonly Endpoint[] {
	return [start(options), stop(options)];
}

function start(options: HttpOptions): Endpoint {
	return {
		method: "post",
		path: "/api/conversations/:contact/handoff",
		role: "agent",
		summary: "Hands the chat to a person: the bot is silent there.",
		parameters: { contact: contactParameter },
		query: senderQuery,
		body: handoffBody,
		answer,
		problems: [...problems, "unsupported-type"],
		handle: async (c) => {
			const { back_after: backAfterMs = BACK_AFTER_MS } = await bodyOf(
				c,
				options,
			);
			return give(c, options, { kind: "handoff", backAfterMs });
		},
	};
}

function stop(options: HttpOptions): Endpoint {
	return {
		method: "delete",
		path: "/api/conversations/:contact/handoff",
		role: "agent",
		summary: "Gives the chat back: the bot answers there again.",
		parameters: { contact: contactParameter },
		query: senderQuery,
		answer,
		problems,
		handle: (c) => give(c, options, { kind: "bot_back" }),
	};
}

/** Nothing need be said, and then nothing need be sent. */
function bodyOf(
	c: HttpContext,
	{ bodyLimit }: HttpOptions,
): Promise<z.infer<typeof handoffBody>> | z.infer<typeof handoffBody> {
	const isEmpty =
		c.req.header("content-type") === undefined &&
		(c.req.header("content-length") ?? "0") === "0";
	return isEmpty ? handoffBody.parse({}) : readJson(c, handoffBody, bodyLimit);
}

async function give(
	c: HttpContext,
	options: HttpOptions,
	command: Command,
): Promise<Response> {
	const { runtime, history, clock } = options;
	const { sender } = readQuery(c, senderQuery);
	const { id } = await theConversation(c, history, sender);
	const now = clock.now();
	const head = { at: now, arrivedAt: now, key: `api:${randomUUID()}` };
	const ref = { by: "id", conversation: id } as const;
	const who = whoAsks(c);
	const event = { ...head, ref, command, by: who.by };
	await runtime.accept([{ type: "command.given", ...event }], []);
	const action = command.kind === "handoff" ? "handoff.start" : "handoff.end";
	await auditing(options)(who, action, `c_${id}`);
	const [after] = await history.find(`c_${id}`);
	return c.json({ conversation: `c_${id}`, ...standing(after) });
}

function standing(conversation: Conversation | undefined): object {
	const { mode = "bot", humanUntil = null } = conversation?.state ?? {};
	return { mode, human_until: humanUntil === null ? null : iso(humanUntil) };
}
