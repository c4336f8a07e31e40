import { z } from "zod";
import type { CompiledRule, RuleBook } from "../../engine/rule-book.ts";
import type { Endpoint } from "../endpoint.ts";
import type { HttpOptions } from "../options.ts";
import { readJson } from "../read-request.ts";
import { iso } from "./iso.ts";
import { publishEndpoint } from "./publish-rules.ts";
import { filesBody, MOST_RULES_BYTES } from "./rules-body.ts";

const checkBody = z.union([
	z.strictObject({ rules: z.string().describe("YAML text of one file.") }),
	filesBody,
]);

/** What the file is called in problems where only its text was given. */
const UNNAMED = "rules.yaml";

/** The rules that answer, their files, checking and publishing them. */
export function ruleEndpoints(options: HttpOptions): readonly Endpoint[] {
	return [
		live(options),
		schema(options),
		check(options),
		...(options.rulesDesk.publish === undefined
			? []
			: [publishEndpoint(options)]),
	];
}

function live({ runtime, rulesDesk }: HttpOptions): Endpoint {
	return {
		method: "get",
		path: "/api/rules",
		summary: "The rules that answer now, and their files with an ETag.",
		answer: {
			status: 200,
			about:
				"`business`, `hash`, `rules` in order, `files`, and `rejected`: the problems of files that were refused, or null.",
		},
		problems: [],
		handle: async (c) => {
			const { files: texts, etag } = await rulesDesk.read();
			const book = runtime.rules.book();
			const rules = book.rules.map((rule) => ruleJson(rule, book.places));
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
	return {
		method: "get",
		path: "/api/rules/schema",
		summary: "JSON Schema of a rules file, for editors.",
		answer: {
			status: 200,
			about: "JSON Schema.",
			type: "application/schema+json",
		},
		problems: [],
		handle: (c) =>
			c.body(JSON.stringify(rulesDesk.schema), 200, {
				"content-type": "application/schema+json",
			}),
	};
}

function check({ rulesDesk }: HttpOptions): Endpoint {
	return {
		method: "post",
		path: "/api/rules/check",
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
