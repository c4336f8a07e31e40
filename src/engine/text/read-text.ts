/** A customer's text, folded and cut into words once, for every trigger that looks at it. */
export interface ReadText {
	/** As it was typed. */
	readonly original: string;
	/** The whole text folded. */
	readonly folded: string;
	/** Its words in order, folded, without what French elides in front of them. */
	readonly words: readonly string[];
}
