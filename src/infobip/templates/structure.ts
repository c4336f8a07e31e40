import { z } from "zod";
import {
	anyListOf,
	anyText,
	filled,
	isWebAddress,
	listOf,
	sized,
} from "../requests/fields.ts";
import { blanksIn, isNumbered } from "./blanks.ts";
import { buttons, cardButtons, example } from "./buttons.ts";

const mediaExample = example
	.refine(isWebAddress, "is not a valid url")
	.optional();

const header = z.discriminatedUnion("format", [
	z
		.strictObject({
			format: z.literal("TEXT"),
			/** May have one blank, `{{1}}`. */
			text: filled(1, 60),
			example: example.optional(),
		})
		.refine(
			({ text }) => blanksIn(text).every((blank) => blank === "{{1}}"),
			"text can have one placeholder {{1}}",
		)
		.refine(
			({ text, example }) =>
				blanksIn(text).length === 0 || example !== undefined,
			"example must be given for a text with a placeholder",
		),
	z.strictObject({ format: z.literal("IMAGE"), example: mediaExample }),
	z.strictObject({ format: z.literal("VIDEO"), example: mediaExample }),
	z.strictObject({ format: z.literal("GIF"), example: mediaExample }),
	z.strictObject({ format: z.literal("DOCUMENT"), example: mediaExample }),
	z.strictObject({ format: z.literal("LOCATION") }),
]);

const body = z
	.strictObject({
		/** With blanks `{{1}}`, `{{2}}` … */
		text: filled(1, 1024),
		/** One for each blank, in order. */
		examples: anyListOf(example).optional(),
	})
	.refine(
		({ text }) => isNumbered(text),
		"placeholders must be {{1}}, {{2}} and so on, in order",
	)
	.refine(
		({ text, examples = [] }) => blanksIn(text).length === examples.length,
		"the number of examples has to be the same as the number of placeholders",
	);

const card = z.strictObject({ header, body, buttons: cardButtons });

/** What a template of the categories MARKETING and UTILITY consists of. */
export const structure = z
	.strictObject({
		header: header.optional(),
		body,
		footer: z.strictObject({ text: sized(0, 60) }).optional(),
		buttons: buttons.optional(),
		/** Only in the category MARKETING. */
		carousel: z.strictObject({ cards: listOf(card, 1, 10) }).optional(),
		limitedTimeOffer: z
			.strictObject({
				hasExpiration: z.boolean().optional(),
				text: sized(1, 16),
			})
			.optional(),
		callPermissionRequest: z.strictObject({}).optional(),
		shorteningOptions: z.strictObject({ customDomain: anyText() }).optional(),
		/** Infobip's own; it is taken and looked past. */
		type: z.enum(["TEXT", "MEDIA", "UNSUPPORTED"]).optional(),
	})
	.refine(
		({ limitedTimeOffer, buttons = [] }) =>
			limitedTimeOffer?.hasExpiration !== true ||
			buttons[0]?.type === "COPY_CODE",
		"an offer with expiration needs a COPY_CODE button as its first",
	);
