import type { Situation } from "../kinds.ts";
import {
	type ActionTaken,
	type BusinessState,
	type ConversationState,
	type Courtesy,
	changed,
	type Decision,
	type Effect,
	type EventRun,
	type Fact,
	type JsonValue,
	type Order,
	type Silence,
	type WithheldReason,
} from "../model.ts";
import { newSituation, type Scene, withConversation } from "../situation.ts";
import { withoutLostFlow } from "./flow-state.ts";
import { withNoReplyTimers } from "./no-reply-timers.ts";
import { withinQuota } from "./quota.ts";
import type { Watch } from "./watch.ts";

/** What a decision is made from; all of it, so that it can be made again. */
export interface DecideInput extends Scene {
	/** What the conversation's continuations and open question point to, by hash. */
	readonly pinned: ReadonlyMap<string, JsonValue>;
}

/** A decision while it is made: the one thing in the engine that changes. It never leaves `decide`. */
export interface Draft {
	readonly input: DecideInput;
	/** Somebody wants the full why. */
	readonly watch: Watch | null;
	/** As left by what has run so far. */
	situation: Situation;
	rule: string | null;
	because: string | null;
	/** The flow that speaks in this decision. */
	flow: Decision["flow"];
	silent: Silence | null;
	unanswered: boolean;
	withhold: WithheldReason | null;
	/** The business afterwards, where a staff command changes it. */
	business: BusinessState | null;
	readonly orders: Order[];
	readonly runs: EventRun[];
	readonly actions: { readonly rule: string | null; taken: ActionTaken }[];
	readonly effects: Effect[];
	readonly courtesies: Courtesy[];
	readonly facts: Fact[];
	pins: Readonly<Record<string, JsonValue>>;
}

/** A decision of nothing yet. */
export function newDraft(input: DecideInput, watch: Watch | null): Draft {
	return {
		input,
		watch,
		situation: newSituation(input),
		rule: null,
		because: null,
		flow: null,
		silent: null,
		unanswered: false,
		withhold: null,
		business: null,
		orders: [],
		runs: [],
		actions: [],
		effects: [],
		courtesies: [],
		facts: [],
		pins: {},
	};
}

/** Changes the conversation, and with it what the next rule sees. */
export function changeState(draft: Draft, state: ConversationState): void {
	draft.situation = withConversation(draft.situation, state);
}

/** Keeps quiet and says why; always `true`: it is decided. */
export function keepQuiet(
	draft: Draft,
	silent: Silence,
	because: string | null = null,
): true {
	draft.silent = silent;
	draft.because = because;
	return true;
}

/** The decision as a value. */
export function finish(draft: Draft): Decision {
	return {
		rule: draft.rule,
		flow: draft.flow,
		because: draft.because,
		silent: draft.silent,
		actions: draft.actions.map(({ rule, taken }) =>
			rule === draft.rule || rule === null ? taken : { ...taken, rule },
		),
		effects: sealed(draft),
		courtesies: draft.courtesies,
		facts: draft.facts,
		unanswered: draft.unanswered,
		withhold: draft.withhold,
		conversation: stateAfter(draft),
		business: draft.business,
		orders: draft.orders,
		...(draft.runs.length > 0 ? { runs: draft.runs } : {}),
		pins: draft.pins,
	};
}

/** What the decision that hands over says to the customer leaves, whatever becomes of its first attempt. */
function sealed({ effects, situation, input }: Draft): readonly Effect[] {
	const before = input.conversation?.state.mode;
	if (situation.conversation.mode === "bot" || before === "human")
		return effects;
	return effects.map((effect) =>
		effect.type === "send" && effect.to === null
			? { ...effect, staff: true }
			: effect,
	);
}

function stateAfter(draft: Draft): ConversationState | null {
	const { conversation, book, now } = draft.input;
	if (conversation === null) return null;
	const after = withoutLostFlow(withAnswer(draft));
	return withinQuota(after, book, now, conversation.state);
}

/** Remembers when the customer was answered last, and from when their silence counts. */
function withAnswer(draft: Draft): ConversationState {
	const { effects, situation, input } = draft;
	// What a staff command says is no part of a talk with a customer.
	const answered =
		draft.silent !== "staff-command" &&
		effects.some(
			(effect) =>
				effect.type === "send" && effect.to === null && effect.answers,
		);
	const { event, book, now } = input;
	// Written out: V8 takes a microsecond to add a property to what was spread.
	const scene = { event, book, now, answered };
	const state = withNoReplyTimers(situation.conversation, scene);
	return answered ? changed(state, { lastAnswerAt: now }) : state;
}
