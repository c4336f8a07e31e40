import type { Situation } from "../kinds.ts";
import type { StandingChange } from "./hand-over.ts";
import { withoutWaits } from "./waits.ts";

/** From now on only answers: what waits is dropped, what earlier decisions queued does not leave. */
export function optedOut(
	{ conversation, rule }: Pick<Situation, "conversation" | "rule">,
	by: string,
): StandingChange {
	const { state, dropped } = withoutWaits(conversation);
	const body = { optedOut: true, by, dropped };
	return {
		conversation: { ...state, optedOut: true },
		facts: [{ type: "optout.changed", rule, body }],
		withhold: "opted-out",
	};
}

/** The contact wants to hear from us again. */
export function optedIn(
	{ conversation, rule }: Pick<Situation, "conversation" | "rule">,
	by: string,
): StandingChange {
	return {
		conversation: { ...conversation, optedOut: false },
		facts: [{ type: "optout.changed", rule, body: { optedOut: false, by } }],
	};
}
