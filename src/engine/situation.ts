import { answerLanguage } from "./answer-language.ts";
import type { Situation } from "./kinds.ts";
import {
	type Business,
	type Contact,
	type Content,
	type Conversation,
	type ConversationState,
	type InboundEvent,
	type Instant,
	newConversation,
	type Sender,
} from "./model.ts";
import type { RuleBook } from "./rule-book.ts";
import { readText } from "./text/read-text.ts";

/** What a situation is made from. */
export interface Scene {
	readonly event: InboundEvent;
	/** Null where the event is about none. */
	readonly conversation: Conversation | null;
	readonly business: Business;
	readonly book: RuleBook;
	readonly now: Instant;
}

const nobody: Contact = { id: 0, addresses: [{ kind: "user", value: "" }] };
const noSender: Sender = { id: 0, address: "" };

/** The situation an event brings, before any rule is looked at. */
export function newSituation(scene: Scene): Situation {
	const { event, conversation, business, book, now } = scene;
	const state = conversation?.state ?? newConversation;
	const written = textOf(event);
	return {
		event,
		now,
		book,
		business,
		conversation: state,
		contact: conversation?.contact ?? nobody,
		sender: conversation?.sender ?? noSender,
		text: written === null ? null : readText(written),
		language: answerLanguage(state, book.data.profile),
		rule: null,
		captures: {},
		messageId:
			event.type === "message.received" ? event.message.messageId : null,
	};
}

/** The same situation once the conversation has changed. */
export function withConversation(
	situation: Situation,
	conversation: ConversationState,
): Situation {
	if (conversation === situation.conversation) return situation;
	const copy = copyOf(situation);
	copy.conversation = conversation;
	copy.language = answerLanguage(conversation, situation.book.data.profile);
	return copy;
}

/** The same situation as a rule sees it, once it fits with what its trigger captured. */
export function inRule(
	situation: Situation,
	rule: string,
	captures = situation.captures,
): Situation {
	const copy = copyOf(situation);
	copy.rule = rule;
	copy.captures = captures;
	return copy;
}

/** Written out for the same reason as `changed`: a decision makes many of them. */
function copyOf(situation: Situation) {
	const { event, now, book, business, conversation, contact } = situation;
	const { sender, text, language, rule, captures, messageId } = situation;
	return {
		event,
		now,
		book,
		business,
		conversation,
		contact,
		sender,
		text,
		language,
		rule,
		captures,
		messageId,
	};
}

/** What a customer wrote or tapped, as keywords read it: the text, a caption, the label of a tap; null where there is none. */
export function writtenText(content: Content): string | null {
	switch (content.type) {
		case "text":
		case "order":
			return content.text;
		case "image":
		case "video":
		case "document":
			return content.caption;
		case "button":
			return content.label;
		default:
			return null;
	}
}

function textOf(event: InboundEvent): string | null {
	return event.type === "message.received"
		? writtenText(event.message.content)
		: null;
}
