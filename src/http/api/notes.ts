import { z } from "zod";
import type { Note } from "../../engine/ports.ts";
import type { Endpoint } from "../endpoint.ts";
import type { HttpContext, HttpOptions } from "../options.ts";
import { cursorOf, pageQuery } from "../paging.ts";
import type { HttpParts } from "../parts.ts";
import { HttpProblem } from "../problem.ts";
import { readJson, readQuery } from "../read-request.ts";
import { whoAsks } from "../who.ts";
import { auditing } from "./auditing.ts";
import { contactParameter, theConversation } from "./contact.ts";
import { iso } from "./iso.ts";
import { senderQuery } from "./sender-query.ts";

const LONGEST = 4_000;
const MOST_BYTES = 32 * 1024;

const noteBody = z.strictObject({
	text: z.string().trim().min(1).max(LONGEST).describe("What to remember."),
});

const notesQuery = pageQuery.extend(senderQuery.shape);
const path = "/api/conversations/:contact/notes";
const problems = ["unknown-contact", "which-sender"] as const;

type Parts = Pick<HttpParts, "streams">;

/** `GET`, `POST …/notes` and `DELETE …/notes/{note}`: what the team writes about a conversation; the customer never sees it. */
export function noteEndpoints(
	options: HttpOptions,
	parts: Parts,
): readonly Endpoint[] {
	return [list(options), add(options, parts), remove(options, parts)];
}

function list({ history, team }: HttpOptions): Endpoint {
	return {
		method: "get",
		path,
		role: "agent",
		summary: "The team's notes about a conversation, the newest first.",
		parameters: { contact: contactParameter },
		query: notesQuery,
		answer: { status: 200, about: "`notes`, and `next` or null." },
		problems: [...problems, "bad-cursor", "bad-limit"],
		handle: async (c) => {
			const { limit, cursor, sender } = readQuery(c, notesQuery);
			const { id } = await theConversation(c, history, sender);
			const notes = await team.notes(id, { before: cursor ?? null, limit });
			const last = notes.length < limit ? undefined : notes.at(-1);
			return c.json({
				notes: notes.map(noteJson),
				next: last === undefined ? null : cursorOf(last.id),
			});
		},
	};
}

function add(options: HttpOptions, { streams }: Parts): Endpoint {
	const audit = auditing(options);
	return {
		method: "post",
		path,
		role: "agent",
		summary: "Writes a note about a conversation.",
		parameters: { contact: contactParameter },
		query: senderQuery,
		body: noteBody,
		answer: { status: 200, about: "The note." },
		problems: [...problems, "wrong-value", "unsupported-type"],
		handle: async (c) => {
			const { text } = await readJson(c, noteBody, MOST_BYTES);
			const id = await idIn(c, options);
			const who = whoAsks(c);
			const at = options.clock.now();
			const note = await options.team.addNote({
				...{ conversation: id, at, by: who.name, text },
			});
			await audit(who, "note.add", `c_${id}`, { note: `n_${note.id}` });
			streams.tell({ type: "noted", conversation: `c_${id}` });
			return c.json(noteJson(note));
		},
	};
}

function remove(options: HttpOptions, { streams }: Parts): Endpoint {
	const audit = auditing(options);
	return {
		method: "delete",
		path: `${path}/:note`,
		role: "agent",
		summary: "Deletes a note.",
		parameters: { contact: contactParameter, note: "`n_4`" },
		query: senderQuery,
		answer: { status: 204, about: "It is gone." },
		problems: [...problems, "unknown-note"],
		handle: async (c) => {
			const id = await idIn(c, options);
			const name = c.req.param("note") ?? "";
			const note = Number(/^n_(\d{1,15})$/.exec(name)?.[1] ?? 0);
			if (!(await options.team.deleteNote(id, note)))
				throw new HttpProblem("unknown-note");
			await audit(whoAsks(c), "note.delete", `c_${id}`, { note: name });
			streams.tell({ type: "noted", conversation: `c_${id}` });
			return c.body(null, 204);
		},
	};
}

async function idIn(c: HttpContext, { history }: HttpOptions): Promise<number> {
	const { sender } = readQuery(c, senderQuery);
	return (await theConversation(c, history, sender)).id;
}

function noteJson({ id, at, by, text }: Note): object {
	return { note: `n_${id}`, at: iso(at), by, text };
}
