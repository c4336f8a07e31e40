import type { FetchFinished, FetchResult, JsonObject } from "../model.ts";
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
	const rule = continuation?.rule ?? null;
	draft.facts.push({
		type: "fetch.finished",
		rule,
		body: bodyOf(event.result),
	});
	if (!continuation) return;
	resume(draft, {
		continuation,
		dueAt: draft.input.now,
		because: `the rest of "${continuation.rule}", after its fetch`,
		fetched: event.result,
	});
}

/** How it went, without what it brought. */
function bodyOf(result: FetchResult): JsonObject {
	const { ok, status } = result;
	return result.ok ? { ok, status } : { ok, status, reason: result.reason };
}
