import { defineAction } from "../kinds.ts";
import {
	type Captioned,
	captionedSchema,
	captionPart,
} from "../say/captioned.ts";
import { compileMedia } from "../say/compile-media.ts";
import { type MediaFormats, mediaFindings } from "../say/media.ts";
import { partFindings, spoken } from "../say/parts.ts";

/** Sends a picture. */
export const image = defineAction<Captioned>({
	key: "image",
	message: "free-form",
	summary:
		"Sends a picture, JPEG or PNG: its address on the web, or a file in the media folder beside the rules.",
	example:
		'image: { url: "https://example.com/menu.jpg", caption: "Our menu" }',
	schema: captionedSchema,
	findings: (spec, site) => [
		...mediaFindings(spec.url, ["url"], pictures),
		...partFindings([captionPart(spec)], site),
	],
	compile: (spec, site) =>
		compileMedia(
			{ url: spec.url, parts: [captionPart(spec)] },
			site,
			(url, [caption]) => ({ type: "image", url, ...spoken({ caption }) }),
		),
});

/** What WhatsApp takes as a picture; a WebP was delivered in practice although the document names JPEG and PNG only. */
export const pictures: MediaFormats = {
	takes: "pictures as JPEG or PNG",
	refused: ["gif", "svg", "bmp", "tif", "tiff", "heic", "avif", "pdf"],
	doubtful: ["webp"],
	help: "Save it as .jpg or .png.",
};
