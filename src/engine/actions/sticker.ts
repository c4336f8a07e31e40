import { z } from "zod";
import { defineAction } from "../kinds.ts";
import { compileMedia } from "../say/compile-media.ts";
import {
	type MediaFormats,
	mediaAddress,
	mediaFindings,
} from "../say/media.ts";
import { forms } from "../schema.ts";

/** A type, so that it counts as JSON data. */
type Sticker = { readonly url: string };

const schema: z.ZodType<Sticker> = forms(
	mediaAddress(),
	z.strictObject({ url: mediaAddress() }),
	(url): Sticker => ({ url }),
);

/** Sends a sticker. */
export const sticker = defineAction<Sticker>({
	key: "sticker",
	message: "free-form",
	summary:
		"Sends a sticker, a WebP of 512 × 512: its address on the web, or a file in the media folder beside the rules.",
	example: 'sticker: "https://example.com/hello.webp"',
	schema,
	findings: ({ url }) => mediaFindings(url, ["url"], stickers),
	compile: ({ url }, site) =>
		compileMedia({ url, parts: [] }, site, (url) => ({ type: "sticker", url })),
});

/** By Infobip's document: WebP, 512 × 512, up to 100 KB, or 500 KB when it moves. */
const stickers: MediaFormats = {
	takes: "stickers as WebP, 512 × 512",
	refused: ["jpg", "jpeg", "png", "gif", "svg", "bmp", "mp4", "pdf"],
	help: "Save it as .webp, 512 × 512.",
};
