import { z } from "zod";
import type { JsonObject } from "../model.ts";
import { duration, fail, flag, forms, text } from "../schema.ts";

/** What a `fetch` says; a type, so that it counts as JSON data. */
export type FetchSpec = {
	readonly url: string;
	readonly method: (typeof methods)[number];
	readonly headers: Readonly<Record<string, string>>;
	/** A text as it is sent, or a map that is sent as JSON. */
	readonly body: string | JsonObject | null;
	readonly saveAs: string | null;
	readonly timeoutMs: number;
	readonly ifNotFound: string | null;
	readonly ifItFails: string | null;
	readonly retry: boolean;
};

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

const TIMEOUT_MS = 5_000;
const LONGEST_MS = 60_000;

const timeout = duration().transform((ms, context) => {
	if (ms >= 1_000 && ms <= LONGEST_MS) return ms;
	return fail(context, {
		code: "wrong-value",
		message: "A timeout is between 1 second and 60 seconds.",
		help: "Write it as 5s.",
	});
});

const header = text().refine((value) => !/[\r\n]/.test(value), {
	error: "A header is one line.",
});

const long = z
	.strictObject({
		url: text(),
		method: text()
			.transform((method) => method.toUpperCase())
			.pipe(
				z.enum(methods, {
					error: `This should be one of ${methods.join(", ")}.`,
				}),
			)
			.optional(),
		headers: z
			.record(
				z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/, {
					error: "This is no name of a header.",
				}),
				header,
			)
			.optional(),
		body: z.union([text(), z.record(z.string(), z.unknown())]).optional(),
		save_as: text()
			.refine((name) => /^[\p{L}_][\p{L}\p{M}\p{N}_]{0,59}$/u.test(name), {
				error: "A name has letters, digits and _ only.",
			})
			.optional(),
		timeout: timeout.optional(),
		if_not_found: text().optional(),
		if_it_fails: text().optional(),
		retry: flag().optional(),
	})
	.transform((written): FetchSpec => {
		const { body = null, method = body === null ? "GET" : "POST" } = written;
		return {
			url: written.url.trim(),
			method,
			headers: written.headers ?? {},
			body: body as FetchSpec["body"],
			saveAs: written.save_as ?? null,
			timeoutMs: written.timeout ?? TIMEOUT_MS,
			ifNotFound: written.if_not_found ?? null,
			ifItFails: written.if_it_fails ?? null,
			retry: written.retry ?? false,
		};
	});

/** Reads a `fetch`: a bare address is asked by GET. */
export const fetchSchema: z.ZodType<FetchSpec> = forms(
	text(),
	long,
	(url): FetchSpec => long.parse({ url }),
);
