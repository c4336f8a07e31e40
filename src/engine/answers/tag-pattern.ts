/** What patterns read out of tags, in order, and the tags with `~` in place of everything that was read. */
export interface TagRead<Mention> {
	readonly mentions: readonly Mention[];
	readonly rest: string;
}

/** A pattern over tags and what it means; null where it means nothing after all, and is left for the next. */
export interface TagRule<Mention, Context> {
	readonly pattern: RegExp;
	read(groups: Groups, context: Context): Mention | null;
}

/** The named groups of a match. */
export type Groups = Readonly<Record<string, string | undefined>>;

/**
 * Makes a pattern over tags out of a readable text: `N` stands for digits in a named group of the tag before it. It begins
 * and ends between two tags, and has no state.
 */
export function tagPattern(source: string): RegExp {
	return new RegExp(`(?<= )(?:${source})(?= )`, "g");
}

/** Applies rules one after the other, each to what the ones before left. */
export function readTags<Mention, Context>(
	tags: string,
	rules: readonly TagRule<Mention, Context>[],
	context: Context,
): TagRead<Mention> {
	const mentions: Mention[] = [];
	let rest = tags;
	for (const { pattern, read } of rules)
		rest = rest.replace(pattern, (...match) => {
			const groups = match.at(-1) as Groups | string;
			const mention = read(typeof groups === "string" ? {} : groups, context);
			if (mention === null) return match[0] as string;
			mentions.push(mention);
			return "~";
		});
	return { mentions, rest };
}
