import { hashOf } from "../canonical-json.ts";
import { cutToBytes } from "../cut-text.ts";
import type { CompiledStep, Pause } from "../kinds.ts";
import {
	type ActionData,
	after,
	type Continuation,
	type ConversationState,
	changed,
	type Fetch,
	type Instant,
	type JsonObject,
	type JsonValue,
	SECOND,
	type Timer,
} from "../model.ts";
import { changeState, type Draft } from "./draft.ts";
import { keepCaptures, withinBytes } from "./keep-captures.ts";
import { CAPTURES_BYTES, jsonBytes, MESSAGE_BYTES } from "./quota.ts";
import type { Run } from "./run.ts";
import { withoutContinuation } from "./waits.ts";

/** A conversation waits for at most so many things. */
export const CONTINUATIONS = 5;

/** What is kept of a rule that paused, as it stood when it began: a value in the pins. */
export interface Rest {
	readonly do: readonly ActionData[];
	readonly outsideWindow: ActionData | null;
	/** After a fetch: what was asked, so that it can be asked again. */
	readonly request?: FetchRequest;
}

/** A request before it has a continuation. */
export type FetchRequest = Omit<Fetch, "type" | "continuation">;

/** An answer may be this much later than its `timeout` before we take it that nobody waits for it any more: there was a crash. */
const LATE_MS = 5 * SECOND;

/**
 * Keeps what is left of a run for later: of `left`, whose first step paused, after a wait the steps behind it, after a fetch also
 * the one that asked. Inside an `if` that is what is left of its list and of the list around it. Null where nothing is left, or
 * where too much waits already. A pause holds up its own rule only, and the search goes on.
 */
export function pauseRun(
	draft: Draft,
	run: Run,
	left: readonly CompiledStep[],
	pause: Pause,
): Continuation | null {
	const rest = restAfter(run, left, pause);
	if (rest.do.length === 0) return null;
	const { continuations } = draft.situation.conversation;
	if (continuations.length >= CONTINUATIONS) return refuse(draft);
	const continuation = newContinuation(draft, run, rest, pause);
	draft.pins = { ...draft.pins, [continuation.pinned]: restJson(rest) };
	changeState(
		draft,
		waiting(
			draft.situation.conversation,
			continuation,
			dueAtOf(pause, draft.situation.now),
		),
	);
	if (pause.type === "fetch") request(draft, continuation, pause.request);
	return continuation;
}

/** Asks once more for a continuation that waits in vain. */
export function requestAgain(
	draft: Draft,
	continuation: Continuation,
	asked: FetchRequest,
): void {
	const { conversation, now } = draft.situation;
	const state = withoutContinuation(conversation, continuation.id);
	const again = { ...continuation, again: true } as const;
	changeState(draft, waiting(state, again, answeredBy(asked, now)));
	request(draft, continuation, asked);
}

function request(
	{ effects }: Draft,
	{ id }: Continuation,
	asked: FetchRequest,
): void {
	effects.push({ ...asked, type: "fetch", continuation: id });
}

function dueAtOf(pause: Pause, now: Instant): Instant {
	return pause.type === "wait" ? pause.dueAt : answeredBy(pause.request, now);
}

/** When a request has its answer, unless there was a crash. */
function answeredBy({ timeoutMs }: FetchRequest, now: Instant): Instant {
	return after(now, timeoutMs + LATE_MS);
}

function restAfter(
	run: Run,
	left: readonly CompiledStep[],
	pause: Pause,
): Rest {
	if (pause.type === "wait") return restOf(left.slice(1), run.outsideWindow);
	const outsideWindow = run.stoodIn ? null : run.outsideWindow;
	return { ...restOf(left, outsideWindow), request: pause.request };
}

/** After a wait the template may stand in once more: what was said before it left long ago. */
function restOf(
	steps: readonly CompiledStep[],
	outsideWindow: CompiledStep | null,
): Rest {
	return {
		do: steps.map((step) => step.data),
		outsideWindow: outsideWindow?.data ?? null,
	};
}

function restJson(rest: Rest): JsonValue {
	return rest as unknown as JsonObject;
}

/** What waits already was promised first: the newcomer's rest is left out, and the feed says so. */
function refuse({ actions }: Draft): null {
	const last = actions.at(-1);
	const dropped = `${CONTINUATIONS} things are waiting in this chat already`;
	if (last) last.taken = { ...last.taken, dropped };
	return null;
}

function newContinuation(
	{ situation, input }: Draft,
	{ rule, captures, answers, manner }: Run,
	rest: Rest,
	pause: Pause,
): Continuation {
	const nth = situation.conversation.continuations.length;
	const text = situation.text?.original ?? null;
	const kept = keepCaptures(captures, rest.do, situation.book);
	const left = CAPTURES_BYTES - jsonBytes(kept);
	return {
		// Unique for good, so that a late answer never finds a younger continuation.
		id: hashOf([input.event.key, rule, nth]).slice(7, 23),
		rule,
		pinned: hashOf(restJson(rest)),
		captures: kept,
		...(answers ? { answers: withinBytes(answers, left) } : {}),
		messageId: situation.messageId,
		messageText: text === null ? null : cutToBytes(text, MESSAGE_BYTES),
		startedAt: manner.startedAt,
		...(manner.afterFailure ? { afterFailure: true } : {}),
		pause: pause.type,
	};
}

function waiting(
	state: ConversationState,
	continuation: Continuation,
	dueAt: Instant,
): ConversationState {
	const continuations = [...state.continuations, continuation];
	const timer: Timer = {
		id: continuation.id,
		kind: "continue",
		dueAt,
		about: continuation.id,
	};
	return changed(state, { continuations, timers: [...state.timers, timer] });
}
