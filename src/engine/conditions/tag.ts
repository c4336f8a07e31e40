import { defineCondition } from "../kinds.ts";
import { oneOrMany, text } from "../schema.ts";

/** The contact has one of these tags. */
export const tag = defineCondition<readonly string[]>({
	key: "tag",
	summary: "The contact has this tag, or one of several.",
	example: "tag: vip",
	schema: oneOrMany(text()),
	compile: (wanted) => ({
		holds: ({ conversation }) =>
			conversation.tags.some((tag) => wanted.includes(tag)),
		because: ({ conversation: { tags } }) =>
			`tag: ${wanted.join(", ")} – ${tags.length === 0 ? "the contact has none" : `the contact has ${tags.join(", ")}`}`,
	}),
});
