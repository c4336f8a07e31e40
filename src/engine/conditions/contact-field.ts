import { defineCondition } from "../kinds.ts";
import { follow } from "../say/lookup.ts";
import { describeTest, type FieldSpec, fieldSchema } from "./field.ts";
import { passes } from "./field-test.ts";

/** A field of the contact that only the API fills passes a test. */
export const contactField = defineCondition<FieldSpec>({
	key: "contact_field",
	summary:
		"A field of the contact, which another system fills, has this value or passes a test.",
	example: "contact.level: gold",
	schema: fieldSchema,
	compile: ({ name, test }) => ({
		holds: ({ conversation }) =>
			passes(test, follow(conversation.fields, name)),
		because: ({ conversation }) =>
			describeTest(`contact.${name}`, test, follow(conversation.fields, name)),
	}),
});
