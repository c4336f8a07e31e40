import { z } from "zod";
import { mediaAddress } from "../say/media.ts";
import { type SingleText, singleTextSchema } from "../say/texts.ts";
import { forms, number, text } from "../schema.ts";

/** A template and what fills its blanks. Types instead of interfaces, so that they count as JSON data. */
export type Template = {
	readonly name: string;
	/** One code of WhatsApp's for everybody, or one for each of our languages; without it the customer's language. */
	readonly language?: string | { readonly [language: string]: string };
	readonly body: readonly SingleText[];
	readonly header?: TemplateHeader;
	/** In the template's order. */
	readonly buttons?: readonly TemplateButton[];
};

/** What stands above the text of a template. */
export type TemplateHeader =
	| { readonly type: "text"; readonly text: SingleText }
	| {
			readonly type: "image" | "video" | "document";
			readonly url: string;
			readonly filename?: string;
	  }
	| {
			readonly type: "location";
			readonly latitude: number;
			readonly longitude: number;
	  };

/** What a button of a template needs: the payload that comes back, the end of its address, or the code to copy. */
export type TemplateButton = {
	readonly type: "quick_reply" | "url" | "copy_code";
	readonly value: SingleText;
};

const media = (type: "image" | "video") =>
	z
		.strictObject({ [type]: mediaAddress() })
		.transform((header): TemplateHeader => ({ type, url: header[type] ?? "" }));

const document = z
	.strictObject({
		document: z.union([
			mediaAddress().transform((url) => ({ url, filename: undefined })),
			z.strictObject({ url: mediaAddress(), filename: text().optional() }),
		]),
	})
	.transform(
		({ document: { url, filename } }): TemplateHeader => ({
			type: "document",
			url,
			...(filename === undefined ? {} : { filename }),
		}),
	);

const header: z.ZodType<TemplateHeader> = z.union([
	z
		.strictObject({ text: singleTextSchema })
		.transform(({ text }): TemplateHeader => ({ type: "text", text })),
	media("image"),
	media("video"),
	document,
	z
		.strictObject({
			location: z.strictObject({
				latitude: number({ min: -90, max: 90 }),
				longitude: number({ min: -180, max: 180 }),
			}),
		})
		.transform(
			({ location }): TemplateHeader => ({ type: "location", ...location }),
		),
]);

const button = (type: TemplateButton["type"]) =>
	z
		.strictObject({ [type]: singleTextSchema })
		.transform(
			(written): TemplateButton => ({ type, value: written[type] ?? "" }),
		);

// The bare payload last: `url` alone could be taken for a language.
const buttons: z.ZodType<TemplateButton> = z.union([
	button("quick_reply"),
	button("url"),
	button("copy_code"),
	singleTextSchema.transform(
		(value): TemplateButton => ({ type: "quick_reply", value }),
	),
]);

const long = z
	.strictObject({
		name: text(),
		language: z.union([text(), z.record(z.string(), text())]).optional(),
		body: z.array(singleTextSchema).optional(),
		header: header.optional(),
		buttons: z.array(buttons).min(1).optional(),
	})
	.transform(
		({ name, language, body = [], header, buttons }): Template => ({
			name,
			body,
			...(language === undefined ? {} : { language }),
			...(header === undefined ? {} : { header }),
			...(buttons === undefined ? {} : { buttons }),
		}),
	);

/** Reads `weekend_menu`, or `{ name, language, body, header, buttons }`. */
export const templateSchema: z.ZodType<Template> = forms(
	text(),
	long,
	(name): Template => ({ name, body: [] }),
);
