import { hashOf } from "../canonical-json.ts";
import { cutToBytes } from "../cut-text.ts";
import type { Pause } from "../kinds.ts";
import type {
	ActionData,
	Continuation,
	ConversationState,
	JsonObject,
	JsonValue,
	Timer,
} from "../model.ts";
import { changeState, type Draft } from "./draft.ts";
import { CAPTURES_BYTES, jsonBytes, MESSAGE_BYTES } from "./quota.ts";
import type { Run } from "./run-rule.ts";

/** A conversation waits for at most so many things. */
export const CONTINUATIONS = 5;

/** What is kept of a rule that paused, as it stood when it began: a value in the pins. */
export interface Rest {
	readonly do: readonly ActionData[];
	readonly outsideWindow: ActionData | null;
}

/**
 * Keeps what is left of a run for later: after a wait the steps below, after a fetch also the one that asked. Always
 * `false`: a pause holds up its own rule only, and the search goes on.
 */
export function pauseRun(
	draft: Draft,
	run: Run,
	place: number,
	pause: Pause,
): false {
	const rest = restOf(run, pause.type === "fetch" ? place : place + 1);
	if (rest.do.length === 0) return false;
	const { continuations } = draft.situation.conversation;
	if (continuations.length >= CONTINUATIONS) return refuse(draft);
	const continuation = newContinuation(draft, run, rest, pause);
	draft.pins = { ...draft.pins, [continuation.pinned]: restJson(rest) };
	changeState(
		draft,
		waiting(draft.situation.conversation, continuation, pause),
	);
	if (pause.type === "wait") return false;
	const { id } = continuation;
	draft.effects.push({ ...pause.request, type: "fetch", continuation: id });
	return false;
}

function restOf({ steps, outsideWindow }: Run, from: number): Rest {
	return {
		do: steps.slice(from).map((step) => step.data),
		outsideWindow: outsideWindow?.data ?? null,
	};
}

function restJson(rest: Rest): JsonValue {
	return rest as unknown as JsonObject;
}

/** What waits already was promised first: the newcomer's rest is left out, and the feed says so. */
function refuse({ actions }: Draft): false {
	const last = actions.at(-1);
	const dropped = `${CONTINUATIONS} things are waiting in this chat already`;
	if (last) last.taken = { ...last.taken, dropped };
	return false;
}

function newContinuation(
	{ situation, input }: Draft,
	{ rule, captures, manner }: Run,
	rest: Rest,
	pause: Pause,
): Continuation {
	const nth = situation.conversation.continuations.length;
	const text = situation.text?.original ?? null;
	return {
		// Unique for good, so that a late answer never finds a younger continuation.
		id: hashOf([input.event.key, rule, nth]).slice(7, 23),
		rule,
		pinned: hashOf(restJson(rest)),
		captures: withinBytes(captures),
		messageId: situation.messageId,
		messageText: text === null ? null : cutToBytes(text, MESSAGE_BYTES),
		startedAt: manner.startedAt,
		pause: pause.type,
	};
}

/** Captures in their own order, as many as the quota holds. */
function withinBytes(
	captures: Run["captures"],
): Readonly<Record<string, JsonValue>> {
	let left = CAPTURES_BYTES;
	return Object.fromEntries(
		Object.entries(captures).filter((entry) => {
			left -= jsonBytes(entry);
			return left >= 0;
		}),
	);
}

function waiting(
	state: ConversationState,
	continuation: Continuation,
	pause: Pause,
): ConversationState {
	const continuations = [...state.continuations, continuation];
	if (pause.type === "fetch") return { ...state, continuations };
	const timer: Timer = {
		id: continuation.id,
		kind: "continue",
		dueAt: pause.dueAt,
		about: continuation.id,
	};
	return { ...state, continuations, timers: [...state.timers, timer] };
}
