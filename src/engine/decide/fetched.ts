import type {
	Continuation,
	Fact,
	FetchFinished,
	FetchResult,
	Instant,
	JsonObject,
} from "../model.ts";
import type { Draft } from "./draft.ts";
import { bringBotBack } from "./hand-over.ts";
import { resume } from "./resume.ts";

/** Goes on with the rule that waited for a request's answer; nothing, when a hand-over or an opt-out ended it meanwhile. */
export function decideFetched(draft: Draft, event: FetchFinished): void {
	bringBotBack(draft);
	const { continuations } = draft.situation.conversation;
	const continuation = continuations.find(
		({ id, pause }) => id === event.continuation && pause === "fetch",
	);
	const { result } = event;
	if (continuation)
		finishFetch(draft, { continuation, dueAt: draft.input.now, result });
	else draft.facts.push(finished(null, result));
}

/** Goes on with a rule, with what its request gave. */
export function finishFetch(
	draft: Draft,
	{
		continuation,
		dueAt,
		result,
	}: {
		readonly continuation: Continuation;
		readonly dueAt: Instant;
		readonly result: FetchResult;
	},
): void {
	const { rule } = continuation;
	draft.facts.push(finished(rule, result));
	const because = `the rest of "${rule}", after its fetch`;
	resume(draft, { continuation, dueAt, because, fetched: result });
}

function finished(rule: string | null, result: FetchResult): Fact {
	return { type: "fetch.finished", rule, body: bodyOf(result) };
}

/** How it went, without what it brought. */
function bodyOf(result: FetchResult): JsonObject {
	const { ok, status } = result;
	return result.ok ? { ok, status } : { ok, status, reason: result.reason };
}
