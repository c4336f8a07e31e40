import { z } from "zod";
import { type Claim, claimJson, isSame } from "../claims.ts";
import type { Endpoint } from "../endpoint.ts";
import type { HttpOptions } from "../options.ts";
import type { HttpParts } from "../parts.ts";
import { HttpProblem } from "../problem.ts";
import { readJson, readQuery } from "../read-request.ts";
import { nameJson, whoAsks } from "../who.ts";
import { contactParameter, theConversation } from "./contact.ts";
import { iso } from "./iso.ts";
import { senderQuery } from "./sender-query.ts";

const typingBody = z.strictObject({
	force: z
		.boolean()
		.default(false)
		.describe("Takes the chat although a colleague is writing there."),
});

const MOST_BYTES = 1_024;

type Parts = Pick<HttpParts, "claims" | "streams">;

/** `POST` and `DELETE …/typing`: I am writing here; I am not any more. */
export function typingEndpoints(
	options: HttpOptions,
	parts: Parts,
): readonly Endpoint[] {
	return [start(options, parts), stop(options, parts)];
}

function start({ history }: HttpOptions, { claims, streams }: Parts): Endpoint {
	return {
		method: "post",
		path: "/api/conversations/:contact/typing",
		role: "agent",
		summary: "Says that I am writing there: nobody else can answer meanwhile.",
		parameters: { contact: contactParameter },
		query: senderQuery,
		body: typingBody,
		answer: { status: 200, about: "`conversation`, `until`." },
		problems: ["unknown-contact", "which-sender", "being-answered"],
		handle: async (c) => {
			const { sender } = readQuery(c, senderQuery);
			const { force } = await readJson(c, typingBody, MOST_BYTES);
			const { id } = await theConversation(c, history, sender);
			const who = whoAsks(c);
			const claim = claims.take(id, who, force);
			if (!isSame(claim.who, who)) throw beingAnswered(claim);
			const conversation = `c_${id}`;
			const until = iso(claim.until);
			streams.tell({ type: "typing", conversation, by: nameJson(who), until });
			return c.json({ conversation, until });
		},
	};
}

function stop({ history }: HttpOptions, { claims, streams }: Parts): Endpoint {
	return {
		method: "delete",
		path: "/api/conversations/:contact/typing",
		role: "agent",
		summary: "Says that I am not writing there any more.",
		parameters: { contact: contactParameter },
		query: senderQuery,
		answer: { status: 204, about: "The chat is free." },
		problems: ["unknown-contact", "which-sender"],
		handle: async (c) => {
			const { sender } = readQuery(c, senderQuery);
			const { id } = await theConversation(c, history, sender);
			const who = whoAsks(c);
			if (claims.release(id, who))
				streams.tell({
					...{ type: "typing", conversation: `c_${id}` },
					...{ by: nameJson(who), until: null },
				});
			return c.body(null, 204);
		},
	};
}

/** A colleague has the chat. */
export function beingAnswered(claim: Claim): HttpProblem {
	const { until, ...by } = claimJson(claim) as { readonly until: string };
	return new HttpProblem("being-answered", {
		detail: `${claim.who.name} is writing there.`,
		more: { by, until },
	});
}
