import { defineAction } from "../kinds.ts";
import { compileTemplate } from "../template/compile-template.ts";
import { templateFindings } from "../template/template-findings.ts";
import { type Template, templateSchema } from "../template/template-spec.ts";

/** Sends an approved template, the only message that may leave after 24 hours of silence. */
export const template = defineAction<Template>({
	key: "template",
	message: "template",
	summary:
		"Sends a template that WhatsApp has approved, also after 24 hours of silence.",
	example: 'template: { name: weekend_menu, body: ["{first_name|friend}"] }',
	schema: templateSchema,
	findings: templateFindings,
	compile: compileTemplate,
});
