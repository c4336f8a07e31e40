import { z } from "zod";
import type { Content, Instant, MessageReceived } from "../engine/model.ts";
import type { Received } from "../engine/ports.ts";
import { toJson } from "./json.ts";
import { moment } from "./moment.ts";
import { plainContent } from "./plain-content.ts";

/** What the console and the simulator take for a message: a line, a content, or a content with what is around it. */
export type PlainMessage =
	| string
	| Content
	| {
			readonly content: string | Content;
			/** Who writes, bare digits. */
			readonly from?: string;
			readonly messageId?: string;
			readonly name?: string;
			readonly quotedMessageId?: string;
			/** Milliseconds since 1970. */
			readonly at?: number;
	  };

/** Around a message that leaves it out. */
export interface PlainDefaults {
	readonly channel: string;
	/** The number that is written to. */
	readonly sender: string;
	/** Who writes, where the message does not say. */
	readonly customer: string;
	/** A new id for a message that has none. */
	readonly newId: () => string;
}

const content = z.union([
	z.string().transform((line): Content => ({ type: "text", text: line })),
	plainContent,
]);

const whole = z.object({
	content,
	from: z
		.string()
		.regex(/^\d{1,20}$/)
		.optional(),
	messageId: z.string().min(1).max(512).optional(),
	name: z.string().max(200).optional(),
	quotedMessageId: z.string().max(512).optional(),
	at: z.number().optional(),
});

const plainMessage = z.union([
	content.transform((only) => ({ content: only })),
	whole,
]);

/** Reads a plain message; what is none is refused. */
export function receivePlain(
	payload: unknown,
	arrivedAt: Instant,
	defaults: PlainDefaults,
): Received {
	const { data } = plainMessage.safeParse(payload);
	if (data !== undefined)
		return { events: [eventOf(data, arrivedAt, defaults)], refused: [] };
	const reason = "neither a line of text nor a content";
	return { events: [], refused: [{ reason, body: toJson(payload) }] };
}

function eventOf(
	given: z.infer<typeof whole>,
	arrivedAt: Instant,
	{ channel, sender, customer, newId }: PlainDefaults,
): MessageReceived {
	const messageId = given.messageId ?? newId();
	const value = given.from ?? customer;
	return {
		type: "message.received",
		key: `in:${sender}:${messageId}`,
		ref: {
			by: "address",
			channel,
			sender,
			addresses: [{ kind: "phone", value }],
		},
		arrivedAt,
		...moment(given.at ?? null, arrivedAt),
		message: {
			messageId,
			content: given.content,
			quotedMessageId: given.quotedMessageId ?? null,
			profileName: given.name ?? null,
			referral: null,
			identity: null,
		},
	};
}
