import { randomUUID } from "node:crypto";
import { type Explained, explain } from "../engine/explain.ts";
import {
	after,
	type Business,
	type Content,
	type Conversation,
	type InboundEvent,
	type Instant,
	type JsonValue,
	newBusiness,
	type Timer,
} from "../engine/model.ts";
import type { RuleBook } from "../engine/rule-book.ts";
import { AskError } from "./ask-error.ts";
import { pretendedConversation, pretendedMessage } from "./pretend.ts";
import { readMoment } from "./read-moment.ts";

/** One turn of a chat that reaches nobody. */
export interface Turn {
	/** Null begins a new one. */
	readonly session: string | null;
	readonly content: Content | null;
	/** By how much the session's clock goes on first. */
	readonly advanceMs: number;
	/** Where a new session's clock begins; null: now. */
	readonly at: string | null;
	readonly name: string | null;
}

/** What came of a turn: a decision for every event, in order. */
export interface TurnTaken {
	readonly session: string;
	readonly at: Instant;
	readonly decisions: readonly Explained[];
}

interface Session {
	conversation: Conversation;
	business: Business;
	now: Instant;
	readonly pinned: Map<string, JsonValue>;
}

/** Sessions beyond this are forgotten, the one that rested longest first. */
const MOST_SESSIONS = 200;
/** Timers that one jump of the clock may fire: a rule that waits again and again ends somewhere. */
const MOST_TIMERS = 50;

/**
 * The playground: the engine with a state and a clock of its own for each session, kept in memory of this process only. The
 * rules are those that are live at each turn.
 */
export function playground(options: {
	readonly book: () => RuleBook;
	readonly now: () => Instant;
	readonly sender: string;
}): (turn: Turn) => TurnTaken {
	const sessions = new Map<string, Session>();
	return (turn) => {
		const id = turn.session ?? randomUUID();
		const session = sessions.get(id) ?? begin(turn, options);
		sessions.delete(id);
		sessions.set(id, session);
		if (sessions.size > MOST_SESSIONS)
			sessions.delete(sessions.keys().next().value ?? "");
		const decisions = take(session, turn, options.book());
		return { session: id, at: session.now, decisions };
	};
}

function begin(
	{ at, name }: Turn,
	options: Parameters<typeof playground>[0],
): Session {
	const start =
		at === null
			? options.now()
			: readMoment(at, options.book().calendar, options.now());
	if (start === null)
		throw new AskError(
			"wrong-value",
			`"${at}" is no moment. Write 2026-11-22 23:30, 23:30, or fri 10:00.`,
		);
	return {
		conversation: pretendedConversation(options.sender, { name }),
		business: newBusiness,
		now: start,
		pinned: new Map(),
	};
}

function take(session: Session, turn: Turn, book: RuleBook): Explained[] {
	const decisions = passTime(session, turn.advanceMs, book);
	if (turn.content === null) return decisions;
	const event = pretendedMessage(session.conversation, turn.content, {
		id: randomUUID(),
		at: session.now,
	});
	return [...decisions, step(session, event, book)];
}

/** Lets the session's clock go on, and fires on the way what is due. */
function passTime(
	session: Session,
	advanceMs: number,
	book: RuleBook,
): Explained[] {
	const until = after(session.now, advanceMs);
	const decisions: Explained[] = [];
	for (let fired = 0; fired < MOST_TIMERS; fired += 1) {
		const timer = nextTimer(session.conversation, until);
		if (timer === null) break;
		session.now = timer.dueAt > session.now ? timer.dueAt : session.now;
		decisions.push(step(session, timerFired(session, timer), book));
	}
	session.now = until;
	return decisions;
}

function nextTimer({ state }: Conversation, until: Instant): Timer | null {
	const [first] = state.timers
		.filter(({ dueAt }) => dueAt <= until)
		.sort((one, other) => one.dueAt - other.dueAt);
	return first ?? null;
}

function timerFired({ now }: Session, timer: Timer): InboundEvent {
	return {
		type: "timer.fired",
		key: `timer:${timer.id}`,
		ref: { by: "id", conversation: 0 },
		at: now,
		arrivedAt: now,
		timer: timer.id,
	};
}

function step(
	session: Session,
	event: InboundEvent,
	book: RuleBook,
): Explained {
	const { conversation, business, now, pinned } = session;
	const explained = explain({
		event,
		conversation,
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
	return explained;
}
