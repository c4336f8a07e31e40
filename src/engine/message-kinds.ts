import { z } from "zod";
import type { ContentType, InboundEvent } from "./model.ts";
import { oneOrMany } from "./schema.ts";

/** What an owner can write under `message:`; a kind of message, or `any`. */
export const messageKinds = [
	"text",
	"image",
	"video",
	"audio",
	"voice",
	"document",
	"sticker",
	"location",
	"contact",
	"order",
	"reaction",
	"unsupported",
	"any",
] as const satisfies readonly (ContentType | "any")[];

export type MessageKind = (typeof messageKinds)[number];

/** Reads one kind or several. */
export const messageKindsSchema: z.ZodType<readonly MessageKind[]> = oneOrMany(
	z.enum(messageKinds, {
		error: `This should be one of: ${messageKinds.join(", ")}.`,
	}),
);

/** The kind of a customer's message, a tap being text; null where the event is no message. */
export function messageKindOf(event: InboundEvent): ContentType | null {
	if (event.type !== "message.received") return null;
	const { type } = event.message.content;
	return type === "button" ? "text" : type;
}

/** Tells whether a kind is among those named. `any` is all but reactions and what WhatsApp does not show us. */
export function isAmong(
	kind: ContentType,
	named: readonly MessageKind[],
): boolean {
	if (named.includes(kind)) return true;
	const isSaid = kind !== "reaction" && kind !== "unsupported";
	return isSaid && named.includes("any");
}
