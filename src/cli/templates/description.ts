import { z } from "zod";

/** A text, or one for each language. */
export const worded = z.union([z.string(), z.record(z.string(), z.string())]);

/** A button in the short form. */
export const button = z.union([
	z.strictObject({ quick_reply: worded }),
	z.strictObject({
		url: z.string(),
		label: worded,
		example: z.string().optional(),
	}),
	z.strictObject({ phone: z.string(), label: worded }),
	z.strictObject({ copy_code: z.string() }),
]);

/** A header in the short form. */
export const header = z.union([
	z.strictObject({ text: worded, example: z.string().optional() }),
	z.strictObject({ image: z.string() }),
	z.strictObject({ video: z.string() }),
	z.strictObject({ document: z.string() }),
	z.strictObject({ location: z.literal(true) }),
]);

/** The short form of a template, for every language at once. */
export const description = z.strictObject({
	name: z.string(),
	category: z
		.string()
		.transform((word) => word.toUpperCase())
		.pipe(
			z.enum(["MARKETING", "UTILITY"], {
				error: "must be marketing or utility",
			}),
		),
	language: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
	header: header.optional(),
	body: worded,
	/** One for each blank, in order; the same in every language, or one list for each. */
	examples: z
		.union([
			z.array(z.coerce.string()),
			z.record(z.string(), z.array(z.coerce.string())),
		])
		.optional(),
	footer: worded.optional(),
	buttons: z.array(button).min(1).optional(),
});

/** The short form of a template. */
export type Description = z.output<typeof description>;
