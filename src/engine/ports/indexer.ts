/** Lets lists, search and figures follow the journal, after the commit. */
export interface Indexer {
	/** Takes in so many more rows, in one transaction; how many there were. Fewer than asked: all is indexed. */
	step(limit: number): Promise<number>;
}
