import type { BusinessProfile, ConversationState } from "./model.ts";

/**
 * The language to answer in: the one chosen with `set: { language }`, else the one heard in what the customer wrote last,
 * else the default. One that the business no longer speaks does not count.
 */
export function answerLanguage(
	{ language: { chosen, heard } }: Pick<ConversationState, "language">,
	{ languages }: Pick<BusinessProfile, "languages">,
): string {
	if (chosen !== null && languages.includes(chosen)) return chosen;
	if (heard !== null && languages.includes(heard)) return heard;
	return languages[0];
}
