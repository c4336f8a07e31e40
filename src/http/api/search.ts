import { z } from "zod";
import type { ConversationSummary, SearchHit } from "../../engine/ports.ts";
import type { Endpoint } from "../endpoint.ts";
import type { HttpOptions } from "../options.ts";
import { cursorOf, pageQuery } from "../paging.ts";
import { readQuery } from "../read-request.ts";
import { iso } from "./iso.ts";

const searchQuery = pageQuery.extend({
	q: z
		.string()
		.min(1)
		.max(200)
		.describe(
			"Words; the last one may be a beginning. Or a name, or a number.",
		),
	conversation: z
		.string()
		.regex(/^c_\d{1,15}$/, "a conversation such as c_812")
		.optional()
		.describe("Only in this chat: `c_812`."),
});

/** People on the first page. */
const PEOPLE = 10;
/** Hits on one page: each is read from the journal. */
const MOST = 100;

/** `GET /api/search`: in all that was ever said. */
export function searchEndpoint({ history, runtime }: HttpOptions): Endpoint {
	return {
		method: "get",
		path: "/api/search",
		role: "agent",
		summary: "Finds people, and messages in all history, the newest first.",
		query: searchQuery,
		answer: {
			status: 200,
			about:
				"`people` (on the first page), `messages`, `next` or null, and `up_to`: the newest journal number that was looked at.",
		},
		problems: ["wrong-value", "bad-cursor", "bad-limit"],
		handle: async (c) => {
			const query = readQuery(c, searchQuery);
			const { q: text, cursor: before = null } = query;
			const limit = Math.min(MOST, query.limit);
			const conversation = numberIn(query.conversation);
			await runtime.indexed();
			const hits = await history.search({ text, conversation, before, limit });
			const wantsPeople = before === null && conversation === null;
			const people = wantsPeople ? await history.people(text, PEOPLE) : [];
			const last = hits.length < limit ? undefined : hits.at(-1);
			return c.json({
				people: people.map(personJson),
				messages: hits.map(hitJson),
				next: last === undefined ? null : cursorOf(last.seq),
				up_to: await history.indexedUpTo(),
			});
		},
	};
}

function numberIn(name: string | undefined): number | null {
	return name === undefined ? null : Number(name.slice(2));
}

function personJson(row: ConversationSummary): object {
	return {
		conversation: `c_${row.conversation}`,
		contact: `p_${row.contact}`,
		sender: `s_${row.sender}`,
		name: row.name,
		address: row.address,
		last_at: iso(row.last?.at ?? row.lastAt),
	};
}

function hitJson({ seq, at, conversation, ...hit }: SearchHit): object {
	return {
		conversation: `c_${conversation}`,
		seq,
		decision: `d_${seq}`,
		at: iso(at),
		...hit,
	};
}
