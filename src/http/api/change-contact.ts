import { randomUUID } from "node:crypto";
import { z } from "zod";
import { FIELD_LENGTH, TAG_LENGTH } from "../../engine/decide/quota.ts";
import type { Conversation } from "../../engine/model.ts";
import { own } from "../../engine/own.ts";
import type { Endpoint } from "../endpoint.ts";
import type { HttpContext, HttpOptions } from "../options.ts";
import { readJson, readQuery } from "../read-request.ts";
import { whoAsks } from "../who.ts";
import { auditing } from "./auditing.ts";
import { contactParameter, theConversation } from "./contact.ts";
import { senderQuery } from "./sender-query.ts";

const tagText = z.string().regex(/\S/).max(TAG_LENGTH);

const oneOrMany = z
	.union([tagText, z.array(tagText).max(100)])
	.default([])
	.transform((given) => (typeof given === "string" ? [given] : given));

const changeBody = z.strictObject({
	fields: z
		.record(
			z.string().regex(/\S/).max(60),
			z.string().max(FIELD_LENGTH).nullable(),
		)
		.default({})
		.describe(
			"Texts to save by name; null deletes one. `language` is the one to answer in.",
		),
	tag: oneOrMany.describe("Tags to put on."),
	untag: oneOrMany.describe("Tags to take off, before the others are put on."),
});

type Change = z.output<typeof changeBody>;

/** `PATCH /api/conversations/{contact}`: saves fields and tags, as a rule's `set`, `tag` and `untag` do. */
export function changeContactEndpoint(options: HttpOptions): Endpoint {
	return {
		method: "patch",
		path: "/api/conversations/:contact",
		role: "agent",
		summary: "Saves fields and tags of a contact.",
		parameters: { contact: contactParameter },
		query: senderQuery,
		body: changeBody,
		answer: {
			status: 200,
			about:
				"On disk: `conversation`, its `fields`, `tags` and `language` now, and in `refused` the fields for which there was no room.",
		},
		problems: [
			"unknown-contact",
			"which-sender",
			"wrong-value",
			"unsupported-type",
			"store-unavailable",
		],
		handle: async (c) => change(c, options),
	};
}

async function change(c: HttpContext, options: HttpOptions): Promise<Response> {
	const { runtime, history, clock, bodyLimit } = options;
	const { sender } = readQuery(c, senderQuery);
	const wanted = await readJson(c, changeBody, bodyLimit);
	const { id } = await theConversation(c, history, sender);
	const now = clock.now();
	await runtime.accept(
		[
			{
				type: "command.given",
				key: `api:${randomUUID()}`,
				ref: { by: "id", conversation: id },
				at: now,
				arrivedAt: now,
				command: { kind: "change", ...wanted },
				by: whoAsks(c).by,
			},
		],
		[],
	);
	await auditing(options)(whoAsks(c), "conversation.change", `c_${id}`);
	const [after] = await history.find(`c_${id}`);
	return c.json({ conversation: `c_${id}`, ...standing(after, wanted) });
}

function standing(
	conversation: Conversation | undefined,
	{ fields: wanted }: Change,
): object {
	const { fields = {}, tags = [], language } = conversation?.state ?? {};
	const chosen = language?.chosen ?? null;
	const refused = Object.entries(wanted)
		.filter(
			([name, value]) =>
				(name === "language" ? chosen : (own(fields, name) ?? null)) !== value,
		)
		.map(([name]) => name);
	return { fields, tags, language: chosen, refused };
}
