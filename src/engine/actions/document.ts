import { z } from "zod";
import { defineAction } from "../kinds.ts";
import { mediaFileIn } from "../media-file.ts";
import { captionPart } from "../say/captioned.ts";
import { compileMedia } from "../say/compile-media.ts";
import { whatsappLimits } from "../say/limits.ts";
import { mediaAddress, mediaFindings } from "../say/media.ts";
import { type Part, partFindings, spoken } from "../say/parts.ts";
import { type SingleText, singleTextSchema } from "../say/texts.ts";
import { forms } from "../schema.ts";

/** A type, so that it counts as JSON data. */
type Document = {
	readonly url: string;
	readonly caption?: SingleText;
	/** The name under which the customer sees and saves it. */
	readonly filename?: SingleText;
};

const schema: z.ZodType<Document> = forms(
	mediaAddress(),
	z
		.strictObject({
			url: mediaAddress(),
			caption: singleTextSchema.optional(),
			filename: singleTextSchema.optional(),
		})
		.transform(
			({ url, caption, filename }): Document => ({
				url,
				...(caption === undefined ? {} : { caption }),
				...(filename === undefined ? {} : { filename }),
			}),
		),
	(url): Document => ({ url }),
);

/** Sends a file to read or to keep. */
export const document = defineAction<Document>({
	key: "document",
	message: "free-form",
	summary:
		"Sends a document, up to 100 MB: its address on the web, or a file in the media folder beside the rules.",
	example:
		'document: { url: "https://example.com/prices.pdf", filename: "Prices.pdf" }',
	schema,
	findings: (spec, site) => [
		...mediaFindings(spec.url, ["url"]),
		...partFindings(partsOf(spec), site),
	],
	compile: (spec, site) =>
		compileMedia(
			{ url: spec.url, parts: partsOf(spec) },
			site,
			(url, [caption, written]) => {
				// A file of ours has a name already; without one WhatsApp shows the end of the address.
				const filename = written || (mediaFileIn(url) ?? "");
				return { type: "document", url, ...spoken({ caption, filename }) };
			},
		),
});

function partsOf(spec: Document): readonly Part[] {
	return [
		captionPart(spec),
		{
			text: spec.filename,
			limit: whatsappLimits.filename,
			what: "A file's name",
			path: ["filename"],
		},
	];
}
