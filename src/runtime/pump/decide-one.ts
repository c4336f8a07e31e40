import type {
	Business,
	Conversation,
	Decision,
	DecisionInput,
	InboundEvent,
	Instant,
	JsonValue,
} from "../../engine/model.ts";
import type { Clock, Store } from "../../engine/ports.ts";
import type { RuleBook } from "../../engine/rule-book.ts";
import type { Timer } from "../timer.ts";
import type { Decided } from "./decision-rows.ts";
import { eventJson } from "./event-refused.ts";
import { failedDecision } from "./failed-decision.ts";
import type { Home } from "./planned-send.ts";

/** What deciding stands on. */
export interface DecideOptions {
	readonly store: Pick<Store, "load">;
	readonly clock: Clock;
	readonly timer: Timer;
	/** The rules that answer now. */
	readonly book: () => RuleBook;
	/** The engine's `decide`. */
	readonly decide: Decide;
	/** Version of this package, of ICU and of the time zones. */
	readonly engine: string;
	/** Where a message to a number leaves when no conversation caused it. */
	readonly home: Home;
	/** Hears of bugs that a person should look at. */
	readonly onDecisionFailed: (error: unknown, event: InboundEvent) => void;
}

/** What the engine decides with: values in, a value out. */
export type Decide = (input: Situation) => Decision;

/** One event with all that it is decided from. */
export interface Situation {
	readonly event: InboundEvent;
	readonly conversation: Conversation | null;
	readonly business: Business;
	readonly book: RuleBook;
	/** Rests of rules and flows that the conversation points to, by hash. */
	readonly pinned: ReadonlyMap<string, JsonValue>;
	readonly now: Instant;
}

/** Decides one event. A throw is a bug: it becomes a decision that says so, and is never tried again. */
export function decideOne(
	situation: Situation,
	options: DecideOptions,
): Decided {
	const { event, conversation } = situation;
	const started = options.timer.elapsedMs();
	const decision = decideSafely(situation, options);
	const tookUs = Math.round((options.timer.elapsedMs() - started) * 1_000);
	const input = inputOf(situation, options.engine);
	return { event, conversation, decision, input, tookUs };
}

function decideSafely(
	situation: Situation,
	{ decide, onDecisionFailed }: DecideOptions,
): Decision {
	const { event, conversation } = situation;
	try {
		return performable(decide(situation), conversation);
	} catch (error) {
		onDecisionFailed(error, event);
		return failedDecision(event, conversation, error);
	}
}

/** Looks whether everything in it can be done: a decision is committed whole or not at all. */
function performable(
	decision: Decision,
	conversation: Conversation | null,
): Decision {
	for (const effect of decision.effects) {
		if (conversation !== null) continue;
		if (effect.type === "fetch")
			throw new Error("A fetch for a conversation, and there is none.");
		if (effect.to === null)
			throw new Error("A message for the customer, and there is none.");
	}
	return decision;
}

function inputOf(
	{ event, conversation, business, book, pinned, now }: Situation,
	engine: string,
): DecisionInput {
	return {
		event: eventJson(event),
		before: conversation?.state ?? null,
		business: business.state,
		now,
		rules: book.hash,
		pinned: conversation ? pinsAtHand(conversation, pinned) : [],
		engine,
	};
}

function pinsAtHand(
	{ state }: Conversation,
	pinned: ReadonlyMap<string, JsonValue>,
): readonly string[] {
	const named = state.continuations.map((rest) => rest.pinned);
	if (state.question) named.push(state.question.pinned);
	return named.filter((hash) => pinned.has(hash));
}
