import {
	after,
	type ConversationState,
	changed,
	type InboundEvent,
	type Instant,
	type Timer,
} from "../model.ts";
import type { RuleBook } from "../rule-book.ts";

/** A conversation keeps this many timers of silence; more rules than that wait for none. */
const MOST_TIMERS = 50;

/**
 * The conversation with its timers of silence as they are after an event: the customer's message stops all of them, our answer to
 * it starts them. Nothing else does, so that follow-ups and campaigns never follow up on themselves.
 */
export function withNoReplyTimers(
	state: ConversationState,
	{
		event,
		answered,
		book,
		now,
	}: {
		readonly event: InboundEvent;
		/** We answered what the customer wrote. */
		readonly answered: boolean;
		readonly book: RuleBook;
		readonly now: Instant;
	},
): ConversationState {
	const started = answered ? timersOf(book, now) : [];
	const ends = answered || isWritten(event);
	const old = state.timers.some(isNoReply);
	if (started.length === 0 && !(ends && old)) return state;
	const others = state.timers.filter((timer) => !isNoReply(timer));
	return changed(state, { timers: [...others, ...started] });
}

function timersOf(book: RuleBook, now: Instant): readonly Timer[] {
	return silencesIn(book).map(({ rule, ms }) => ({
		id: `silence:${rule}`,
		kind: "no_reply_for",
		dueAt: after(now, ms),
		about: rule,
	}));
}

interface Silence {
	readonly rule: string;
	readonly ms: number;
}

/** Found once for each rule book: every answer asks for them, and books can be large. */
const found = new WeakMap<RuleBook, readonly Silence[]>();

function silencesIn(book: RuleBook): readonly Silence[] {
	const known = found.get(book);
	if (known) return known;
	const silences = book.rules
		.flatMap(({ name, data }): readonly Silence[] => {
			const trigger = data.when.find(({ key }) => key === "no_reply_for");
			if (!trigger) return [];
			const { ms } = trigger.spec as unknown as { readonly ms: number };
			return [{ rule: name, ms }];
		})
		.slice(0, MOST_TIMERS);
	found.set(book, silences);
	return silences;
}

/** A reaction is not a reply. */
function isWritten(event: InboundEvent): boolean {
	return (
		event.type === "message.received" &&
		!event.stale &&
		event.message.content.type !== "reaction"
	);
}

function isNoReply({ kind }: Timer): boolean {
	return kind === "no_reply_for";
}
