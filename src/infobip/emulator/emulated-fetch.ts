import type { Hono } from "hono";
import { isBroken } from "./respond.ts";

/** An app as a `fetch`, without a network: it can be aborted, and a broken connection is thrown as undici throws it. */
export function emulatedFetch(app: Hono): typeof fetch {
	return async (input, init) => {
		const request = new Request(input, init);
		// The caller's own signal: the one of a request follows it only until the request is collected.
		const signal = init?.signal ?? request.signal;
		signal.throwIfAborted();
		const response = await Promise.race([app.fetch(request), aborted(signal)]);
		if (!isBroken(response)) return response;
		const cause = new Error("read ECONNRESET");
		throw new TypeError("fetch failed", {
			cause: Object.assign(cause, { code: "ECONNRESET" }),
		});
	};
}

function aborted(signal: AbortSignal): Promise<never> {
	return new Promise((_, reject) => {
		signal.addEventListener("abort", () => reject(signal.reason), {
			once: true,
		});
	});
}
