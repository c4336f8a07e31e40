import { z } from "zod";
import type { Publication } from "../../engine/ports.ts";
import type { Endpoint } from "../endpoint.ts";
import type { HttpContext, HttpOptions } from "../options.ts";
import type { HttpParts } from "../parts.ts";
import type { CheckedRules, RulesFiles } from "../ports/rules.ts";
import { HttpProblem } from "../problem.ts";
import { readJson } from "../read-request.ts";
import { whoAsks } from "../who.ts";
import { auditing } from "./auditing.ts";
import { filesBody, MOST_RULES_BYTES } from "./rules-body.ts";

const publishBody = filesBody.extend({
	note: z
		.string()
		.trim()
		.max(500)
		.optional()
		.describe("What changed, for the history."),
});

const rollbackBody = z.strictObject({
	version: z
		.string()
		.regex(/^v_\d{1,15}$/, "a version such as v_11")
		.describe("Of `GET /api/rules/history`."),
});

const headers = {
	"If-Match": "The ETag of the rules that these replace.",
};
const answer = {
	status: 200,
	about: "Published: `version`; the new ETag stands in the header.",
} as const;
const problems = [
	"if-match-missing",
	"rules-changed",
	"rules-refused",
	"wrong-value",
] as const;

type Parts = Pick<HttpParts, "streams">;

/** `PUT /api/rules` and `POST /api/rules/rollback`: only over the rules that the caller has read, and only where they have no errors. */
export function publishEndpoints(
	options: HttpOptions,
	parts: Parts,
): readonly Endpoint[] {
	return [publish(options, parts), rollback(options, parts)];
}

function publish(options: HttpOptions, parts: Parts): Endpoint {
	return {
		method: "put",
		path: "/api/rules",
		summary:
			"Puts rules in place of the live ones, if nobody else did meanwhile.",
		headers,
		body: publishBody,
		answer,
		problems,
		handle: async (c) => {
			const etag = etagIn(c);
			const body = await readJson(c, publishBody, MOST_RULES_BYTES);
			const { files, note = null } = body;
			return replace(c, options, parts, { files, note, etag, back: null });
		},
	};
}

function rollback(options: HttpOptions, parts: Parts): Endpoint {
	return {
		method: "post",
		path: "/api/rules/rollback",
		summary: "Publishes the files of an earlier version once more.",
		headers,
		body: rollbackBody,
		answer,
		problems: [...problems, "unknown-version"],
		handle: async (c) => {
			const etag = etagIn(c);
			const { version } = await readJson(c, rollbackBody, MOST_RULES_BYTES);
			const { id, files } = await versionOf(options, version);
			const note = `v_${id}`;
			return replace(c, options, parts, { files, note, etag, back: id });
		},
	};
}

/** A version that is kept. Throws an `HttpProblem` where there is none. */
export async function versionOf(
	{ team }: HttpOptions,
	name: string,
): Promise<Publication> {
	const id = Number(/^v_(\d{1,15})$/.exec(name)?.[1] ?? 0);
	const found = await team.publication(id);
	if (found === null) throw new HttpProblem("unknown-version");
	return found;
}

function etagIn(c: HttpContext): string {
	const etag = c.req.header("if-match");
	if (etag === undefined) throw new HttpProblem("if-match-missing");
	return etag;
}

interface Replacement {
	readonly files: Readonly<Record<string, string>>;
	readonly note: string | null;
	readonly etag: string;
	/** The version that is published again, or null. */
	readonly back: number | null;
}

async function replace(
	c: HttpContext,
	options: HttpOptions,
	{ streams }: Parts,
	{ files, note, etag, back }: Replacement,
): Promise<Response> {
	const { rulesDesk } = options;
	const standing = await rulesDesk.read();
	const whole = back !== null;
	const published = await rulesDesk.publish?.(files, etag, { whole });
	if (published === undefined) throw new HttpProblem("not-available");
	if (published.outcome === "refused") throw refused(published.checked);
	if (published.outcome === "stale") throw stale(published.etag);
	await keepWhatStood(options, standing);
	const who = whoAsks(c);
	const version = await keep(options, await rulesDesk.read(), who.name, note);
	const action = whole ? "rules.rollback" : "rules.publish";
	await auditing(options)(who, action, version, {
		files: Object.keys(files),
		...(whole ? { back_to: `v_${back}` } : {}),
	});
	streams.tell({ type: "published", version });
	return c.json({ ok: true, version }, 200, { etag: published.etag });
}

/** Files that somebody saved on the disk since the last publication are a version of their own, to come back to. */
async function keepWhatStood(
	options: HttpOptions,
	standing: RulesFiles,
): Promise<void> {
	const [newest] = await options.team.publications({ before: null, limit: 1 });
	if (newest?.etag !== standing.etag)
		await keep(options, standing, "files", null);
}

async function keep(
	{ team, clock }: HttpOptions,
	{ files, etag }: RulesFiles,
	by: string,
	note: string | null,
): Promise<string> {
	const at = clock.now();
	const { id } = await team.keepPublication({ at, by, note, etag, files });
	return `v_${id}`;
}

function stale(etag: string): HttpProblem {
	return new HttpProblem("rules-changed", {
		detail: "Somebody saved them after you read them. Read them again.",
		headers: { etag },
	});
}

function refused({ problems }: CheckedRules): HttpProblem {
	return new HttpProblem("rules-refused", {
		detail: "The old rules stay.",
		more: { problems },
	});
}
