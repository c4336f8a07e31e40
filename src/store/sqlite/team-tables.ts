import { and, asc, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { Instant } from "../../engine/model.ts";
import type { Agent, Note } from "../../engine/ports.ts";
import type {
	AgentTable,
	AuditTable,
	CareTable,
	NoteTable,
	PublicationTable,
} from "../desk-tables.ts";
import { originalText, safeText } from "../safe-text.ts";
import { agents, audit, care, notes, publications } from "./desk-schema.ts";
import type { Drizzle } from "./tables.ts";

/** Whose conversations are, and how much of them was seen. */
export function careTable(database: Drizzle): CareTable {
	const is = (conversation: number) => eq(care.conversation, conversation);
	// A list asks for each of its rows.
	const get = database
		.select({ assigned: care.assigned, seen: care.seen })
		.from(care)
		.where(eq(care.conversation, sql.placeholder("conversation")))
		.prepare();
	return {
		get: (conversation) => get.get({ conversation }) ?? null,
		put: (conversation, row) =>
			void database
				.insert(care)
				.values({ conversation, ...row })
				.onConflictDoUpdate({ target: care.conversation, set: row })
				.run(),
		release: (agent) =>
			void database
				.update(care)
				.set({ assigned: null })
				.where(eq(care.assigned, agent))
				.run(),
		delete: (conversation) =>
			void database.delete(care).where(is(conversation)).run(),
	};
}

/** What the team wrote about conversations. */
export function noteTable(database: Drizzle): NoteTable {
	const isOf = (conversation: number) => eq(notes.conversation, conversation);
	return {
		insert(note) {
			const stored = { ...note, text: safeText(note.text) };
			const { id } = database.insert(notes).values(stored).returning().get();
			return { ...note, id };
		},
		page: (conversation, before, limit) =>
			database
				.select()
				.from(notes)
				.where(
					and(
						isOf(conversation),
						before === null ? undefined : lt(notes.id, before),
					),
				)
				.orderBy(desc(notes.id))
				.limit(limit)
				.all()
				.map(readNote),
		remove: (conversation, note) =>
			database
				.delete(notes)
				.where(and(isOf(conversation), eq(notes.id, note)))
				.run().changes === 1,
		delete: (conversation) =>
			void database.delete(notes).where(isOf(conversation)).run(),
	};
}

function readNote({ at, text, ...row }: typeof notes.$inferSelect): Note {
	return { ...row, at: at as Instant, text: originalText(text) };
}

/** People who answer. */
export function agentTable(database: Drizzle): AgentTable {
	return {
		all: () =>
			database
				.select()
				.from(agents)
				.orderBy(asc(agents.id))
				.all()
				.map(readAgent),
		insert: (agent) =>
			readAgent(database.insert(agents).values(agent).returning().get()),
		setHash: (agent, hash) =>
			void database
				.update(agents)
				.set({ hash })
				.where(eq(agents.id, agent))
				.run(),
		remove: (agent, at) =>
			void database
				.update(agents)
				.set({ removedAt: at })
				.where(eq(agents.id, agent))
				.run(),
	};
}

function readAgent({
	since,
	removedAt,
	...row
}: typeof agents.$inferSelect): Agent {
	return { ...row, since: since as Instant, removed: removedAt !== null };
}

/** Who changed what. */
export function auditTable(database: Drizzle): AuditTable {
	return {
		strip: (names) =>
			void database
				.update(audit)
				.set({ detail: null })
				.where(inArray(audit.about, [...names]))
				.run(),
		insert: ({ detail, ...entry }) =>
			void database
				.insert(audit)
				.values({
					...entry,
					detail: detail === null ? null : JSON.stringify(detail),
				})
				.run(),
		page: ({ before, limit, by, action }) =>
			database
				.select()
				.from(audit)
				.where(
					and(
						before === null ? undefined : lt(audit.id, before),
						by === undefined ? undefined : eq(audit.by, by),
						action === undefined ? undefined : eq(audit.action, action),
					),
				)
				.orderBy(desc(audit.id))
				.limit(limit)
				.all()
				.map(({ at, detail, ...row }) => ({
					...row,
					at: at as Instant,
					detail: detail === null ? null : JSON.parse(detail),
				})),
	};
}

/** The files of every publication. */
export function publicationTable(database: Drizzle): PublicationTable {
	const { files: _, ...head } = publications;
	return {
		insert: ({ files, ...publication }) =>
			database
				.insert(publications)
				.values({ ...publication, files: JSON.stringify(files) })
				.returning({ id: publications.id })
				.get().id,
		page: (before, limit) =>
			database
				.select({
					id: head.id,
					at: head.at,
					by: head.by,
					note: head.note,
					etag: head.etag,
					files: sql<string>`(SELECT json_group_array(key) FROM json_each(${publications.files}))`,
				})
				.from(publications)
				.where(before === null ? undefined : lt(publications.id, before))
				.orderBy(desc(publications.id))
				.limit(limit)
				.all()
				.map(({ at, files, ...row }) => ({
					...row,
					at: at as Instant,
					files: JSON.parse(files),
				})),
		get(id) {
			const row = database
				.select()
				.from(publications)
				.where(eq(publications.id, id))
				.get();
			if (!row) return null;
			return { ...row, at: row.at as Instant, files: JSON.parse(row.files) };
		},
	};
}
