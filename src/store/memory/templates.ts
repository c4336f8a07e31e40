import type { TemplateList } from "../../engine/model.ts";
import type { TemplateTable } from "../tables.ts";

/** Message templates as a map. */
export function memoryTemplates(): TemplateTable {
	const lists = new Map<string, TemplateList>();
	return {
		lists: () => [...lists.values()],
		keep: (list) => void lists.set(list.sender, list),
	};
}
