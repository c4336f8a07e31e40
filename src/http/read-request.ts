import type { z } from "zod";
import type { HttpContext } from "./options.ts";
import { parseJsonObject } from "./parse-json.ts";
import { HttpProblem } from "./problem.ts";
import { readBody } from "./read-body.ts";

/**
 * The body as the schema gives it. Only `application/json` is read: a form of another site can send `text/plain` without asking.
 * Throws an `HttpProblem` that names every wrong place.
 */
export async function readJson<Value>(
	c: HttpContext,
	schema: z.ZodType<Value>,
	limit: number,
): Promise<Value> {
	const type = c.req.header("content-type")?.split(";")[0]?.trim();
	if (type?.toLowerCase() !== "application/json")
		throw new HttpProblem("unsupported-type", {
			detail: "Send Content-Type: application/json.",
		});
	const value = parseJsonObject(await readBody(c.req.raw, limit));
	return checked(schema, value);
}

/** The query as the schema gives it; unknown parameters are refused, since a misspelt filter would show too much. */
export function readQuery<Value>(
	c: HttpContext,
	schema: z.ZodType<Value>,
): Value {
	return checked(schema, c.req.query());
}

function checked<Value>(schema: z.ZodType<Value>, value: unknown): Value {
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	throw new HttpProblem(codeOf(result.error), {
		detail: result.error.issues.map(sentenceOf).join(" "),
		more: { places: result.error.issues.map(({ path }) => path.join(".")) },
	});
}

/** Wrong cursors and limits have codes of their own: programs meet them most. */
function codeOf({ issues }: z.ZodError): HttpProblem["code"] {
	const [first] = issues;
	if (first?.path[0] === "cursor" || first?.path[0] === "newer")
		return "bad-cursor";
	return first?.path[0] === "limit" ? "bad-limit" : "wrong-value";
}

function sentenceOf({ path, message }: z.core.$ZodIssue): string {
	return path.length === 0 ? message : `${path.join(".")}: ${message}.`;
}
