import type { Continuation, FetchResult, Instant } from "../model.ts";
import type { Draft } from "./draft.ts";
import { finishFetch } from "./fetched.ts";
import { type FetchRequest, type Rest, requestAgain } from "./pause.ts";
import { quietFor } from "./standing.ts";

/**
 * A request whose answer never came through the door: the process ended while it was under way. What may safely be asked again is,
 * once; otherwise the rule goes on as after any failure, and of what may have been done nobody knows whether it was.
 */
export function decideUnanswered(
	draft: Draft,
	continuation: Continuation,
	dueAt: Instant,
): void {
	const asked = requestOf(draft, continuation);
	const safe = asked?.method === "GET" || asked?.retry === true;
	if (asked && safe && !continuation.again && !quietFor(draft.situation)) {
		draft.rule = continuation.rule;
		draft.because = `the fetch of "${continuation.rule}" had no answer and is made again`;
		requestAgain(draft, continuation, asked);
		return;
	}
	const result: FetchResult = {
		ok: false,
		status: null,
		reason: safe ? "timeout" : "unknown",
	};
	finishFetch(draft, { continuation, dueAt, result });
}

function requestOf(
	{ input: { pinned } }: Draft,
	{ pinned: hash }: Continuation,
): FetchRequest | undefined {
	return (pinned.get(hash) as unknown as Rest | undefined)?.request;
}
