import { z } from "zod";
import { forms } from "../schema.ts";
import { whatsappLimits } from "./limits.ts";
import { mediaAddress } from "./media.ts";
import type { Part } from "./parts.ts";
import { type SingleText, singleTextSchema } from "./texts.ts";

/** A file with a text below it. A type, so that it counts as JSON data. */
export type Captioned = { readonly url: string; readonly caption?: SingleText };

/** Reads `menu.jpg`, `https://…`, or `{ url, caption }`. */
export const captionedSchema: z.ZodType<Captioned> = forms(
	mediaAddress(),
	z
		.strictObject({ url: mediaAddress(), caption: singleTextSchema.optional() })
		.transform(
			({ url, caption }): Captioned =>
				caption === undefined ? { url } : { url, caption },
		),
	(url): Captioned => ({ url }),
);

/** The caption in its place. */
export function captionPart({ caption }: Pick<Captioned, "caption">): Part {
	return {
		text: caption,
		limit: whatsappLimits.caption,
		what: "A caption",
		path: ["caption"],
	};
}
