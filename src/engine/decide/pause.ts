import { hashOf } from "../canonical-json.ts";
import { cutToBytes } from "../cut-text.ts";
import type { CompiledStep, Pause } from "../kinds.ts";
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
import type { Run } from "./run.ts";

/** A conversation waits for at most so many things. */
export const CONTINUATIONS = 5;

/** What is kept of a rule that paused, as it stood when it began: a value in the pins. */
export interface Rest {
	readonly do: readonly ActionData[];
	readonly outsideWindow: ActionData | null;
}

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
	const rest = restOf(run, pause.type === "fetch" ? left : left.slice(1));
	if (rest.do.length === 0) return null;
	const { continuations } = draft.situation.conversation;
	if (continuations.length >= CONTINUATIONS) return refuse(draft);
	const continuation = newContinuation(draft, run, rest, pause);
	draft.pins = { ...draft.pins, [continuation.pinned]: restJson(rest) };
	changeState(
		draft,
		waiting(draft.situation.conversation, continuation, pause),
	);
	if (pause.type === "wait") return continuation;
	const { id } = continuation;
	draft.effects.push({ ...pause.request, type: "fetch", continuation: id });
	return continuation;
}

function restOf({ outsideWindow }: Run, steps: readonly CompiledStep[]): Rest {
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
	const kept = withinBytes(captures);
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

/** Captures in their own order, as many as the quota holds. */
export function withinBytes(
	captures: Run["captures"],
	bytes: number = CAPTURES_BYTES,
): Readonly<Record<string, JsonValue>> {
	let left = bytes;
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
