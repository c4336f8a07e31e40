import { StoreError } from "../engine/ports.ts";
import type { HttpContext, HttpOptions } from "./options.ts";
import { parseJsonObject } from "./parse-json.ts";
import { HttpProblem, problemResponse } from "./problem.ts";
import { readBody } from "./read-body.ts";
import type { Rejections } from "./rejections.ts";
import { webhookGuard } from "./webhook-guard.ts";

/** In Infobip's payloads `results` is the list; one request may bring 2,000. */
const MOST_RESULTS = 10_000;

/**
 * `POST /webhook/infobip`: authenticated, size-capped, parsed once, and answered 200 when every event of it is on disk. What the
 * channel does not understand is journalled and answered 200 as well, since sending it again would not help. The `Content-Type` is
 * not looked at: the body is JSON or it is refused.
 *
 * Nothing may be added behind this handler: a header set on the finished response costs half of its speed.
 */
export function webhook(
	options: HttpOptions,
	rejections: Rejections,
): (c: HttpContext) => Promise<Response> {
	const guard = webhookGuard(options.security.webhook);
	const refuse = (): Response => {
		rejections.count();
		return problemResponse("not-signed-in", unauthorized);
	};
	return async (c) => {
		const look = guard.look(c);
		if (look === "refused") return refuse();
		const bytes = await readBody(c.req.raw, options.bodyLimit);
		if (look === "signed" && !guard.holds(c, bytes)) return refuse();
		return take(options, bytes, c);
	};
}

const unauthorized = {
	// The rest of the body is not read.
	headers: { "www-authenticate": "Basic", connection: "close" },
};

async function take(
	{ runtime, channel, clock }: HttpOptions,
	bytes: Uint8Array,
	c: HttpContext,
): Promise<Response> {
	const payload = parseJsonObject(bytes);
	refuseTooMany(payload.results);
	const { events, refused } = channel.receive(payload, clock.now());
	try {
		await runtime.accept(events, refused);
	} catch (error) {
		if (error instanceof StoreError) return storeUnavailable(error);
		throw error;
	}
	return c.text("ok");
}

function refuseTooMany(results: unknown): void {
	if (!Array.isArray(results) || results.length <= MOST_RESULTS) return;
	throw new HttpProblem("too-many-items", {
		detail: `At most ${MOST_RESULTS} results in one request.`,
	});
}

/** Seconds after which a caller may try again: a lock is soon gone, a full disk is not. */
const retryAfter = { busy: 2, full: 30, broken: 60 } as const;

/** 503 with `Retry-After`: nothing of the request was kept. */
export function storeUnavailable({ code }: StoreError): Response {
	return problemResponse("store-unavailable", {
		headers: { "retry-after": String(retryAfter[code]) },
	});
}
