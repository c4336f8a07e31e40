import { z } from "zod";
import type { Endpoint } from "../endpoint.ts";
import type { HttpOptions } from "../options.ts";
import { readJson } from "../read-request.ts";
import { contentSchema } from "./content.ts";

const explainBody = z
	.strictObject({
		text: z.string().max(65_536).optional().describe("What a customer writes."),
		message: contentSchema.optional().describe("Or any other message."),
		as: z
			.string()
			.max(200)
			.optional()
			.describe("Decide as this contact: `c_812`, `p_55` or a phone number."),
		at: z
			.string()
			.max(64)
			.optional()
			.describe("Sets the clock; the business's own where no zone is given."),
		rules: z
			.string()
			.optional()
			.describe("YAML text instead of the live rules."),
	})
	.refine(
		({ text, message }) => (text === undefined) !== (message === undefined),
		"give `text` or `message`",
	);

/** `POST /api/explain`: what would be decided about a message, and why every other rule would not answer. */
export function explainEndpoints({
	explain,
	bodyLimit,
}: HttpOptions): readonly Endpoint[] {
	if (explain === undefined) return [];
	const endpoint: Endpoint = {
		method: "post",
		path: "/api/explain",
		role: "agent",
		summary: "Decides about a message without changing anything, and says why.",
		body: explainBody,
		answer: {
			status: 200,
			about: "The answer of `explain --json`, with its `trace`.",
		},
		problems: [
			"wrong-value",
			"not-json",
			"unsupported-type",
			"unknown-contact",
		],
		handle: async (c) => {
			const body = await readJson(c, explainBody, bodyLimit);
			const { text = "", message, as = null, at = null, rules = null } = body;
			const content = message ?? { type: "text" as const, text };
			return c.json(await explain({ content, as, at, rules }));
		},
	};
	return [endpoint];
}
