import { eq, sql } from "drizzle-orm";
import { type Instant, newBusiness } from "../../engine/model.ts";
import { readBusinessState } from "../stored-values.ts";
import type { BusinessTable } from "../tables.ts";
import { business } from "./schema.ts";
import { select } from "./statement.ts";
import type { Drizzle } from "./tables.ts";

/** The one row of the business; until somebody switches something there is none. */
export function businessTable(database: Drizzle): BusinessTable {
	const statements = prepareStatements(database);
	return {
		get() {
			const row = statements.get.get();
			if (!row) return newBusiness;
			return { version: row.version, state: readBusinessState(row.state) };
		},
		set: ({ version, state }) =>
			void statements.set.run({ version, state: JSON.stringify(state) }),
		watermark: () =>
			(statements.get.get()?.watermark ?? null) as Instant | null,
		setWatermark(at) {
			const { version, state } = newBusiness;
			const row = { version, state: JSON.stringify(state), watermark: at };
			statements.setWatermark.run(row);
		},
	};
}

function prepareStatements(database: Drizzle) {
	const { placeholder } = sql;
	const row = {
		id: 1,
		version: placeholder("version"),
		state: placeholder("state"),
	};
	return {
		get: select(
			database,
			business,
			database.select().from(business).where(eq(business.id, 1)),
		),
		set: database
			.insert(business)
			.values(row)
			.onConflictDoUpdate({
				target: business.id,
				set: { version: sql`excluded.version`, state: sql`excluded.state` },
			})
			.prepare(),
		setWatermark: database
			.insert(business)
			.values({ ...row, watermark: placeholder("watermark") })
			.onConflictDoUpdate({
				target: business.id,
				set: { watermark: sql`excluded.watermark` },
			})
			.prepare(),
	};
}
