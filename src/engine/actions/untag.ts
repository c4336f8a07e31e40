import { withoutTags } from "../decide/saved.ts";
import { defineAction } from "../kinds.ts";
import { oneOrMany, text } from "../schema.ts";

/** Takes a tag off the contact. */
export const untag = defineAction<readonly string[]>({
	key: "untag",
	summary: "Takes a tag off the contact.",
	example: "untag: vip",
	schema: oneOrMany(text()),
	compile(tags) {
		const taken = tags.map((tag) => ({ type: "untag", untag: tag }));
		return ({ conversation }) => ({
			taken,
			conversation: withoutTags(conversation, tags),
		});
	},
});
