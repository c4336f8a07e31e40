import { defineAction } from "../kinds.ts";
import { changed } from "../model.ts";
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
			conversation: changed(conversation, {
				tags: conversation.tags.filter((tag) => !tags.includes(tag)),
			}),
		});
	},
});
