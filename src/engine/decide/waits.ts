import { type ConversationState, changed, type Timer } from "../model.ts";

/** A conversation in which nothing waits, a rule's rest or half a thought, and the rules whose rest was dropped. */
export function withoutWaits(state: ConversationState): {
	readonly state: ConversationState;
	readonly dropped: readonly string[];
} {
	return {
		state: changed(state, {
			continuations: [],
			gathered: null,
			timers: state.timers.filter((timer) => !ends.has(timer.kind)),
		}),
		dropped: state.continuations.map(({ rule }) => rule),
	};
}

/** The conversation without one of its continuations and the timer that belongs to it. */
export function withoutContinuation(
	state: ConversationState,
	id: string,
): ConversationState {
	return changed(state, {
		continuations: state.continuations.filter((each) => each.id !== id),
		timers: state.timers.filter(
			({ kind, about }) => kind !== "continue" || about !== id,
		),
	});
}

/** The timers of what is dropped. */
const ends: ReadonlySet<Timer["kind"]> = new Set(["continue", "wait_for_more"]);
