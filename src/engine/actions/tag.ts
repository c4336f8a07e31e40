import { TAG_LENGTH, TAGS } from "../decide/quota.ts";
import { defineAction } from "../kinds.ts";
import { type ActionTaken, changed } from "../model.ts";
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
			const all = [...new Set([...conversation.tags, ...tags])].slice(0, TAGS);
			return {
				taken: tags.map((tag) => takenOf(tag, all.includes(tag))),
				conversation: changed(conversation, { tags: all }),
			};
		},
});

function takenOf(tag: string, isTagged: boolean): ActionTaken {
	if (isTagged) return { type: "tag", tag };
	const refused = `a contact has at most ${TAGS} tags`;
	return { type: "tag", tag, refused };
}
