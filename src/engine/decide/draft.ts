import type { Situation } from "../kinds.ts";
import type {
	ActionTaken,
	ConversationState,
	Courtesy,
	Decision,
	Effect,
	Fact,
	JsonValue,
	Silence,
	WithheldReason,
} from "../model.ts";
import { newSituation, type Scene, withConversation } from "../situation.ts";
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
	silent: Silence | null;
	unanswered: boolean;
	withhold: WithheldReason | null;
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
		silent: null,
		unanswered: false,
		withhold: null,
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
		flow: null,
		because: draft.because,
		silent: draft.silent,
		actions: draft.actions.map(({ rule, taken }) =>
			rule === draft.rule || rule === null ? taken : { ...taken, rule },
		),
		effects: draft.effects,
		courtesies: draft.courtesies,
		facts: draft.facts,
		unanswered: draft.unanswered,
		withhold: draft.withhold,
		conversation: stateAfter(draft),
		business: null,
		pins: draft.pins,
	};
}

function stateAfter(draft: Draft): ConversationState | null {
	const { conversation, book, now } = draft.input;
	if (conversation === null) return null;
	return withinQuota(withAnswer(draft), book, now, conversation.state);
}

/** Remembers when the customer was answered last. */
function withAnswer({ effects, situation, input }: Draft): ConversationState {
	const { conversation } = situation;
	const answers = effects.some(
		(effect) => effect.type === "send" && effect.to === null && effect.answers,
	);
	return answers ? { ...conversation, lastAnswerAt: input.now } : conversation;
}
