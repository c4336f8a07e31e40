import { asc, sql } from "drizzle-orm";
import type { Instant, KnownTemplate } from "../../engine/model.ts";
import type { TemplateTable } from "../tables.ts";
import { templates } from "./schema.ts";
import type { Drizzle } from "./tables.ts";

const { placeholder } = sql;

/** The templates of each of our numbers. */
export function templateTable(database: Drizzle): TemplateTable {
	const all = database
		.select()
		.from(templates)
		.orderBy(asc(templates.sender))
		.prepare();
	const keep = database
		.insert(templates)
		.values({
			sender: placeholder("sender"),
			listedAt: placeholder("listedAt"),
			list: placeholder("list"),
		})
		.onConflictDoUpdate({
			target: templates.sender,
			set: {
				listedAt: sql`excluded.listed_at`,
				list: sql`excluded.list`,
			},
		})
		.prepare();
	return {
		lists: () =>
			all.all().map(({ sender, listedAt, list }) => ({
				sender,
				listedAt: listedAt as Instant,
				templates: JSON.parse(list) as KnownTemplate[],
			})),
		keep: ({ sender, listedAt, templates: list }) =>
			void keep.run({ sender, listedAt, list: JSON.stringify(list) }),
	};
}
