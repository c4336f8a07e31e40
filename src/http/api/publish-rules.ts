import type { Endpoint } from "../endpoint.ts";
import type {
	CheckedRules,
	HttpContext,
	HttpOptions,
	PublishedRules,
} from "../options.ts";
import { HttpProblem } from "../problem.ts";
import { readJson } from "../read-request.ts";
import { filesBody, MOST_RULES_BYTES } from "./rules-body.ts";

/** `PUT /api/rules`: only over the rules that the caller has read, and only where they have no errors. */
export function publishEndpoint({ rulesDesk }: HttpOptions): Endpoint {
	return {
		method: "put",
		path: "/api/rules",
		summary:
			"Puts rules in place of the live ones, if nobody else did meanwhile.",
		headers: { "If-Match": "The ETag of the rules that these replace." },
		body: filesBody,
		answer: {
			status: 200,
			about: "Published; the new ETag stands in the header.",
		},
		problems: [
			"if-match-missing",
			"rules-changed",
			"rules-refused",
			"wrong-value",
		],
		handle: async (c) => {
			const etag = c.req.header("if-match");
			if (etag === undefined) throw new HttpProblem("if-match-missing");
			const body = await readJson(c, filesBody, MOST_RULES_BYTES);
			const published = await rulesDesk.publish?.(body.files, etag);
			return publishedResponse(c, published);
		},
	};
}

function publishedResponse(
	c: HttpContext,
	published: PublishedRules | undefined,
): Response {
	if (published === undefined) throw new HttpProblem("not-available");
	if (published.outcome === "refused") throw refused(published.checked);
	const headers = { etag: published.etag };
	if (published.outcome === "published")
		return c.json({ ok: true }, 200, headers);
	throw new HttpProblem("rules-changed", {
		detail: "Somebody saved them after you read them. Read them again.",
		headers,
	});
}

function refused({ problems }: CheckedRules): HttpProblem {
	return new HttpProblem("rules-refused", {
		detail: "The old rules stay.",
		more: { problems },
	});
}
