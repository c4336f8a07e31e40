import { randomUUID } from "node:crypto";
import type { Explained } from "../engine/explain.ts";
import { after, type Instant } from "../engine/model.ts";
import type { History, Library } from "../engine/ports.ts";
import type { RuleBook } from "../engine/rule-book.ts";
import type { SimulateRequest } from "../http/ports/playground.ts";
import { pretendedConversation, pretendedMessage } from "./pretend.ts";
import { knownConversation, momentOf } from "./questions.ts";
import { happen, newSession, passTime, type Session } from "./session.ts";
import { type SessionRecord, sessionRecord } from "./session-record.ts";

/** What came of a turn: a decision for every event, in order. */
export interface TurnTaken {
	readonly session: string;
	readonly at: Instant;
	readonly decisions: readonly Explained[];
	/** The chat so far, as an item of a `*.test.yaml`; null before the customer wrote. */
	readonly test: string | null;
}

/** What the playground stands on. */
export interface PlaygroundOptions {
	readonly book: () => RuleBook;
	readonly now: () => Instant;
	/** The number of ours that is written to. */
	readonly sender: string;
	readonly history: Pick<History, "find">;
	readonly library: Pick<Library, "pinned">;
}

interface Played {
	readonly session: Session;
	readonly record: SessionRecord;
}

/** Sessions beyond this are forgotten, the one that rested longest first. */
const MOST_SESSIONS = 200;
/** Timers and schedules that one jump of the clock may fire. */
const MOST_FIRED = 50;

/**
 * The playground: the engine with a state and a clock of its own for each session, kept in memory of this process only. The
 * rules are those that are live at each turn.
 */
export function playground(
	options: PlaygroundOptions,
): (turn: SimulateRequest) => Promise<TurnTaken> {
	const sessions = new Map<string, Played>();
	return async (turn) => {
		const id = turn.session ?? randomUUID();
		const played = sessions.get(id) ?? (await begin(turn, options));
		sessions.delete(id);
		sessions.set(id, played);
		if (sessions.size > MOST_SESSIONS)
			sessions.delete(sessions.keys().next().value ?? "");
		const decisions = take(played, turn, options.book());
		const { session, record } = played;
		return { session: id, at: session.now, decisions, test: record.test() };
	};
}

async function begin(
	{ at, name, as }: SimulateRequest,
	{ book, now, sender, history, library }: PlaygroundOptions,
): Promise<Played> {
	const start = momentOf(at, book(), now());
	const conversation =
		as === null
			? pretendedConversation(sender, { name })
			: await knownConversation(as, { history, now, sender });
	const session = newSession(conversation, start);
	const { question, continuations } = conversation.state;
	const hashes = [question, ...continuations].flatMap((one) =>
		one === null ? [] : [one.pinned],
	);
	for (const [hash, steps] of await library.pinned(hashes))
		session.pinned.set(hash, steps);
	return { session, record: sessionRecord(session, book().calendar) };
}

function take(
	{ session, record }: Played,
	turn: SimulateRequest,
	book: RuleBook,
): Explained[] {
	const until = after(session.now, turn.advanceMs);
	const happened = passTime(session, until, { book, most: MOST_FIRED });
	record.passed(turn.advanceMs, happened);
	if (turn.content !== null) {
		const event = pretendedMessage(session.conversation, turn.content, {
			id: randomUUID(),
			at: session.now,
		});
		const answer = happen(session, event, book);
		record.wrote(turn.content, answer);
		happened.push(answer);
	}
	return happened.map(({ explained }) => explained);
}
