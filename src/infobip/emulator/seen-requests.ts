import type { Hono } from "hono";

/** A request as it arrived, for tests that look at what was asked and with which key. */
export interface SeenRequest {
	readonly method: string;
	/** As it came, still percent-encoded. */
	readonly path: string;
	readonly authorization: string | null;
}

/** Longer lists lose their oldest entries, so that a demo can run for months. */
const MOST_KEPT = 10_000;

/** Keeps each request in `requests`, and all lists short. */
export function remember(
	app: Hono,
	requests: SeenRequest[],
	lists: readonly unknown[][],
): void {
	app.use(async (context, next) => {
		const authorization = context.req.header("authorization") ?? null;
		const { method, url } = context.req;
		requests.push({ method, path: new URL(url).pathname, authorization });
		for (const list of lists) if (list.length > MOST_KEPT) list.shift();
		await next();
	});
}
