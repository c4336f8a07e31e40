import { z } from "zod";
import { defineAction } from "../kinds.ts";
import type { Finding } from "../model.ts";
import { compileSingle } from "../say/compile-single.ts";
import { lengthFindings, limitFinding, whatsappLimits } from "../say/limits.ts";
import { type SingleText, singleTextSchema } from "../say/texts.ts";
import { hoursFindings } from "../say/texts-findings.ts";
import { extensionOf, urlFindings } from "../say/urls.ts";
import { forms, text } from "../schema.ts";

/** A type, so that it counts as JSON data. */
type Image = { readonly url: string; readonly caption?: SingleText };

const schema: z.ZodType<Image> = forms(
	text(),
	z
		.strictObject({ url: text(), caption: singleTextSchema.optional() })
		.transform(
			({ url, caption }): Image =>
				caption === undefined ? { url } : { url, caption },
		),
	(url): Image => ({ url }),
);

/** Sends a picture. */
export const image = defineAction<Image>({
	key: "image",
	summary: "Sends a picture, JPEG or PNG, from its address on the web.",
	example:
		'image: { url: "https://example.com/menu.jpg", caption: "Our menu" }',
	schema,
	findings: ({ url, caption = "" }, site) => [
		...urlFindings(url, ["url"]),
		...formatFindings(url),
		...lengthFindings(caption, {
			limit: whatsappLimits.caption,
			what: "A caption",
			path: ["caption"],
		}),
		...hoursFindings(caption, site, ["caption"]),
	],
	compile({ url, caption }, site) {
		const say = compileSingle(caption, site, whatsappLimits.caption);
		return (situation) => {
			const { text, conversation, emptied, cut } = say(situation);
			const message = {
				type: "image",
				url,
				...(text === "" ? {} : { caption: text }),
			} as const;
			return {
				taken: [cut ? { ...message, cut } : message],
				messages: [message],
				conversation,
				emptied,
			};
		};
	},
});

/** Pictures that WhatsApp refuses; a WebP was delivered in practice although the document names JPEG and PNG only. */
const refused = ["gif", "svg", "bmp", "tif", "tiff", "heic", "avif", "pdf"];

function formatFindings(url: string): readonly Finding[] {
	const extension = extensionOf(url);
	const finding = limitFinding(
		["url"],
		`WhatsApp takes pictures as JPEG or PNG; this is a ${extension} file.`,
		"Save it as .jpg or .png.",
	);
	if (refused.includes(extension)) return [finding];
	return extension === "webp" ? [{ ...finding, severity: "warning" }] : [];
}
