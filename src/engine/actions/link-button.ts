import { z } from "zod";
import { defineAction } from "../kinds.ts";
import { compileMedia } from "../say/compile-media.ts";
import { whatsappLimits } from "../say/limits.ts";
import { addressFindings } from "../say/media.ts";
import { type Part, partFindings } from "../say/parts.ts";
import {
	type InLanguages,
	inLanguagesSchema,
	type SingleText,
	singleTextSchema,
} from "../say/texts.ts";
import { text } from "../schema.ts";

/** A type, so that it counts as JSON data. */
type LinkButton = {
	readonly text: SingleText;
	readonly label: InLanguages;
	readonly url: string;
};

const schema: z.ZodType<LinkButton> = z.strictObject({
	text: singleTextSchema,
	label: inLanguagesSchema,
	url: text(),
});

/** Sends a text with a button that opens a page. */
export const linkButton = defineAction<LinkButton>({
	key: "link_button",
	message: "free-form",
	summary: "Sends a text with a button that opens a page on the web.",
	example:
		'link_button: { text: "See what we cook today", label: "Open the menu", url: "https://example.com/menu" }',
	schema,
	findings: (spec, site) => [
		...partFindings(partsOf(spec), site),
		...addressFindings(spec.url, ["url"]),
	],
	compile: (spec, site) =>
		compileMedia(
			{ url: spec.url, parts: partsOf(spec) },
			site,
			(url, [text = "", label = ""]) => ({
				type: "link_button",
				text,
				label,
				url,
			}),
		),
});

function partsOf({ text, label }: LinkButton): readonly Part[] {
	const { interactiveBody, buttonLabel } = whatsappLimits;
	return [
		{
			text,
			limit: interactiveBody,
			what: "A text with a button",
			path: ["text"],
			needed: true,
		},
		{
			text: label,
			limit: buttonLabel,
			what: "A button's label",
			path: ["label"],
			needed: true,
		},
	];
}
