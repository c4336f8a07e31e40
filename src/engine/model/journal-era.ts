/** Rows that one life of a database has room for: a hundred a second for four months of every year, for a century. */
const ERA = 1_000_000_000;

/**
 * Which life of its database a journal number is from. A restored copy goes on at the next billion, so that no number ever stands for
 * two rows, and whoever comes back with an older one is told to begin anew.
 */
export function eraOf(sequence: number): number {
	return Math.floor(sequence / ERA);
}

/** The number after which the next era begins. */
export function nextEra(sequence: number): number {
	return (eraOf(sequence) + 1) * ERA;
}
