import { z } from "zod";
import type { Endpoint } from "../endpoint.ts";
import type { HttpOptions } from "../options.ts";
import { cursorOf, pageQuery } from "../paging.ts";
import { readQuery } from "../read-request.ts";
import { auditActions } from "./auditing.ts";
import { iso } from "./iso.ts";

const auditQuery = pageQuery.extend({
	by: z.string().max(200).optional().describe("Only what this person did."),
	action: z.enum(auditActions).optional().describe("Only this."),
});

/** `GET /api/audit`: who changed what. */
export function auditEndpoint({ team }: HttpOptions): Endpoint {
	return {
		method: "get",
		path: "/api/audit",
		summary: "Who changed what, the newest first.",
		query: auditQuery,
		answer: { status: 200, about: "`entries`, and `next` or null." },
		problems: ["bad-cursor", "bad-limit", "wrong-value"],
		handle: async (c) => {
			const { limit, cursor, by, action } = readQuery(c, auditQuery);
			const entries = await team.auditTrail({
				before: cursor ?? null,
				limit,
				...(by === undefined ? {} : { by }),
				...(action === undefined ? {} : { action }),
			});
			const last = entries.length < limit ? undefined : entries.at(-1);
			return c.json({
				entries: entries.map((entry) => ({ ...entry, at: iso(entry.at) })),
				next: last === undefined ? null : cursorOf(last.id),
			});
		},
	};
}
