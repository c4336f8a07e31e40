import type { InboundMessage } from "./content.ts";
import type { JsonObject, JsonValue } from "./json.ts";
import type { OutboundContent } from "./outbound.ts";
import type { Instant } from "./time.ts";

/** One way to reach a contact on a channel: a phone number (bare digits) or the channel's user id. */
export interface Address {
	readonly kind: "phone" | "user";
	readonly value: string;
}

/** How an event names the conversation it is about. */
export type ConversationRef =
	| {
			readonly by: "address";
			readonly channel: string;
			/** Our own number, as the channel writes it. */
			readonly sender: string;
			/** The best first; all of them are the same contact. */
			readonly addresses: readonly Address[];
	  }
	| { readonly by: "id"; readonly conversation: number }
	/** The conversation that a message of ours, `mb-<install>-<outbox id>`, went to. */
	| { readonly by: "message"; readonly messageId: string };

/** Whatever may change a conversation. It comes in through one door, the pump. */
export type InboundEvent =
	| MessageReceived
	| ReportReceived
	| NoticeReceived
	| ScheduleFired
	| TimerFired
	| FetchFinished
	| EventPosted
	| CommandGiven;

interface EventHead {
	/** What makes it unique, over restarts: the second event with a key does nothing. */
	readonly key: string;
	/** Null where it is about no single contact (a template's status, a schedule without `to`). */
	readonly ref: ConversationRef | null;
	/** When it happened, as the provider says, clamped to [arrival − 42 h, arrival]. */
	readonly at: Instant;
	readonly arrivedAt: Instant;
}

/** A customer wrote. */
export interface MessageReceived extends EventHead {
	readonly type: "message.received";
	readonly message: InboundMessage;
	/** It happened more than seven days before it came: recorded, never acted on. */
	readonly stale: boolean;
}

/** The provider tells what became of a message of ours. */
export interface ReportReceived extends EventHead {
	readonly type: "report.received";
	readonly report: Report;
}

/** What became of a message of ours. */
export interface Report {
	readonly messageId: string;
	readonly status: "sent" | "delivered" | "seen" | "failed";
	readonly error: SendError | null;
}

/** Why a message did not leave or did not arrive, in the provider's words and in ours. */
export interface SendError {
	/** The provider's code, e.g. `EC_NO_SESSION` or `HTTP_400`. */
	readonly code: string;
	readonly message: string;
	/** What the owner can do about it. */
	readonly advice: string | null;
}

/** WhatsApp tells of something that is neither a message nor a report. */
export interface NoticeReceived extends EventHead {
	readonly type: "notice.received";
	readonly notice:
		| { readonly kind: "identity"; readonly body: JsonObject }
		| { readonly kind: "template"; readonly body: JsonObject }
		| { readonly kind: "marketing"; readonly wanted: boolean }
		| { readonly kind: "payment"; readonly body: JsonObject };
}

/** A schedule rule is due, for one contact of its audience or for nobody in particular. */
export interface ScheduleFired extends EventHead {
	readonly type: "schedule.fired";
	readonly rule: string;
	readonly dueAt: Instant;
	readonly run: number;
}

/** A timer kept in the conversation is due. */
export interface TimerFired extends EventHead {
	readonly type: "timer.fired";
	readonly timer: string;
}

/** The answer to a `fetch`, or why there is none. */
export interface FetchFinished extends EventHead {
	readonly type: "fetch.finished";
	readonly continuation: string;
	readonly result: FetchResult;
}

/** What a `fetch` gave. */
export type FetchResult =
	| { readonly ok: true; readonly status: number; readonly body: JsonValue }
	| {
			readonly ok: false;
			readonly status: number | null;
			/** `not-found`, `refused`, `timeout`, `not-json`, `too-large`, `unknown`. */
			readonly reason: string;
	  };

/** Another system posted to `/api/events`. */
export interface EventPosted extends EventHead {
	readonly type: "event.posted";
	readonly name: string;
	readonly data: JsonObject;
}

/** A person or a program tells us to do something with one conversation. */
export interface CommandGiven extends EventHead {
	readonly type: "command.given";
	readonly command: Command;
	/** Who gave it: `api`, `cli`, a staff member's name. */
	readonly by: string;
}

/** What can be told to do. */
export type Command =
	| {
			readonly kind: "send";
			readonly contents: readonly OutboundContent[];
			/** A person wrote it: the chat is handed over. */
			readonly staff: boolean;
	  }
	| { readonly kind: "handoff"; readonly backAfterMs: number | null }
	| { readonly kind: "bot_back" };
