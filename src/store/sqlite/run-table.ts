import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Instant } from "../../engine/model.ts";
import { originalText, safeText } from "../safe-text.ts";
import type { RunTable } from "../tables.ts";
import { runs } from "./schema.ts";
import type { Drizzle } from "./tables.ts";

/** Firings of schedules and events for an audience. */
export function runTable(database: Drizzle): RunTable {
	const statements = prepareStatements(database);
	return {
		has: (rule, dueAt) =>
			statements.has.get({ rule: safeText(rule), dueAt }) !== undefined,
		insert: (run) =>
			void statements.insert.run({
				...run,
				rule: safeText(run.rule),
				event: run.event ? JSON.stringify(run.event) : null,
			}),
		move: (id, cursor, done) =>
			void statements.move.run({ id, cursor, done: done ? 1 : 0 }),
		open: () =>
			statements.open.all().map(({ event, ...run }) => ({
				...run,
				rule: originalText(run.rule),
				dueAt: run.dueAt as Instant,
				...(event === null ? {} : { event: JSON.parse(event) }),
			})),
	};
}

function prepareStatements(database: Drizzle) {
	const { placeholder } = sql;
	return {
		has: database
			.select({ id: runs.id })
			.from(runs)
			.where(
				and(
					eq(runs.rule, placeholder("rule")),
					eq(runs.dueAt, placeholder("dueAt")),
					isNull(runs.event),
				),
			)
			.prepare(),
		insert: database
			.insert(runs)
			.values({
				rule: placeholder("rule"),
				dueAt: placeholder("dueAt"),
				rules: placeholder("rules"),
				highest: placeholder("highest"),
				cursor: placeholder("cursor"),
				done: placeholder("done"),
				event: placeholder("event"),
			})
			.prepare(),
		move: database
			.update(runs)
			.set({
				cursor: sql`${placeholder("cursor")}`,
				done: sql`${placeholder("done")}`,
			})
			.where(eq(runs.id, placeholder("id")))
			.prepare(),
		open: database
			.select()
			.from(runs)
			.where(eq(runs.done, false))
			.orderBy(asc(runs.id))
			.prepare(),
	};
}
