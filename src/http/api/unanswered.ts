import { z } from "zod";
import { after, DAY } from "../../engine/model.ts";
import type { UnansweredGroup } from "../../engine/ports.ts";
import type { Endpoint } from "../endpoint.ts";
import type { HttpOptions } from "../options.ts";
import { cursorOf, pageQuery } from "../paging.ts";
import { HttpProblem } from "../problem.ts";
import { readJson, readQuery } from "../read-request.ts";
import { whoAsks } from "../who.ts";
import { auditing } from "./auditing.ts";
import { iso } from "./iso.ts";

const MOST_DAYS = 366;
/** Groups on one page: for each, every rule is looked at. */
const MOST_GROUPS = 50;
const MOST_BYTES = 32 * 1024;

const groupsQuery = pageQuery.extend({
	days: z
		.string()
		.regex(/^\d{1,3}$/, "a whole number of days")
		.transform(Number)
		.refine((days) => days >= 1 && days <= MOST_DAYS, "from 1 to 366")
		.default(30)
		.describe("How far back; 30 when left out."),
});

const proposeBody = z.strictObject({
	example: z.string().min(1).max(4_096).describe("The message."),
	rule: z.string().min(1).max(500).describe("The rule that should answer."),
});

const dismissBody = z.strictObject({
	key: z
		.string()
		.regex(/^[0-9a-f]{1,64}$/, "the `key` of a group")
		.describe("Of the group."),
});

/** What nobody answered, and what to do about it. */
export function unansweredEndpoints(options: HttpOptions): readonly Endpoint[] {
	return [groups(options), propose(options), dismiss(options)];
}

function groups(options: HttpOptions): Endpoint {
	const { history, runtime, clock } = options;
	return {
		method: "get",
		path: "/api/unanswered",
		role: "agent",
		summary:
			"What nobody answered, grouped by its words, with the rule that comes nearest.",
		query: groupsQuery,
		answer: { status: 200, about: "`groups`, `days`, and `next` or null." },
		problems: ["wrong-value", "bad-cursor", "bad-limit"],
		handle: async (c) => {
			const query = readQuery(c, groupsQuery);
			const { days, cursor: skip = 0 } = query;
			const limit = Math.min(MOST_GROUPS, query.limit);
			await runtime.indexed();
			const since = after(clock.now(), -days * DAY);
			const found = await history.unanswered({ since, skip, limit });
			return c.json({
				groups: found.map((group) => groupJson(group, options)),
				next: found.length < limit ? null : cursorOf(skip + limit),
				days,
			});
		},
	};
}

function groupJson(
	{ seq, conversation, lastAt, ...group }: UnansweredGroup,
	{ suggest }: HttpOptions,
): object {
	const { example } = group;
	const suggested = example === null ? undefined : suggest?.(example);
	return {
		...group,
		last_at: iso(lastAt),
		decision: `d_${seq}`,
		conversation: `c_${conversation}`,
		...(suggested ?? { nearest: null, yaml: null, test: null }),
	};
}

function propose({ propose }: HttpOptions): Endpoint {
	return {
		method: "post",
		path: "/api/unanswered/propose",
		summary:
			"Puts the word that a message lacks into a rule; nothing is saved.",
		body: proposeBody,
		answer: {
			status: 200,
			about:
				"`files` as they would be, ready for preview and publishing, the `word`, what checking them gives, and a `test` for it.",
		},
		problems: ["wrong-value", "rules-refused", "not-available"],
		handle: async (c) => {
			if (propose === undefined) throw new HttpProblem("not-available");
			return c.json(await propose(await readJson(c, proposeBody, MOST_BYTES)));
		},
	};
}

function dismiss(options: HttpOptions): Endpoint {
	const audit = auditing(options);
	return {
		method: "post",
		path: "/api/unanswered/dismiss",
		summary: "Puts a group aside until it is said again.",
		body: dismissBody,
		answer: { status: 204, about: "It is hidden." },
		problems: ["wrong-value"],
		handle: async (c) => {
			const { key } = await readJson(c, dismissBody, MOST_BYTES);
			await options.team.dismiss(key, options.clock.now());
			await audit(whoAsks(c), "unanswered.dismiss", null, { key });
			return c.body(null, 204);
		},
	};
}
