import type { TemplateList } from "../model.ts";

/** Message templates as the provider last told of them. */
export interface TemplateShelf {
	/** What is known of each number of ours; empty before the first time. */
	lists(): Promise<readonly TemplateList[]>;
	/** The provider's list takes the place of what was kept for that number. */
	keep(list: TemplateList): Promise<void>;
}
