import {
	instant,
	type KnownTemplate,
	type TemplateChange,
	type TemplateList,
} from "../../engine/model.ts";
import type { TemplateShelf } from "../../engine/ports.ts";
import type { Tables } from "../tables.ts";

/** Message templates, from the tables. */
export function createTemplateShelf(tables: Tables): TemplateShelf {
	const { templates } = tables;
	return {
		lists: async () => tables.read(() => templates.lists()),
		keep: async (list) => tables.write(() => templates.keep(list)),
	};
}

/**
 * Writes down what the provider told of one template, in every list that has it. Where none has, it is newer than the lists: they
 * count as old from now on, and whoever wants to know them asks again.
 */
export function changeTemplate(
	{ templates }: Pick<Tables, "templates">,
	change: TemplateChange,
): void {
	const lists = templates.lists();
	const having = lists.filter((list) =>
		list.templates.some(({ id }) => id === change.id),
	);
	for (const list of having) templates.keep(changed(list, change));
	if (having.length > 0) return;
	for (const list of lists) templates.keep({ ...list, listedAt: instant(0) });
}

function changed(list: TemplateList, change: TemplateChange): TemplateList {
	const apply = (one: KnownTemplate): KnownTemplate =>
		one.id === change.id ? { ...one, ...change } : one;
	return { ...list, templates: list.templates.map(apply) };
}
