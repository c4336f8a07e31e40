import { z } from "zod";
import { DAY, type Instant } from "../../engine/model.ts";
import { SLOT_MS } from "../../engine/ports.ts";
import type { CompiledRule, RuleBook } from "../../engine/rule-book.ts";
import type { Endpoint } from "../endpoint.ts";
import { once } from "../once.ts";
import type { HttpOptions } from "../options.ts";
import type { HttpParts } from "../parts.ts";
import { readJson } from "../read-request.ts";
import { type Named, namesOf } from "../stats/summed.ts";
import { iso } from "./iso.ts";
import { previewEndpoints } from "./preview-rules.ts";
import { publishEndpoints } from "./publish-rules.ts";
import { filesBody, MOST_RULES_BYTES } from "./rules-body.ts";
import { rulesHistoryEndpoints } from "./rules-history.ts";
import { rulesTestsEndpoints } from "./rules-tests.ts";

const checkBody = z.union([
	z.strictObject({ rules: z.string().describe("YAML text of one file.") }),
	filesBody,
]);

const HITS_DAYS = 30;

/** What the file is called in problems where only its text was given. */
const UNNAMED = "rules.yaml";

/** The rules that answer, their files, checking and publishing them. */
export function ruleEndpoints(
	options: HttpOptions,
	parts: Pick<HttpParts, "streams">,
): readonly Endpoint[] {
	return [
		live(options),
		schema(options),
		check(options),
		...(options.rulesDesk.publish === undefined
			? []
			: publishEndpoints(options, parts)),
		...rulesHistoryEndpoints(options),
		...previewEndpoints(options),
		...rulesTestsEndpoints(options),
	];
}

function live({ runtime, rulesDesk, history, clock }: HttpOptions): Endpoint {
	return {
		method: "get",
		path: "/api/rules",
		role: "agent",
		summary: "The rules that answer now, and their files with an ETag.",
		answer: {
			status: 200,
			about:
				"`business`, `hash`, `rules` in order with `hits` of 30 days and `last_at`, `files`, and `rejected`: the problems of files that were refused, or null.",
		},
		problems: [],
		handle: async (c) => {
			const { files: texts, etag } = await rulesDesk.read();
			const book = runtime.rules.book();
			const hits = await hitsOf(history, clock.now());
			const rules = book.rules.map((rule) => ({
				...ruleJson(rule, book.places),
				hits: hits.get(rule.name)?.count ?? 0,
				last_at: iso(hits.get(rule.name)?.lastAt ?? null),
			}));
			const body = {
				business: businessJson(book),
				hash: book.hash,
				rules,
				files: texts,
				rejected: rejectedJson(runtime),
			};
			return c.json(body, 200, { etag });
		},
	};
}

/** How often each rule ran in the last 30 days, and when last. */
async function hitsOf(
	{ figures }: HttpOptions["history"],
	now: Instant,
): Promise<ReadonlyMap<string, Named>> {
	const to = Math.ceil(now / SLOT_MS) + 1;
	const from = to - (HITS_DAYS * DAY) / SLOT_MS;
	const found = namesOf(await figures({ from, to }), "rule");
	return new Map(found.map((rule) => [rule.name, rule]));
}

function businessJson({ data: { profile } }: RuleBook): object {
	const { name, timezone, languages } = profile;
	return { name, timezone, languages };
}

function ruleJson(
	{ name, data, role }: CompiledRule,
	places: Readonly<
		Record<string, { readonly file: string; readonly line: number }>
	>,
): object {
	const place = Object.hasOwn(places, name) ? places[name] : undefined;
	return { name, role, ...place, data };
}

function rejectedJson({ rules }: HttpOptions["runtime"]): object | null {
	const rejected = rules.rejected();
	return rejected && { at: iso(rejected.at), problems: rejected.problems };
}

function schema({ rulesDesk }: HttpOptions): Endpoint {
	const json = once(() => JSON.stringify(rulesDesk.schema()));
	return {
		method: "get",
		path: "/api/rules/schema",
		role: "agent",
		summary: "JSON Schema of a rules file, for editors.",
		answer: {
			status: 200,
			about: "JSON Schema.",
			type: "application/schema+json",
		},
		problems: [],
		handle: (c) =>
			c.body(json(), 200, {
				"content-type": "application/schema+json",
			}),
	};
}

function check({ rulesDesk }: HttpOptions): Endpoint {
	return {
		method: "post",
		path: "/api/rules/check",
		role: "agent",
		summary: "Looks for problems in rules; changes nothing.",
		body: checkBody,
		answer: {
			status: 200,
			about: "The answer of `check --json`: `ok`, `rules`, `problems`.",
		},
		problems: ["wrong-value", "not-json", "unsupported-type", "body-too-large"],
		handle: async (c) => {
			const body = await readJson(c, checkBody, MOST_RULES_BYTES);
			const given = "files" in body ? body.files : { [UNNAMED]: body.rules };
			return c.json(await rulesDesk.check(given));
		},
	};
}
