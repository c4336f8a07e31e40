import { asc, desc, eq, sql } from "drizzle-orm";
import type { FlowTable, InstallTable, RuleBookTable } from "../tables.ts";
import { flows, installs, ruleBooks } from "./schema.ts";
import type { Drizzle } from "./tables.ts";

const { placeholder } = sql;

/** Rests of rules and flows by the hash of their content: written once. */
export function flowTable(database: Drizzle): FlowTable {
	const put = database
		.insert(flows)
		.values({ hash: placeholder("hash"), value: placeholder("value") })
		.onConflictDoNothing()
		.prepare();
	const get = database
		.select({ value: flows.value })
		.from(flows)
		.where(eq(flows.hash, placeholder("hash")))
		.prepare();
	return {
		put: (hash, value) => void put.run({ hash, value: JSON.stringify(value) }),
		get(hash) {
			const row = get.get({ hash });
			return row && JSON.parse(row.value);
		},
	};
}

/** Rule books by their hash; one that becomes live again is the newest again. */
export function ruleBookTable(database: Drizzle): RuleBookTable {
	const put = database
		.insert(ruleBooks)
		.values({
			hash: placeholder("hash"),
			at: placeholder("at"),
			artefact: placeholder("artefact"),
		})
		.onConflictDoUpdate({
			target: ruleBooks.hash,
			// The same rules may stand in other files and at other places by now.
			set: { at: sql`excluded.at`, artefact: sql`excluded.artefact` },
		})
		.prepare();
	const select = { artefact: ruleBooks.artefact };
	const get = database
		.select(select)
		.from(ruleBooks)
		.where(eq(ruleBooks.hash, placeholder("hash")))
		.prepare();
	const last = database
		.select(select)
		.from(ruleBooks)
		.orderBy(desc(ruleBooks.at), desc(ruleBooks.number))
		.limit(1)
		.prepare();
	return {
		put: (hash, artefact, at) => void put.run({ hash, at, artefact }),
		get: (hash) => get.get({ hash })?.artefact ?? null,
		last: () => last.get()?.artefact ?? null,
	};
}

/** The names this database had. */
export function installTable(database: Drizzle): InstallTable {
	const { name, firstSend } = installs;
	const all = database
		.select({ name, firstSend })
		.from(installs)
		.orderBy(asc(installs.id))
		.prepare();
	const add = database
		.insert(installs)
		.values({
			name: placeholder("name"),
			firstSend: placeholder("firstSend"),
			at: placeholder("at"),
		})
		.prepare();
	return {
		all: () => all.all(),
		add: (install, at) => void add.run({ ...install, at }),
	};
}
