import {
	after,
	type ConversationState,
	changed,
	type FlowData,
	type Instant,
	type OpenQuestion,
	type Timer,
} from "../model.ts";
import type { RuleBook } from "../rule-book.ts";
import { withoutContinuation } from "./waits.ts";

/** The customer is in no flow any more: its question, its answers and what it waited for are gone. */
export function withoutFlow(state: ConversationState): ConversationState {
	const { question } = state;
	if (question === null) return state;
	const rest = question.paused
		? withoutContinuation(state, question.paused)
		: state;
	return changed(rest, { question: null, timers: withoutForget(rest) });
}

/** The customer is in a flow; after so long a silence it ends. */
export function withFlow(
	state: ConversationState,
	question: OpenQuestion,
	forgetAt: Instant,
): ConversationState {
	const timer: Timer = {
		id: "forget",
		kind: "forget",
		dueAt: forgetAt,
		about: question.flow,
	};
	return changed(state, { question, timers: [...withoutForget(state), timer] });
}

/** A flow that waits for a rest which is gone – dropped by a hand-over, an opt-out, the bot being off – has ended. */
export function withoutLostFlow(state: ConversationState): ConversationState {
	const { question, continuations } = state;
	if (!question?.paused) return state;
	const waits = continuations.some(({ id }) => id === question.paused);
	return waits ? state : withoutFlow(state);
}

/** Whether the silence has lasted so long that the flow ends. */
export function isForgotten(
	{ question, timers }: ConversationState,
	at: Instant,
): boolean {
	return (
		question !== null &&
		timers.some(({ kind, dueAt }) => kind === "forget" && dueAt <= at)
	);
}

/** When a flow ends that hears nothing from now on: its own time, as it was when it began, else what the settings say today. */
export function forgetAt(
	{ forgetAfterMs }: FlowData,
	{ data }: RuleBook,
	from: Instant,
): Instant {
	return after(from, forgetAfterMs ?? data.settings.forgetAfterMs);
}

function withoutForget({ timers }: ConversationState): readonly Timer[] {
	return timers.filter(({ kind }) => kind !== "forget");
}
