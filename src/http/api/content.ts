import { z } from "zod";
import type { Content } from "../../engine/model.ts";

/** WhatsApp's own limit for what a customer can write is below this. */
const LONGEST_TEXT = 65_536;
const text = z.string().max(LONGEST_TEXT);
const url = z.string().max(2_048);
const caption = text.nullable().default(null);

/** What a pretended customer sends, for `explain` and the playground: the shapes of the feed's `content`. */
export const contentSchema = z.discriminatedUnion("type", [
	z.strictObject({ type: z.literal("text"), text }),
	z.strictObject({
		type: z.enum(["image", "video", "document"]),
		url: url.default(""),
		caption,
	}),
	z.strictObject({
		type: z.enum(["audio", "voice", "sticker"]),
		url: url.default(""),
	}),
	z.strictObject({
		type: z.literal("location"),
		latitude: z.number().min(-90).max(90),
		longitude: z.number().min(-180).max(180),
		name: text.nullable().default(null),
		address: text.nullable().default(null),
	}),
	z.strictObject({
		type: z.literal("button"),
		id: z.string().max(256),
		label: z.string().max(256),
		source: z.enum(["reply", "list", "template"]).default("reply"),
	}),
	z.strictObject({
		type: z.literal("reaction"),
		emoji: z.string().max(64).nullable(),
		messageId: z.string().max(256).nullable().default(null),
	}),
]) satisfies z.ZodType<Content>;
