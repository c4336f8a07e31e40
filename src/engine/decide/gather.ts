import {
	after,
	type ConversationState,
	changed,
	type Gathered,
	type Instant,
	type MessageReceived,
	SECOND,
	type Timer,
} from "../model.ts";
import type { CompiledRule, RuleBook } from "../rule-book.ts";
import type { KeywordSpec } from "../triggers/keyword.ts";
import { changeState, type Draft, keepQuiet } from "./draft.ts";
import { otherTimers, readAsOne } from "./gather/read-as-one.ts";
import { jsonBytes } from "./quota.ts";

/** At most so many messages are read as one, and none waits longer than this. */
const MOST_MESSAGES = 10;
const LONGEST_MS = 10 * SECOND;

/** What waits takes at most so many bytes of the conversation's state; what is longer is no hasty line. */
const GATHERED_BYTES = 4 * 1024;

const TIMER = "wait_for_more";

/**
 * Keeps a text or a caption until the customer has been silent for as long as settings' `wait_for_more` says; `true`: it waits. The
 * last one that fits, and whatever is never to wait, is decided now.
 */
export function waitForMore(draft: Draft): boolean {
	const waitMs = draft.input.book.data.settings.waitForMoreMs;
	// What was gathered is read in its turn as one message, and does not wait again.
	if (waitMs === 0 || draft.input.event.type !== "message.received")
		return false;
	if (!hasWords(draft) || isUrgent(draft)) return false;
	const gathered = withMessage(draft);
	if (isFull(gathered)) {
		readAsOne(draft, gathered);
		return false;
	}
	changeState(draft, waiting(draft, gathered, waitMs));
	return keepQuiet(draft, "waiting-for-more", "more may follow");
}

/** Takes what was gathered as the one message it is, where it is its timer's turn; tells whether there was anything. */
export function takeGathered(draft: Draft): boolean {
	const { gathered } = draft.situation.conversation;
	if (!gathered) return false;
	readAsOne(draft, gathered);
	return true;
}

/** The same rules for whoever asks about one message and has no time to wait for more. */
export function readingAtOnce(book: RuleBook): RuleBook {
	const { data } = book;
	if (data.settings.waitForMoreMs === 0) return book;
	const settings = { ...data.settings, waitForMoreMs: 0 };
	return { ...book, data: { ...data, settings } };
}

/** Another message was decided while some wait: for them the silence before is over. */
export function heardMeanwhile(
	state: ConversationState,
	at: Instant,
): ConversationState {
	const { gathered } = state;
	if (!gathered) return state;
	return changed(state, { gathered: { ...gathered, lastInboundAt: at } });
}

function hasWords({ situation }: Draft): boolean {
	const { event, text } = situation;
	if (event.type !== "message.received" || text === null) return false;
	const { type } = event.message.content;
	return type !== "button" && type !== "order" && text.original.trim() !== "";
}

/** Whole-message words of an interrupting rule, such as *stop*, are meant now. */
function isUrgent({ situation, input }: Draft): boolean {
	for (const order of input.book.index.candidates(situation)) {
		const rule = input.book.rules[order];
		if (rule?.data.interrupt && fitsExactly(rule, situation)) return true;
	}
	return false;
}

function fitsExactly(
	{ data, triggers }: CompiledRule,
	situation: Draft["situation"],
): boolean {
	const written = data.when.find(({ key }) => key === "keyword");
	const keyword = triggers.find(({ key }) => key === "keyword");
	if (!written || !keyword) return false;
	const { match } = written.spec as unknown as KeywordSpec;
	// Digits and single letters are exact where nothing is said.
	const short = /^(\d+|\p{L})$/u.test(situation.text?.flat ?? "");
	const isExact = match === "exact" || (match === null && short);
	return isExact && keyword.trigger.match(situation) !== null;
}

function withMessage({ situation }: Draft): Gathered {
	const { conversation, event, now } = situation;
	const { messageId, content } = (event as MessageReceived).message;
	const before = conversation.gathered;
	const message = { messageId, content };
	return before
		? { ...before, messages: [...before.messages, message] }
		: {
				messages: [message],
				since: now,
				lastInboundAt: conversation.lastInboundAt,
			};
}

function isFull(gathered: Gathered): boolean {
	const { messages } = gathered;
	return (
		messages.length >= MOST_MESSAGES ||
		jsonBytes(
			messages.map((each) => ({ ...each, content: { ...each.content } })),
		) > GATHERED_BYTES
	);
}

function waiting(
	{ situation }: Draft,
	gathered: Gathered,
	waitMs: number,
): ConversationState {
	const { conversation, now } = situation;
	const last = after(gathered.since, LONGEST_MS);
	const dueAt = after(now, Math.min(waitMs, last - now));
	const timer: Timer = { id: TIMER, kind: TIMER, dueAt, about: null };
	const timers = [...otherTimers(conversation), timer];
	return changed(conversation, { gathered, timers });
}
