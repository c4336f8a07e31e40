import type { Situation } from "../kinds.ts";
import {
	after,
	type ConversationState,
	type Fact,
	type Instant,
	type JsonObject,
	type Timer,
	type WithheldReason,
} from "../model.ts";
import { changeState, type Draft } from "./draft.ts";
import { withoutWaits } from "./waits.ts";

/** What a hand-over, its end, or an opt-out does; an action's plan may hold it as it is. */
export interface StandingChange {
	readonly conversation: ConversationState;
	readonly facts: readonly Fact[];
	readonly withhold?: WithheldReason;
}

/** Who hands over and for how long. */
export interface HandOver {
	/** From now, or from the last message staff write; null: for good. */
	readonly forMs: number | null;
	readonly by: string;
	readonly because?: string;
}

const TIMER = "bot_back";

/** The chat goes to a person: what waits in it is dropped, what earlier decisions queued does not leave. */
export function handedOver(
	{ conversation, now, rule }: Pick<Situation, "conversation" | "now" | "rule">,
	{ forMs, by, because }: HandOver,
): StandingChange {
	const { state, dropped } = withoutWaits(withoutQuestion(conversation));
	const until = forMs === null ? null : after(now, forMs);
	const why: JsonObject = because === undefined ? {} : { because };
	const body = { by, until: iso(until), dropped, ...why };
	return {
		conversation: withPerson(state, until, forMs),
		facts: [{ type: "handoff.started", rule, body }],
		withhold: "handed-off",
	};
}

/** Staff wrote while the chat was with them: the bot's return counts from now. */
export function handOverProlonged(
	state: ConversationState,
	now: Instant,
): ConversationState {
	const { humanForMs } = state;
	if (humanForMs === null) return state;
	return withPerson(state, after(now, humanForMs), humanForMs);
}

/** The bot answers again; null when it did already. */
export function botBack(
	state: ConversationState,
	by: string,
): StandingChange | null {
	if (state.mode === "bot") return null;
	return {
		conversation: {
			...state,
			mode: "bot",
			humanUntil: null,
			humanForMs: null,
			timers: otherTimers(state),
		},
		facts: [{ type: "handoff.ended", rule: null, body: { by } }],
	};
}

/** Writes such a change into the draft; null changes nothing. */
export function applyStanding(
	draft: Draft,
	change: StandingChange | null,
): void {
	if (change === null) return;
	changeState(draft, change.conversation);
	draft.facts.push(...change.facts);
	if (change.withhold) draft.withhold = change.withhold;
}

/** The bot comes back by itself when its time has come, also where nobody has noticed yet. */
export function bringBotBack(draft: Draft): void {
	const { conversation, now } = draft.situation;
	const { mode, humanUntil } = conversation;
	if (mode === "bot" || humanUntil === null || humanUntil > now) return;
	applyStanding(draft, botBack(conversation, "time"));
}

function withoutQuestion(state: ConversationState): ConversationState {
	const timers = state.timers.filter(({ kind }) => kind !== "forget");
	return { ...state, question: null, timers };
}

function withPerson(
	state: ConversationState,
	until: Instant | null,
	humanForMs: number | null,
): ConversationState {
	const timers = otherTimers(state);
	return {
		...state,
		mode: "human",
		humanUntil: until,
		humanForMs,
		timers: until === null ? timers : [...timers, backTimer(until)],
	};
}

function otherTimers({ timers }: ConversationState): readonly Timer[] {
	return timers.filter(({ kind }) => kind !== "bot_back");
}

function backTimer(dueAt: Instant): Timer {
	return { id: TIMER, kind: "bot_back", dueAt, about: null };
}

function iso(at: Instant | null): string | null {
	return at === null ? null : new Date(at).toISOString();
}
