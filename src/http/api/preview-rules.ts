import { z } from "zod";
import type { Endpoint } from "../endpoint.ts";
import type { HttpOptions } from "../options.ts";
import { readJson } from "../read-request.ts";
import { filesBody, MOST_RULES_BYTES } from "./rules-body.ts";

const MOST_DAYS = 31;

const previewBody = filesBody.extend({
	days: z
		.number()
		.int()
		.min(1)
		.max(MOST_DAYS)
		.default(7)
		.describe("How far back."),
});

/** `POST /api/rules/preview`: what edited rules would have answered otherwise. */
export function previewEndpoints({
	previewRules,
}: HttpOptions): readonly Endpoint[] {
	if (previewRules === undefined) return [];
	const endpoint: Endpoint = {
		method: "post",
		path: "/api/rules/preview",
		summary:
			"Makes the decisions of the last days again under edited rules; changes nothing.",
		body: previewBody,
		answer: {
			status: 200,
			about:
				"`ok`, `problems`, `compared` (null where they have errors), `differences` and whether they are `complete`.",
		},
		problems: ["wrong-value", "not-json", "unsupported-type", "body-too-large"],
		handle: async (c) => {
			const body = await readJson(c, previewBody, MOST_RULES_BYTES);
			return c.json(await previewRules(body.files, body.days));
		},
	};
	return [endpoint];
}
