/** Whether a word that is searched for may be the beginning of one. One letter begins a tenth of all words: that would read the whole index for nothing. */
export function mayGoOn(word: string): boolean {
	return word.length > 1;
}
