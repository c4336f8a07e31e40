/** Letters from which on a word that is searched for may be the beginning of one. */
export const leastLetters = {
	/** One letter begins a tenth of all words: that would read the whole index for nothing. */
	messages: 2,
	/** There are few names, and people type them letter by letter. */
	names: 1,
} as const;
