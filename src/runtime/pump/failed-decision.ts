import {
	type Conversation,
	type ConversationState,
	type Decision,
	type InboundEvent,
	type Instant,
	instant,
} from "../../engine/model.ts";

/**
 * What is committed where deciding threw: a bug, never tried again. The bot keeps quiet, the fact is told, and of the state
 * only that changes which would otherwise throw for ever or be untrue.
 */
export function failedDecision(
	event: InboundEvent,
	conversation: Conversation | null,
	error: unknown,
): Decision {
	return {
		rule: null,
		flow: null,
		because: null,
		silent: "error",
		actions: [],
		effects: [],
		courtesies: [],
		facts: [
			{
				type: "decision.failed",
				rule: null,
				body: { error: describeError(error), event: { type: event.type } },
			},
		],
		unanswered: event.type === "message.received",
		withhold: null,
		conversation: conversation && stateAfter(event, conversation.state),
		business: null,
		orders: [],
		pins: {},
	};
}

/** An error in one line, without the places in our files. */
export function describeError(error: unknown): string {
	return error instanceof Error
		? `${error.name}: ${error.message}`
		: String(error);
}

function stateAfter(
	event: InboundEvent,
	state: ConversationState,
): ConversationState {
	if (event.type === "message.received") {
		return { ...state, lastInboundAt: later(state.lastInboundAt, event.at) };
	}
	if (event.type === "timer.fired") return withoutTimer(state, event.timer);
	return state;
}

function later(known: Instant | null, at: Instant): Instant {
	return instant(Math.max(known ?? at, at));
}

/** A timer whose decision threw would be due for ever, and so would be the rest of a rule that nobody can continue. */
function withoutTimer(state: ConversationState, id: string): ConversationState {
	const fired = state.timers.find((timer) => timer.id === id);
	return {
		...state,
		timers: state.timers.filter((timer) => timer.id !== id),
		continuations: state.continuations.filter(
			(rest) => rest.id !== fired?.about,
		),
	};
}
