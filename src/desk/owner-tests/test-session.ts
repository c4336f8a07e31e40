import {
	after,
	type Content,
	HOUR,
	type InboundEvent,
	type Instant,
	SECOND,
} from "../../engine/model.ts";
import type { RuleBook } from "../../engine/rule-book.ts";
import { pretendedConversation, pretendedMessage } from "../pretend.ts";
import {
	type Happened,
	happen,
	newSession,
	passTime,
	type Session,
} from "../session.ts";
import { runFor } from "../session-schedules.ts";
import type { OwnerTest, TalkLine } from "./owner-test.ts";

/** Timers and schedules that one `wait` may fire. */
const MOST_FIRED = 1_000;
/** Our own number in tests; nobody sees it. */
const SENDER = "10000";
/** Customers read before they answer: within a second of ours it would look like another bot. */
const READING_MS = 2 * SECOND;

/** What the provider says of a number that is not on WhatsApp any more. */
const error = {
	code: "EC_UNKNOWN_SUBSCRIBER",
	message: "Unknown subscriber",
	advice: null,
};

/** The person of a test with their conversation, and what can happen in it. */
export interface TestSession {
	now(): Instant;
	/** The customer writes; some moments after the bot did, at once after a message of their own. */
	say(content: Content): readonly Happened[];
	passTo(until: Instant): readonly Happened[];
	/** What was held back to be read with more lets itself be read. */
	waitForMore(): readonly Happened[];
	post(event: Extract<TalkLine, { type: "event" }>): readonly Happened[];
	answerFetch(
		result: Extract<TalkLine, { type: "fetch" }>["result"],
	): readonly Happened[] | null;
	failToDeliver(): readonly Happened[];
	writeAsStaff(text: string): readonly Happened[];
}

/** Starts a test's conversation. */
export function testSession(test: OwnerTest, book: RuleBook): TestSession {
	const session = begin(test);
	let events = 0;
	let spoke: "customer" | "bot" | null = null;

	const now = () => session.now;
	const passTo = (until: Instant) =>
		passTime(session, until, { book, most: MOST_FIRED });
	const head = () => {
		events += 1;
		const ref = { by: "id", conversation: session.conversation.id } as const;
		const key = `test:${events}`;
		return { key, ref, at: session.now, arrivedAt: session.now };
	};
	const one = (event: InboundEvent) => {
		spoke = "bot";
		return [happen(session, event, book)];
	};

	/** Rules with an audience of their own bring what was posted to each of their contacts; here, to the one there is. */
	const withRuns = (happened: readonly Happened[]) => {
		const runs = happened.flatMap(
			({ explained }) => explained.decision.runs ?? [],
		);
		const brought = runs.flatMap(({ rule, event }) => {
			const run = { rule, event, dueAt: session.now };
			const reaching = runFor(run, session.conversation, book);
			return reaching === null ? [] : one(reaching);
		});
		return [...happened, ...brought];
	};

	return {
		now,
		passTo,
		say(content) {
			const pause = spoke === "bot" ? READING_MS : 0;
			const before = passTo(after(session.now, pause));
			events += 1;
			const message = { id: `message ${events}`, at: session.now };
			const happened = one(
				pretendedMessage(session.conversation, content, message),
			);
			const isHeld = moreIsDueAt(session) !== null;
			spoke = isHeld ? "customer" : "bot";
			return [...before, ...happened];
		},
		waitForMore() {
			const due = moreIsDueAt(session);
			return due === null ? [] : passTo(due);
		},
		post: ({ name, data }) =>
			withRuns(one({ type: "event.posted", ...head(), name, data })),
		answerFetch(result) {
			const waiting = session.conversation.state.continuations.find(
				({ pause }) => pause === "fetch",
			);
			if (waiting === undefined) return null;
			const continuation = waiting.id;
			return one({ type: "fetch.finished", ...head(), continuation, result });
		},
		failToDeliver: () =>
			one({
				type: "report.received",
				...head(),
				report: { messageId: `ours ${events}`, status: "failed", error },
			}),
		writeAsStaff: (text) =>
			one({
				type: "command.given",
				...head(),
				by: "staff",
				command: {
					kind: "send",
					contents: [{ type: "text", text }],
					staff: true,
				},
			}),
	};
}

function moreIsDueAt({ conversation }: Session): Instant | null {
	const timer = conversation.state.timers.find(
		({ kind }) => kind === "wait_for_more",
	);
	return timer?.dueAt ?? null;
}

function begin({ contact: given, at }: OwnerTest): Session {
	const { name, phone, known, tags, fields, language } = given;
	const blank = pretendedConversation(SENDER, {
		name,
		...(phone === null ? {} : { phone }),
	});
	const wroteAt = known ? after(at, -HOUR) : null;
	const state = {
		...blank.state,
		tags,
		fields,
		language: { ...blank.state.language, chosen: language },
		firstMessageAt: wroteAt,
		lastInboundAt: wroteAt,
	};
	const contact = { ...blank.contact, id: 1 };
	return newSession({ ...blank, id: 1, contact, state }, at);
}
