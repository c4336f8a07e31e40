import { z } from "zod";
import type { Content, JsonValue } from "../engine/model.ts";

const text = z.string();
const optionalText = z.string().nullable().default(null);
const json = z.json() as z.ZodType<JsonValue>;

/** A customer's message as a person or a program writes it for the console, the playground and the tests. */
export const plainContent: z.ZodType<Content, unknown> = z.discriminatedUnion(
	"type",
	[
		z.object({ type: z.literal("text"), text }),
		z.object({
			type: z.enum(["image", "video", "document"]),
			url: text,
			caption: optionalText,
		}),
		z.object({ type: z.enum(["audio", "voice", "sticker"]), url: text }),
		z.object({
			type: z.literal("location"),
			latitude: z.number().min(-90).max(90),
			longitude: z.number().min(-180).max(180),
			name: optionalText,
			address: optionalText,
		}),
		z.object({ type: z.literal("contact"), contacts: z.array(json) }),
		z.object({
			type: z.literal("button"),
			id: text,
			label: text,
			source: z.enum(["reply", "list", "template"]).default("reply"),
		}),
		z.object({
			type: z.literal("order"),
			items: z.array(json),
			text: optionalText,
		}),
		z.object({
			type: z.literal("reaction"),
			emoji: optionalText,
			messageId: optionalText,
		}),
		z.object({
			type: z.literal("unsupported"),
			kind: text,
			raw: z.record(z.string(), json).default({}),
		}),
	],
);
