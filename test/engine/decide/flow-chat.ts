import type { DecideInput } from "../../../src/engine/decide.ts";
import {
	type Content,
	type Conversation,
	type ConversationState,
	type Decision,
	type InboundEvent,
	type Instant,
	instant,
	type JsonValue,
	type OutboundContent,
	type Timer,
} from "../../../src/engine/model.ts";
import type { RuleBook } from "../../../src/engine/rule-book.ts";
import { decided, known, message, next, now, timer } from "../scene.ts";

/** A chat with a clock, in which everything is kept as a store keeps it: as JSON, between any two events. */
export interface FlowChat {
	/** The rules from now on. */
	book: RuleBook;
	now: Instant;
	readonly state: () => ConversationState;
	says(content: string | Content): Decision;
	/** Taps an option of the last message that offered any. */
	taps(label: string): Decision;
	fires(timer: Timer): Decision;
	/** Lets time go by and fires on the way what is due. */
	waits(ms: number): readonly Decision[];
	told(event: InboundEvent): Decision;
	/** What the database lost. */
	readonly pinned: Map<string, JsonValue>;
}

/** Begins such a chat. */
export function flowChat(
	book: RuleBook,
	more: Partial<DecideInput> & { readonly chat?: Conversation } = {},
): FlowChat {
	const { chat: start = known(), ...rest } = more;
	const pinned = new Map<string, JsonValue>();
	let conversation = start;
	let offered: readonly { readonly id: string; readonly label: string }[] = [];
	let taken = 0;
	const take = (came: InboundEvent) => {
		taken += 1;
		// Of their own, so that a chat can be had again.
		const event = { ...came, key: `event-${taken}` };
		const input = { conversation, pinned: new Map(pinned), now: chat.now };
		const decision = decided(chat.book, event, { ...input, ...rest });
		for (const [hash, value] of Object.entries(decision.pins))
			pinned.set(hash, stored(value));
		conversation = stored(next(conversation, decision));
		offered = optionsOf(decision) ?? offered;
		return decision;
	};
	const chat: FlowChat = {
		book,
		now,
		pinned,
		state: () => conversation.state,
		says: (content) => take(message(content, { at: chat.now })),
		taps(label) {
			const option = offered.find((one) => one.label === label);
			if (!option) throw new Error(`No option "${label}" was offered.`);
			const content = { type: "button", source: "reply", ...option } as const;
			return take(message(content, { at: chat.now }));
		},
		fires: ({ id }) => take(timer(id, chat.now)),
		waits(ms) {
			const until = instant(chat.now + ms);
			const decisions: Decision[] = [];
			for (;;) {
				const due = nextDue(conversation.state, until);
				if (due === null || decisions.length > 20) break;
				chat.now = due.dueAt > chat.now ? due.dueAt : chat.now;
				decisions.push(chat.fires(due));
			}
			chat.now = until;
			return decisions;
		},
		told: take,
	};
	return chat;
}

function stored<Value>(value: Value): Value {
	return JSON.parse(JSON.stringify(value)) as Value;
}

function nextDue({ timers }: ConversationState, until: Instant): Timer | null {
	const due = timers.filter(({ dueAt }) => dueAt <= until);
	return due.sort((one, other) => one.dueAt - other.dueAt)[0] ?? null;
}

function optionsOf({ effects }: Decision) {
	return effects
		.flatMap((effect) => (effect.type === "send" ? [effect.content] : []))
		.map(optionsIn)
		.findLast((options) => options.length > 0);
}

function optionsIn(content: OutboundContent) {
	if (content.type === "buttons") return content.options;
	if (content.type === "list")
		return content.sections.flatMap(({ options }) => options);
	return [];
}

/** The words of what leaves for the customer, in order, whatever the kind of message. */
export function wordsOf({ effects }: Decision): readonly string[] {
	return effects.flatMap((effect) =>
		effect.type === "send" && effect.to === null && "text" in effect.content
			? [effect.content.text]
			: [],
	);
}
