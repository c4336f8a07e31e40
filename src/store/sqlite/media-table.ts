import {
	and,
	asc,
	desc,
	eq,
	gt,
	isNotNull,
	isNull,
	lte,
	or,
	sql,
} from "drizzle-orm";
import type {
	CustomerMedia,
	Instant,
	MediaKind,
	MediaOutcome,
} from "../../engine/model.ts";
import type { MediaTable } from "../media-table.ts";
import { media } from "./schema.ts";
import type { Drizzle } from "./tables.ts";

const { placeholder } = sql;

/** Files of conversations. */
export function mediaTable(database: Drizzle): MediaTable {
	const statements = prepareStatements(database);
	return {
		insert(wanted, name, conversation) {
			const { channel, url, kind, sentAt } = wanted;
			statements.insert.run({ channel, url, kind, sentAt, name, conversation });
		},
		due: (now, limit) => statements.due.all({ now, limit }).map(read),
		nextDueAt: () => (statements.next.get()?.dueAt ?? null) as Instant | null,
		settle(id, outcome) {
			statements.settle.run({ id, ...columnsOf(outcome) });
		},
		insertUnwanted(hash, picture) {
			const { name, goesAt } = picture ?? { name: "", goesAt: 0 };
			statements.insertUnwanted.run({ hash, name, dueAt: goesAt });
		},
		insertSent(picture) {
			statements.deleteWaiting.run({ name: picture.name });
			statements.insertSent.run({ ...picture });
		},
		get: (id) => readOr(statements.get.get({ id })),
		named: (name) => readOr(statements.named.get({ name })),
		ofConversation: (conversation) =>
			statements.ofConversation.all({ conversation }).map(read),
		delete: (conversation) => statements.delete.run({ conversation }).changes,
		drop: (id) => void statements.drop.run({ id }),
		dropBefore(at, limit) {
			const oldest = statements.oldest.all({ limit });
			const until = oldest.findIndex(({ sentAt }) => sentAt >= at);
			const last = (until === -1 ? oldest : oldest.slice(0, until)).at(-1);
			return statements.dropThrough
				.all({ id: last?.id ?? 0 })
				.flatMap(({ hash }) => hash ?? []);
		},
		hasHash: (hash, now) => statements.hash.get({ hash, now }) !== undefined,
	};
}

type Row = typeof media.$inferSelect;

function readOr(row: Row | undefined): CustomerMedia | null {
	return row === undefined ? null : read(row);
}

function read({
	name: _,
	dueAt: __,
	sentAt,
	kind,
	...row
}: Row): CustomerMedia {
	return { ...row, sentAt: sentAt as Instant, kind: kind as MediaKind };
}

function columnsOf(outcome: MediaOutcome) {
	const nothing = { dueAt: null, hash: null, type: null, bytes: null };
	switch (outcome.type) {
		case "kept": {
			const { hash, mediaType: type, bytes } = outcome;
			return { ...nothing, state: "kept", hash, type, bytes, error: null };
		}
		case "later":
			return {
				...nothing,
				state: "wanted",
				dueAt: outcome.dueAt,
				error: outcome.error,
			};
		case "lost":
			return { ...nothing, state: "lost", error: outcome.error };
	}
}

function prepareStatements(database: Drizzle) {
	const select = () => database.select().from(media);
	const byConversation = eq(media.conversation, placeholder("conversation"));
	return {
		insert: database
			.insert(media)
			.values({
				name: placeholder("name"),
				conversation: placeholder("conversation"),
				state: "wanted",
				dueAt: placeholder("sentAt"),
				sentAt: placeholder("sentAt"),
				attempts: 0,
				channel: placeholder("channel"),
				kind: placeholder("kind"),
				url: placeholder("url"),
			})
			.prepare(),
		insertUnwanted: database
			.insert(media)
			.values({
				name: placeholder("name"),
				conversation: null,
				state: "unwanted",
				dueAt: placeholder("dueAt"),
				sentAt: 0,
				attempts: 0,
				hash: placeholder("hash"),
				channel: "",
				kind: "document",
				url: "",
			})
			.prepare(),
		insertSent: database
			.insert(media)
			.values({
				name: placeholder("name"),
				conversation: placeholder("conversation"),
				state: "kept",
				dueAt: null,
				sentAt: placeholder("sentAt"),
				attempts: 0,
				hash: placeholder("hash"),
				type: placeholder("type"),
				channel: "",
				kind: "image",
				url: placeholder("url"),
			})
			.prepare(),
		due: select()
			.where(and(isNotNull(media.dueAt), lte(media.dueAt, placeholder("now"))))
			.orderBy(asc(media.dueAt), asc(media.id))
			.limit(placeholder("limit"))
			.prepare(),
		next: database
			.select({ dueAt: media.dueAt })
			.from(media)
			.where(isNotNull(media.dueAt))
			.orderBy(asc(media.dueAt))
			.limit(1)
			.prepare(),
		settle: database
			.update(media)
			.set({
				state: sql`${placeholder("state")}`,
				dueAt: sql`${placeholder("dueAt")}`,
				hash: sql`${placeholder("hash")}`,
				type: sql`${placeholder("type")}`,
				bytes: sql`${placeholder("bytes")}`,
				error: sql`${placeholder("error")}`,
				attempts: sql`${media.attempts} + 1`,
			})
			.where(eq(media.id, placeholder("id")))
			.prepare(),
		get: select()
			.where(eq(media.id, placeholder("id")))
			.prepare(),
		named: select()
			.where(eq(media.name, placeholder("name")))
			.orderBy(desc(media.id))
			.limit(1)
			.prepare(),
		ofConversation: select()
			.where(byConversation)
			.orderBy(asc(media.id))
			.prepare(),
		deleteWaiting: database
			.delete(media)
			.where(
				and(eq(media.name, placeholder("name")), eq(media.state, "unwanted")),
			)
			.prepare(),
		delete: database.delete(media).where(byConversation).prepare(),
		drop: database
			.delete(media)
			.where(eq(media.id, placeholder("id")))
			.prepare(),
		oldest: database
			.select({ id: media.id, sentAt: media.sentAt })
			.from(media)
			.where(isNull(media.dueAt))
			.orderBy(asc(media.id))
			.limit(placeholder("limit"))
			.prepare(),
		dropThrough: database
			.delete(media)
			.where(and(lte(media.id, placeholder("id")), isNull(media.dueAt)))
			.returning({ hash: media.hash })
			.prepare(),
		hash: database
			.select({ id: media.id })
			.from(media)
			.where(
				and(
					eq(media.hash, placeholder("hash")),
					or(eq(media.state, "kept"), gt(media.dueAt, placeholder("now"))),
				),
			)
			.limit(1)
			.prepare(),
	};
}
