import { type DecideInput, decide } from "../../src/engine/decide.ts";
import {
	type Command,
	type Content,
	type Conversation,
	type ConversationState,
	type Decision,
	type InboundEvent,
	type Instant,
	instant,
	type JsonValue,
	type MessageReceived,
	newBusiness,
	newConversation,
	type ReportReceived,
	type ScheduleFired,
	type TimerFired,
} from "../../src/engine/model.ts";
import type { RuleBook } from "../../src/engine/rule-book.ts";

/** A Sunday evening in Beirut. */
export const now: Instant = instant(Date.parse("2026-11-22T19:30:00Z"));

/** The moment so many milliseconds later. */
export { after as later } from "../../src/engine/model.ts";

/** The customer of all tests. */
export const phone = "96170111222";

/** Our number. */
export const ours = "9613000000";

/** A conversation in a state, the rest new. */
export function conversationIn(
	state: Partial<ConversationState> = {},
): Conversation {
	return {
		id: 812,
		version: 1,
		channel: "whatsapp",
		sender: { id: 1, address: ours },
		contact: { id: 55, addresses: [{ kind: "phone", value: phone }] },
		state: { ...newConversation, ...state },
	};
}

/** A conversation with somebody who has written before. */
export function known(state: Partial<ConversationState> = {}): Conversation {
	const before = instant(now - 3_600_000);
	return conversationIn({
		firstMessageAt: before,
		lastInboundAt: before,
		...state,
	});
}

let keys = 0;

function head(at: Instant) {
	keys += 1;
	return { key: `event-${keys}`, ref: null, at, arrivedAt: at };
}

/** A message with a text, or with any content. */
export function message(
	content: string | Content,
	more: Partial<MessageReceived["message"]> & { readonly at?: Instant } = {},
): MessageReceived {
	const { at = now, ...rest } = more;
	return {
		type: "message.received",
		...head(at),
		stale: false,
		message: {
			messageId: "wamid.1",
			content:
				typeof content === "string" ? { type: "text", text: content } : content,
			quotedMessageId: null,
			profileName: null,
			referral: null,
			identity: null,
			...rest,
		},
	};
}

/** A tap on a button. */
export function tap(id: string, label: string): MessageReceived {
	return message({ type: "button", id, label, source: "reply" });
}

/** A report about a message of ours. */
export function report(
	status: ReportReceived["report"]["status"],
	code?: string,
	at: Instant = now,
): ReportReceived {
	const error =
		code === undefined ? null : { code, message: "No", advice: null };
	const messageId = "mb-a1b2c3d4-7";
	return {
		type: "report.received",
		...head(at),
		report: { messageId, status, error },
	};
}

/** A schedule rule is due. */
export function scheduled(rule: string): ScheduleFired {
	return { type: "schedule.fired", ...head(now), rule, dueAt: now, run: 1 };
}

/** A timer of the conversation is due. */
export function timer(id: string, at: Instant = now): TimerFired {
	return { type: "timer.fired", ...head(at), timer: id };
}

/** Somebody told us to do something. */
export function command(given: Command, by = "api"): InboundEvent {
	return { type: "command.given", ...head(now), command: given, by };
}

/** The whole input around an event. */
export function inputOf(
	book: RuleBook,
	event: InboundEvent,
	more: Partial<DecideInput> = {},
): DecideInput {
	return {
		event,
		conversation: known(),
		business: newBusiness,
		book,
		pinned: new Map<string, JsonValue>(),
		now: event.at,
		...more,
	};
}

/** What is decided about an event in the chat of somebody known. */
export function decided(
	book: RuleBook,
	event: InboundEvent,
	more: Partial<DecideInput> = {},
): Decision {
	return decide(inputOf(book, event, more));
}

/** The texts that leave for the customer, in order. */
export function textsOf({ effects }: Decision): readonly string[] {
	return effects.flatMap((effect) =>
		effect.type === "send" && effect.content.type === "text"
			? [effect.content.text]
			: [],
	);
}

/** The same chat after a decision, for the next event. */
export function next(
	conversation: Conversation,
	decision: Decision,
): Conversation {
	if (decision.conversation === null) throw new Error("No conversation.");
	const version = conversation.version + 1;
	return { ...conversation, version, state: decision.conversation };
}
