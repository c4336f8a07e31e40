import { z } from "zod";
import type { Endpoint } from "../endpoint.ts";
import type { HttpOptions } from "../options.ts";
import { readJson } from "../read-request.ts";
import { contentSchema } from "./content.ts";

/** A session's clock goes on by a year at most. */
const YEAR_MS = 366 * 24 * 3_600_000;
/** The playground needs far less than the webhook. */
const MOST_BYTES = 256 * 1024;

const simulateBody = z.strictObject({
	session: z
		.string()
		.max(100)
		.nullable()
		.default(null)
		.describe("From the answer before; null begins a new one."),
	content: contentSchema
		.nullable()
		.default(null)
		.describe("What the pretended customer sends; null: nothing."),
	advance_ms: z
		.number()
		.int()
		.min(0)
		.max(YEAR_MS)
		.default(0)
		.describe("Lets this much of the session's time pass first."),
	at: z
		.string()
		.max(64)
		.nullable()
		.default(null)
		.describe("Where a new session's clock begins."),
	name: z
		.string()
		.max(200)
		.nullable()
		.default(null)
		.describe("The name on the pretended customer's profile."),
	as: z
		.string()
		.max(200)
		.nullable()
		.default(null)
		.describe(
			"Whom a new session plays: `c_812`, `p_55` or a phone number; a known one brings its state.",
		),
});

/** `POST /api/simulate`: a chat that reaches nobody, with a state and a clock of its own. */
export function simulateEndpoints({
	simulate,
}: HttpOptions): readonly Endpoint[] {
	if (simulate === undefined) return [];
	const endpoint: Endpoint = {
		method: "post",
		path: "/api/simulate",
		role: "agent",
		summary: "One turn in the playground; nothing is sent or kept.",
		body: simulateBody,
		answer: {
			status: 200,
			about:
				"`session`, `at`, `decisions` in the form of `explain`, and `test`: the chat so far as an item of a `*.test.yaml`.",
		},
		problems: [
			"wrong-value",
			"not-json",
			"unsupported-type",
			"body-too-large",
			"unknown-contact",
		],
		handle: async (c) => {
			const body = await readJson(c, simulateBody, MOST_BYTES);
			const { advance_ms: advanceMs, ...request } = body;
			return c.json(await simulate({ ...request, advanceMs }));
		},
	};
	return [endpoint];
}
