import type { Situation } from "../kinds.ts";
import { changed } from "../model.ts";
import { withoutFlow } from "./flow-state.ts";
import type { StandingChange } from "./hand-over.ts";
import { withoutWaits } from "./waits.ts";

/** From now on only answers: what waits is dropped, what earlier decisions queued does not leave. Null: it was so already. */
export function optedOut(
	{ conversation, rule }: Pick<Situation, "conversation" | "rule">,
	by: string,
): StandingChange | null {
	if (conversation.optedOut) return null;
	// Whoever wants to hear no more is not asked the next question.
	const { state, dropped } = withoutWaits(withoutFlow(conversation));
	const body = { optedOut: true, by, dropped };
	return {
		conversation: changed(state, { optedOut: true }),
		facts: [{ type: "optout.changed", rule, body }],
		withhold: "opted-out",
	};
}

/** The contact wants to hear from us again. Null: they did already. */
export function optedIn(
	{ conversation, rule }: Pick<Situation, "conversation" | "rule">,
	by: string,
): StandingChange | null {
	if (!conversation.optedOut) return null;
	return {
		conversation: changed(conversation, { optedOut: false }),
		facts: [{ type: "optout.changed", rule, body: { optedOut: false, by } }],
	};
}
