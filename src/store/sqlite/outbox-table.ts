import {
	and,
	asc,
	between,
	desc,
	eq,
	gt,
	inArray,
	isNotNull,
	lt,
	lte,
	type SQL,
	sql,
} from "drizzle-orm";
import type { Instant, SendStatus } from "../../engine/model.ts";
import type { OutboxTable, SendRow } from "../outbox-table.ts";
import { lanes, type SendRecord } from "../send-record.ts";
import { outbox } from "./schema.ts";
import { select, statement } from "./statement.ts";
import type { Drizzle } from "./tables.ts";

const timedLanes = [lanes.answer, lanes.notice, lanes.run];
const waitingLanes = [...timedLanes, lanes.follower];

/** The outbox. What waits is found by two small partial indexes, which forget a send once it is finished. */
export function outboxTable(database: Drizzle): OutboxTable {
	const statements = prepareStatements(database);
	return {
		insert: ({ id, conversation, decision, about, elsewhere, record, body }) =>
			void statements.insert.run({
				id,
				conversation,
				decision,
				about,
				elsewhere: elsewhere ? conversation : null,
				...written(record),
				body: JSON.stringify(body),
			}),
		get: (id) => readOne(statements.get.get({ id })),
		update: (id, record) =>
			void statements.update.run({ id, ...written(record) }),
		hasOpen: (conversation) => statements.hasOpen.finds({ conversation }),
		firstOpen: (conversation) =>
			readOne(statements.firstOpen.get({ conversation })),
		open: (conversation) => statements.open.all({ conversation }).map(readSend),
		due: (lane, now, limit) =>
			statements.due.all({ lane, now, limit }).map(readSend),
		inLane: (lane) => statements.inLane.all({ lane }).map(readSend),
		nextDueAt: () => earliest(statements.nextDue),
		hasten: (latest, at) => void statements.hasten.run({ latest, at }),
		ofDecision: (decision, first, last) =>
			statements.ofDecision.all({ decision, first, last }).map(readSend),
		fromElsewhere: (conversation, before, limit) =>
			statements.fromElsewhere
				.all({ conversation, before, limit })
				.map(readSend),
		fromElsewhereAfter: (conversation, after, limit) =>
			statements.fromElsewhereAfter
				.all({ conversation, after, limit })
				.map(readSend),
		waiting: () =>
			new Map(
				statements.waiting.all().map(({ lane, count }) => [lane ?? -1, count]),
			),
	};
}

function written(record: SendRecord) {
	return { ...record, progress: JSON.stringify(record.progress) };
}

function readOne(row: typeof outbox.$inferSelect | undefined): SendRow | null {
	return row ? readSend(row) : null;
}

/** A row as the store knows it. */
export function readSend(row: typeof outbox.$inferSelect): SendRow {
	const { id, conversation, decision, about, elsewhere, body } = row;
	const { priority, lane, attempts, ambiguous } = row;
	return {
		id,
		conversation,
		decision,
		about,
		elsewhere: elsewhere !== null,
		record: {
			status: row.status as SendStatus,
			lane,
			dueAt: row.dueAt as Instant,
			priority,
			attempts,
			ambiguous,
			attemptedAt: row.attemptedAt as Instant | null,
			progress: JSON.parse(row.progress),
		},
		body: JSON.parse(body),
	};
}

/** One look into the index for each lane that keeps time; a minimum over all lanes would read the whole index. */
function earliest(
	nextDue: ReturnType<typeof prepareStatements>["nextDue"],
): Instant | null {
	const moments = timedLanes.flatMap(
		(lane) => nextDue.get({ lane })?.dueAt ?? [],
	);
	return moments.length > 0 ? (Math.min(...moments) as Instant) : null;
}

function prepareStatements(database: Drizzle) {
	const { placeholder } = sql;
	const { id, conversation, decision, elsewhere, lane, dueAt } = outbox;
	const limit = placeholder("limit");
	const isOpen = and(
		eq(conversation, placeholder("conversation")),
		isNotNull(lane),
	);
	const inLane = eq(lane, placeholder("lane"));
	const fromElsewhere = (where: SQL, order: SQL) =>
		select(
			database,
			outbox,
			database
				.select()
				.from(outbox)
				.where(and(eq(elsewhere, placeholder("conversation")), where))
				.orderBy(order)
				.limit(limit),
		);
	return {
		insert: prepareInsert(database),
		update: prepareUpdate(database),
		get: select(
			database,
			outbox,
			database
				.select()
				.from(outbox)
				.where(eq(id, placeholder("id"))),
		),
		hasOpen: statement(
			database,
			database.select({ id }).from(outbox).where(isOpen).limit(1),
		),
		firstOpen: select(
			database,
			outbox,
			database.select().from(outbox).where(isOpen).orderBy(asc(id)).limit(1),
		),
		open: select(
			database,
			outbox,
			database.select().from(outbox).where(isOpen).orderBy(asc(id)),
		),
		due: select(
			database,
			outbox,
			database
				.select()
				.from(outbox)
				.where(and(inLane, lte(dueAt, placeholder("now"))))
				.orderBy(asc(dueAt), asc(id))
				.limit(limit),
		),
		inLane: select(
			database,
			outbox,
			database.select().from(outbox).where(inLane),
		),
		nextDue: select(
			database,
			{ dueAt },
			database
				.select({ dueAt })
				.from(outbox)
				.where(inLane)
				.orderBy(asc(dueAt))
				.limit(1),
		),
		hasten: statement(
			database,
			database
				.update(outbox)
				.set({ dueAt: sql`${placeholder("at")}` })
				.where(
					and(inArray(lane, waitingLanes), gt(dueAt, placeholder("latest"))),
				),
		),
		ofDecision: select(
			database,
			outbox,
			database
				.select()
				.from(outbox)
				.where(
					and(
						between(id, placeholder("first"), placeholder("last")),
						eq(decision, placeholder("decision")),
					),
				)
				.orderBy(asc(id)),
		),
		fromElsewhere: fromElsewhere(lt(decision, placeholder("before")), desc(id)),
		fromElsewhereAfter: fromElsewhere(
			gt(decision, placeholder("after")),
			asc(id),
		),
		waiting: database
			.select({ lane, count: sql<number>`count(*)` })
			.from(outbox)
			.where(isNotNull(lane))
			.groupBy(lane)
			.prepare(),
	};
}

function prepareInsert(database: Drizzle) {
	const { placeholder } = sql;
	const query = database.insert(outbox).values({
		id: placeholder("id"),
		conversation: placeholder("conversation"),
		decision: placeholder("decision"),
		about: placeholder("about"),
		elsewhere: placeholder("elsewhere"),
		status: placeholder("status"),
		priority: placeholder("priority"),
		lane: placeholder("lane"),
		dueAt: placeholder("dueAt"),
		attempts: placeholder("attempts"),
		ambiguous: placeholder("ambiguous"),
		attemptedAt: placeholder("attemptedAt"),
		progress: placeholder("progress"),
		body: placeholder("body"),
	});
	return statement(database, query);
}

function prepareUpdate(database: Drizzle) {
	const { placeholder } = sql;
	const query = database
		.update(outbox)
		.set({
			status: sql`${placeholder("status")}`,
			lane: sql`${placeholder("lane")}`,
			dueAt: sql`${placeholder("dueAt")}`,
			attempts: sql`${placeholder("attempts")}`,
			ambiguous: sql`${placeholder("ambiguous")}`,
			attemptedAt: sql`${placeholder("attemptedAt")}`,
			progress: sql`${placeholder("progress")}`,
		})
		.where(eq(outbox.id, placeholder("id")));
	return statement(database, query);
}
