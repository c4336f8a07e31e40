import { type Explained, explain } from "../engine/explain.ts";
import {
	type Business,
	type Conversation,
	type InboundEvent,
	type Instant,
	type JsonValue,
	newBusiness,
	type Timer,
} from "../engine/model.ts";
import type { RuleBook } from "../engine/rule-book.ts";
import {
	type SessionSchedules,
	sessionSchedules,
} from "./session-schedules.ts";

/** The engine with a state and a clock of its own, for one person who exists only in it. Reaches nobody. */
export interface Session {
	conversation: Conversation;
	business: Business;
	now: Instant;
	/** Rests of rules and flows that the conversation points to, by hash. */
	readonly pinned: Map<string, JsonValue>;
}

/** An event that happened in a session, and what came of it. */
export interface Happened {
	readonly event: InboundEvent;
	readonly at: Instant;
	readonly explained: Explained;
}

/** A session in which nothing was said yet. */
export function newSession(conversation: Conversation, now: Instant): Session {
	return { conversation, business: newBusiness, now, pinned: new Map() };
}

/** Decides an event at the session's own time; what it changes stays in the session. */
export function happen(
	session: Session,
	event: InboundEvent,
	book: RuleBook,
): Happened {
	const { conversation, business, now, pinned } = session;
	const explained = explain({
		event,
		conversation: event.ref === null ? null : conversation,
		business,
		book,
		pinned,
		now,
	});
	const { decision } = explained;
	for (const [hash, steps] of Object.entries(decision.pins))
		pinned.set(hash, steps);
	session.conversation = {
		...conversation,
		version: conversation.version + 1,
		state: decision.conversation ?? conversation.state,
	};
	if (decision.business)
		session.business = {
			version: business.version + 1,
			state: decision.business,
		};
	return { event, at: now, explained };
}

/**
 * Lets the session's clock go on to `until`; timers and schedules that are due on the way fire, in order. At most `most` of
 * them do: a rule that waits again and again ends somewhere.
 */
export function passTime(
	session: Session,
	until: Instant,
	{ book, most }: { readonly book: RuleBook; readonly most: number },
): Happened[] {
	const happened: Happened[] = [];
	const schedules = sessionSchedules(book, session.now, until);
	for (let fired = 0; fired < most; fired += 1) {
		const event = nextEvent(session, schedules, until);
		if (event === "none") break;
		if (event) happened.push(happen(session, event, book));
	}
	goTo(session, until);
	return happened;
}

/** What is due first until then; the clock goes on to it. Null for a schedule that is for somebody else. */
function nextEvent(
	session: Session,
	schedules: SessionSchedules,
	until: Instant,
): InboundEvent | null | "none" {
	const timer = nextTimer(session.conversation, until);
	const schedule = schedules.next();
	if (timer && timer.dueAt <= (schedule?.dueAt ?? timer.dueAt)) {
		goTo(session, timer.dueAt);
		return timerFired(session, timer);
	}
	if (schedule === null) return "none";
	goTo(session, schedule.dueAt);
	return schedules.take(session.conversation);
}

/** The session's clock never goes back. */
function goTo(session: Session, at: Instant): void {
	if (at > session.now) session.now = at;
}

function nextTimer({ state }: Conversation, until: Instant): Timer | null {
	const [first] = state.timers
		.filter(({ dueAt }) => dueAt <= until)
		.sort((one, other) => one.dueAt - other.dueAt);
	return first ?? null;
}

function timerFired(
	{ now, conversation }: Session,
	timer: Timer,
): InboundEvent {
	return {
		type: "timer.fired",
		key: `timer:${timer.id}`,
		ref: { by: "id", conversation: conversation.id },
		at: now,
		arrivedAt: now,
		timer: timer.id,
	};
}
