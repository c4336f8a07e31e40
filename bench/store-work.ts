import { randomUUID } from "node:crypto";
import {
	type Changes,
	type Conversation,
	type ConversationRef,
	type DecisionInput,
	dueAt,
	instant,
	type JsonObject,
	newBusiness,
	noChanges,
} from "../src/engine/model.ts";

/** What one message brings: its key, whom it is from, and the rows it becomes, of the size they have in life. */
export interface Work {
	readonly key: string;
	readonly ref: ConversationRef;
}

/** So many messages of so many customers in turn, with random keys as the provider's are. */
export function messages(count: number, customers: number): readonly Work[] {
	return Array.from({ length: count }, (_, index) => ({
		key: `message:96170000000:${randomUUID()}`,
		ref: customerAt(index % customers),
	}));
}

/** One of the customers. */
export function customerAt(index: number): ConversationRef {
	return {
		by: "address",
		channel: "whatsapp",
		sender: "96170000000",
		addresses: [{ kind: "phone", value: String(96_170_100_000 + index) }],
	};
}

/** The changes of one message that one rule answers with one text. */
export function changesFor(conversation: Conversation, key: string): Changes {
	const at = instant(Date.now());
	const state = { ...conversation.state, lastInboundAt: at, lastAnswerAt: at };
	const text = "Fermé. Nous ouvrons demain à 9 h, du lundi au samedi.";
	const event = eventOf(key, at);
	const input: DecisionInput = {
		event,
		before: conversation.state,
		business: newBusiness.state,
		now: at,
		rules: `sha256:${"0".repeat(64)}`,
		pinned: [],
		engine: "0.1.0 icu 78.2 tz 2026a",
	};
	return {
		...noChanges,
		conversation: {
			id: conversation.id,
			sender: conversation.sender.id,
			contact: conversation.contact,
			expectedVersion: conversation.version,
			state,
			dueAt: dueAt(state),
			lastInboundAt: at,
		},
		seen: [key],
		journal: [
			{
				at,
				type: "decision.made",
				rule: "opening hours",
				conversation: null,
				body: bodyOf(event, text),
				input,
			},
		],
		sends: [
			{
				conversation: conversation.id,
				about: null,
				journal: 0,
				content: { type: "text", text },
				instead: null,
				quote: null,
				priority: "answer",
				rule: "opening hours",
				staff: false,
				answers: true,
				notBefore: at,
			},
		],
	};
}

function eventOf(key: string, at: number): JsonObject {
	return {
		type: "message.received",
		key,
		ref: null,
		at,
		arrivedAt: at,
		stale: false,
		message: {
			messageId: key.slice(20),
			content: { type: "text", text: "Bonjour, c'est quoi vos horaires svp ?" },
		},
	};
}

function bodyOf(event: JsonObject, text: string): JsonObject {
	const { messageId: id, content } = event.message as JsonObject;
	return {
		from: "96170100000",
		event: {
			type: "message.received",
			id: id ?? null,
			content: content ?? null,
		},
		because: 'keyword "horaires"',
		actions: [{ type: "text", text }],
		silent: null,
		flow: null,
		unanswered: false,
		took_us: 41,
		rules: `sha256:${"0".repeat(64)}`,
	};
}
