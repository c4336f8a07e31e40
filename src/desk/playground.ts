import { randomUUID } from "node:crypto";
import type { Explained } from "../engine/explain.ts";
import { after, type Content, type Instant } from "../engine/model.ts";
import type { RuleBook } from "../engine/rule-book.ts";
import { AskError } from "./ask-error.ts";
import { pretendedConversation, pretendedMessage } from "./pretend.ts";
import { readMoment } from "./read-moment.ts";
import { happen, newSession, passTime, type Session } from "./session.ts";

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

/** Sessions beyond this are forgotten, the one that rested longest first. */
const MOST_SESSIONS = 200;
/** Timers and schedules that one jump of the clock may fire. */
const MOST_FIRED = 50;

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
	return newSession(pretendedConversation(options.sender, { name }), start);
}

function take(session: Session, turn: Turn, book: RuleBook): Explained[] {
	const until = after(session.now, turn.advanceMs);
	const happened = passTime(session, until, { book, most: MOST_FIRED });
	if (turn.content !== null) {
		const event = pretendedMessage(session.conversation, turn.content, {
			id: randomUUID(),
			at: session.now,
		});
		happened.push(happen(session, event, book));
	}
	return happened.map(({ explained }) => explained);
}
