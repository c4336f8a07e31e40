import { and, desc, eq, gte, lt, lte, sql } from "drizzle-orm";
import type { Instant } from "../../engine/model.ts";
import type { FigureKind } from "../../engine/ports.ts";
import type {
	CountTable,
	DeskTables,
	UnansweredTable,
} from "../desk-tables.ts";
import { originalText, safeText } from "../safe-text.ts";
import { counts, dismissed, indexHead, unanswered } from "./desk-schema.ts";
import { select, statement } from "./statement.ts";
import type { Drizzle } from "./tables.ts";

const { placeholder } = sql;

/** The one row of how far the journal was followed. */
export function indexHeadTable(database: Drizzle): DeskTables["indexHead"] {
	const get = select(database, indexHead, database.select().from(indexHead));
	const set = statement(
		database,
		database
			.insert(indexHead)
			.values({ id: 1, seq: placeholder("seq") })
			.onConflictDoUpdate({
				target: indexHead.id,
				set: { seq: sql`excluded.seq` },
			}),
	);
	return {
		get: () => get.get()?.seq ?? 0,
		set: (seq) => void set.run({ seq }),
	};
}

/** Figures, added up slot by slot. */
export function countTable(database: Drizzle): CountTable {
	const add = statement(
		database,
		database
			.insert(counts)
			.values({
				slot: placeholder("slot"),
				kind: placeholder("kind"),
				name: placeholder("name"),
				count: placeholder("count"),
				at: placeholder("at"),
			})
			.onConflictDoUpdate({
				target: [counts.slot, counts.kind, counts.name],
				set: {
					count: sql`${counts.count} + excluded.count`,
					at: sql`max(${counts.at}, excluded.at)`,
				},
			}),
	);
	const between = database
		.select()
		.from(counts)
		.where(
			and(
				gte(counts.slot, placeholder("from")),
				lt(counts.slot, placeholder("to")),
			),
		)
		.prepare();
	return {
		add: (figure) => void add.run({ ...figure, name: safeText(figure.name) }),
		between: (from, to) =>
			between.all({ from, to }).map(({ kind, name, at, ...row }) => ({
				...row,
				kind: kind as FigureKind,
				name: originalText(name),
				at: at as Instant,
			})),
	};
}

/** Messages that are grouped: some 50 ms of work, whatever is in the table. */
const MOST_GROUPED = 10_000;

/** What nobody answered, the newest of it grouped when somebody asks. */
export function unansweredTable(database: Drizzle): UnansweredTable {
	const insert = statement(
		database,
		database.insert(unanswered).values({
			seq: placeholder("seq"),
			conversation: placeholder("conversation"),
			at: placeholder("at"),
			key: placeholder("key"),
		}),
	);
	const newest = database
		.select()
		.from(unanswered)
		.where(gte(unanswered.at, placeholder("since")))
		.orderBy(desc(unanswered.at))
		.limit(MOST_GROUPED)
		.as("newest");
	const lastAt = sql<number>`max(${newest.at})`;
	const count = sql<number>`count(*)`;
	const seq = sql<number>`max(${newest.seq})`;
	const groups = database
		.select({
			key: newest.key,
			count,
			people: sql<number>`count(DISTINCT ${newest.conversation})`,
			lastAt,
			seq,
		})
		.from(newest)
		.leftJoin(dismissed, eq(dismissed.key, newest.key))
		.where(sql`${newest.at} > coalesce(${dismissed.at}, 0)`)
		.groupBy(newest.key)
		.orderBy(desc(count), desc(lastAt), desc(seq))
		.limit(placeholder("limit"))
		.offset(placeholder("skip"))
		.prepare();
	const dismiss = database
		.insert(dismissed)
		.values({ key: placeholder("key"), at: placeholder("at") })
		.onConflictDoUpdate({
			target: dismissed.key,
			set: { at: sql`excluded.at` },
		})
		.prepare();
	const remove = database
		.delete(unanswered)
		.where(eq(unanswered.conversation, placeholder("conversation")))
		.prepare();
	return {
		insert: (row) => void insert.run(row),
		groups: (since, skip, limit) =>
			groups
				.all({ since, skip, limit })
				.map((row) => ({ ...row, lastAt: row.lastAt as Instant })),
		dismiss: (key, at) => void dismiss.run({ key, at }),
		delete: (conversation) => void remove.run({ conversation }),
		deleteThrough: (seq) =>
			void database.delete(unanswered).where(lte(unanswered.seq, seq)).run(),
	};
}
