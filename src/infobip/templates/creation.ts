import { z } from "zod";
import { anyText, sized } from "../requests/fields.ts";
import { authenticationStructure, validityPeriod } from "./authentication.ts";
import { templateLanguages } from "./languages.ts";
import { structure } from "./structure.ts";

const platform = z.strictObject({
	entityId: sized(0, 255).optional(),
	applicationId: sized(0, 255).optional(),
});

/** Small letters a to z, digits and underscores. */
export const templateName = anyText().regex(
	/^[a-z0-9_]{1,512}$/,
	"must be 1 to 512 lower case letters, digits and underscores",
);

const common = {
	name: templateName,
	language: z.enum(templateLanguages, {
		error: "is not a language code of WhatsApp, such as en, en_US or pt_BR",
	}),
	platform: platform.optional(),
};

const subCategory = z.literal("ORDER_STATUS");

/** The body of `POST /whatsapp/2/senders/{sender}/templates`. */
export const templateCreation = z.discriminatedUnion("category", [
	z.strictObject({ ...common, category: z.literal("MARKETING"), structure }),
	z.strictObject({
		...common,
		category: z.literal("UTILITY"),
		structure: structure.refine(
			({ carousel }) => carousel === undefined,
			"carousel is only for the category MARKETING",
		),
		subCategory: subCategory.optional(),
	}),
	z.strictObject({
		...common,
		category: z.literal("AUTHENTICATION"),
		structure: authenticationStructure,
		validityPeriod: validityPeriod.optional(),
	}),
]);

/** The body of `PATCH /whatsapp/2/senders/{sender}/templates/{id}`: what is left out stays. */
export const templateEdit = z
	.strictObject({
		/** That of an approved template cannot be changed. */
		category: z.enum(["MARKETING", "UTILITY", "AUTHENTICATION"]).optional(),
		structure: z.union([structure, authenticationStructure]).optional(),
		validityPeriod: validityPeriod.optional(),
		platform: platform.optional(),
		/** Has to be repeated where the template has it. */
		subCategory: subCategory.optional(),
	})
	.refine(
		(edit) => Object.values(edit).some((part) => part !== undefined),
		"says nothing to change",
	);

/** A template as it is handed in for approval. */
export type TemplateCreation = z.input<typeof templateCreation>;

/** What is to change in a template. */
export type TemplateEdit = z.input<typeof templateEdit>;
