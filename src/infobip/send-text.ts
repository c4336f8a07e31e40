import { type Answer, answerOf } from "./answer.ts";

/** A request with a text as its body. */
export interface TextRequest {
	readonly url: string;
	readonly method: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
	/** For the whole exchange, the answer included. */
	readonly timeoutMs: number;
}

/**
 * Sends a request and gives the whole answer. Redirects are not followed. Rejects with what the network says, and with a `TimeoutError`
 * where it takes too long.
 */
export type SendText = (request: TextRequest) => Promise<Answer>;

/** Sends over somebody's own `fetch`. */
export function sendingOver(fetch: typeof globalThis.fetch): SendText {
	return async ({ url, timeoutMs, ...request }) => {
		const signal = AbortSignal.timeout(timeoutMs);
		return answerOf(
			await fetch(url, { ...request, redirect: "manual", signal }),
		);
	};
}
