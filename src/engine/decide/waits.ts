import type { ConversationState, Timer } from "../model.ts";

/** A conversation in which no rule waits to go on, and the rules whose rest was dropped. */
export function withoutWaits(state: ConversationState): {
	readonly state: ConversationState;
	readonly dropped: readonly string[];
} {
	return {
		state: {
			...state,
			continuations: [],
			timers: state.timers.filter((timer) => !ends.has(timer.kind)),
		},
		dropped: state.continuations.map(({ rule }) => rule),
	};
}

/** The timers of what is dropped. */
const ends: ReadonlySet<Timer["kind"]> = new Set(["continue", "wait_for_more"]);
