import type { Notice, Situation } from "../kinds.ts";
import {
	after,
	type ConversationState,
	changed,
	type Fact,
	HOUR,
	type Instant,
	type JsonObject,
	newBrake,
	type Timer,
	type WithheldReason,
} from "../model.ts";
import { isBraked } from "./braked.ts";
import { changeState, type Draft } from "./draft.ts";
import { withoutFlow } from "./flow-state.ts";
import { handOverNotice } from "./staff/hand-over-notice.ts";
import { noticeSend, staffNotices } from "./staff/notify-staff.ts";
import { withoutWaits } from "./waits.ts";

/** What a hand-over, its end, or an opt-out does; an action's plan may hold it as it is. */
export interface StandingChange {
	readonly conversation: ConversationState;
	readonly facts: readonly Fact[];
	readonly withhold?: WithheldReason;
	readonly notices?: readonly Notice[];
}

/** Who hands over and for how long. */
export interface HandOver {
	/** From now, or from the last message staff write; null: for good. */
	readonly forMs: number | null;
	readonly by: string;
	readonly because?: string;
}

/** How long the bot stays away after staff wrote, or named a chat, without saying for how long. */
export const STAFF_WROTE_MS = 12 * HOUR;

const TIMER = "bot_back";

/** The chat goes to a person: what waits in it is dropped, what earlier decisions queued does not leave. */
export function handedOver(
	{ conversation, now, rule }: Pick<Situation, "conversation" | "now" | "rule">,
	{ forMs, by, because }: HandOver,
): StandingChange {
	const { state, dropped } = withoutWaits(withoutFlow(conversation));
	const until = forMs === null ? null : after(now, forMs);
	const why: JsonObject = because === undefined ? {} : { because };
	const body = { by, until: iso(until), dropped, ...why };
	return {
		conversation: withPerson(state, until, forMs),
		facts: [{ type: "handoff.started", rule, body }],
		withhold: "handed-off",
	};
}

/** The same because a rule or a flow says so: staff are told, unless it is to be quiet. */
export function handedOverByRule(
	situation: Situation,
	{ quiet = false, note, ...handOver }: HandOverByRule,
): StandingChange {
	const change = handedOver(situation, handOver);
	if (quiet) return change;
	const notices = staffNotices(situation, (language) =>
		handOverNotice({ ...situation, language }, note ?? handOver.because ?? ""),
	);
	return { ...change, notices };
}

/** A hand-over with what staff are told of it. */
export interface HandOverByRule extends HandOver {
	readonly quiet?: boolean;
	/** What the owner adds to the notice. */
	readonly note?: string;
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
		conversation: changed(state, {
			mode: "bot",
			humanUntil: null,
			humanForMs: null,
			timers: otherTimers(state),
		}),
		facts: [{ type: "handoff.ended", rule: null, body: { by } }],
	};
}

/** The same because somebody says so, which also releases a brake that was pulled; null when the bot answered already. */
export function botCalledBack(
	situation: Pick<Situation, "conversation" | "book" | "now">,
	by: string,
): StandingChange | null {
	const { conversation } = situation;
	const back = botBack(conversation, by);
	if (!isBraked(situation)) return back;
	const body = { by, braked: true };
	return {
		conversation: { ...(back?.conversation ?? conversation), brake: newBrake },
		facts: [{ type: "handoff.ended", rule: null, body }],
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
	const { rule } = draft.situation;
	for (const notice of change.notices ?? [])
		draft.effects.push(noticeSend(notice, rule ?? draft.rule));
}

/** The bot comes back by itself when its time has come, also where nobody has noticed yet. */
export function bringBotBack(draft: Draft): void {
	const { conversation, now } = draft.situation;
	const { mode, humanUntil } = conversation;
	if (mode === "bot" || humanUntil === null || humanUntil > now) return;
	applyStanding(draft, botBack(conversation, "time"));
}

function withPerson(
	state: ConversationState,
	until: Instant | null,
	humanForMs: number | null,
): ConversationState {
	const timers = otherTimers(state);
	return changed(state, {
		mode: "human",
		humanUntil: until,
		humanForMs,
		timers: until === null ? timers : [...timers, backTimer(until)],
	});
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
