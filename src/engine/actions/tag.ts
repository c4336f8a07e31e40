import { TAG_LENGTH, TAGS } from "../decide/quota.ts";
import { withTags } from "../decide/saved.ts";
import { defineAction } from "../kinds.ts";
import type { ActionTaken } from "../model.ts";
import { oneOrMany, text } from "../schema.ts";

/** Marks the contact, for conditions and audiences. */
export const tag = defineAction<readonly string[]>({
	key: "tag",
	summary: "Puts a tag on the contact, for tag: under if and to.",
	example: "tag: vip",
	schema: oneOrMany(
		text().refine((value) => value.length <= TAG_LENGTH, {
			error: `A tag has at most ${TAG_LENGTH} letters.`,
		}),
	),
	compile:
		(tags) =>
		({ conversation }) => {
			const after = withTags(conversation, tags);
			return {
				taken: tags.map((tag) => takenOf(tag, after.tags.includes(tag))),
				conversation: after,
			};
		},
});

function takenOf(tag: string, isTagged: boolean): ActionTaken {
	if (isTagged) return { type: "tag", tag };
	const refused = `a contact has at most ${TAGS} tags`;
	return { type: "tag", tag, refused };
}
