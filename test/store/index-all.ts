import type { Database } from "../../src/store/database.ts";

/** Lets lists, search and figures come up to the journal. */
export async function indexAll({ indexer }: Database): Promise<void> {
	while ((await indexer.step(2)) === 2);
}
