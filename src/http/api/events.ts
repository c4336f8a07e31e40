import { z } from "zod";
import type {
	ConversationRef,
	EventPosted,
	JsonObject,
} from "../../engine/model.ts";
import type { RuleBook } from "../../engine/rule-book.ts";
import { rulesWaitingFor } from "../../engine/triggers/event.ts";
import type { Endpoint } from "../endpoint.ts";
import type { HttpOptions } from "../options.ts";
import type { HttpParts } from "../parts.ts";
import { HttpProblem } from "../problem.ts";
import { readJson } from "../read-request.ts";
import { whoAsks } from "../who.ts";
import { auditing } from "./auditing.ts";
import { phoneDigits } from "./contact.ts";
import { targetOf } from "./message-target.ts";

const LONGEST_NAME = 100;
/** What `{event.…}` needs is small; the whole of it is kept with every decision about it. */
const MOST_DATA_BYTES = 16 * 1024;

const eventBody = z.strictObject({
	name: z
		.string()
		.min(1)
		.max(LONGEST_NAME)
		.describe("As rules write it: when: { event: order_ready }."),
	contact: z
		.string()
		.max(200)
		.optional()
		.describe(
			"Whom it is about: a phone number with its country, `p_55` or `c_812`.",
		),
	from: z
		.string()
		.max(50)
		.optional()
		.describe("`s_1` or the number; where we have several."),
	data: z
		.record(z.string().max(200), z.json())
		.refine((data) => JSON.stringify(data).length <= MOST_DATA_BYTES, {
			error: `is longer than ${MOST_DATA_BYTES} letters`,
		})
		.default({})
		.describe("What rules print as {event.…}."),
});

type EventBody = z.infer<typeof eventBody>;

/** `POST /api/events`: starts the rules that wait for an event of this name. */
export function eventEndpoint(
	options: HttpOptions,
	{ idempotency }: Pick<HttpParts, "idempotency">,
): Endpoint {
	return {
		method: "post",
		path: "/api/events",
		summary: "Starts the rules that wait for this event.",
		headers: {
			"Idempotency-Key": "The second request with this key starts nothing.",
		},
		body: eventBody,
		answer: {
			status: 202,
			about:
				"On disk and decided: `event`, and `rules` that wait for this name (none: it started nothing).",
		},
		problems: [
			"wrong-value",
			"unknown-contact",
			"which-sender",
			"unknown-sender",
			"unsupported-type",
			"store-unavailable",
		],
		handle: async (c) => {
			const body = await readJson(c, eventBody, options.bodyLimit);
			const who = whoAsks(c);
			const posted = await idempotency.run(
				c,
				"posted",
				async (key, isFirst) => {
					const answer = await post(options, body, key);
					const { name } = body;
					if (isFirst)
						await auditing(options)(who, "event.post", null, { name });
					return answer;
				},
			);
			return c.json(posted, 202);
		},
	};
}

async function post(
	options: HttpOptions,
	body: EventBody,
	key: string,
): Promise<object> {
	const { runtime, clock } = options;
	const now = clock.now();
	const event: EventPosted = {
		type: "event.posted",
		key,
		ref: await refOf(options, body),
		at: now,
		arrivedAt: now,
		name: body.name,
		data: body.data as JsonObject,
	};
	const rules = namesOf(runtime.rules.book(), body.name);
	await runtime.accept([event], []);
	return { event: key, rules };
}

function namesOf(book: RuleBook, name: string): readonly string[] {
	return rulesWaitingFor(book, name).map((rule) => rule.name);
}

/** The conversation it is about; a number that never wrote gets one. Throws an `HttpProblem` where it cannot be told. */
async function refOf(
	{ history, channel, senders }: HttpOptions,
	{ contact, from }: EventBody,
): Promise<ConversationRef | null> {
	if (contact === undefined) {
		if (from === undefined) return null;
		throw new HttpProblem("wrong-value", {
			detail: "`from` says nothing without `contact`.",
		});
	}
	const known = await history.find(phoneDigits(contact) ?? contact);
	const target = targetOf({ to: contact, from, known, senders });
	return {
		by: "address",
		channel: channel.name,
		sender: target.sender.address,
		addresses: target.contact.addresses,
	};
}
