import type { InboundMessage } from "./content.ts";
import type { JsonObject, JsonValue } from "./json.ts";
import type { OutboundContent } from "./outbound.ts";
import type { TemplateChange } from "./template.ts";
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
	| { readonly by: "message"; readonly messageId: string }
	/** The conversation with the contact whom a message of ours to somebody else was about: a notice to staff. */
	| { readonly by: "about"; readonly messageId: string };

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
	/**
	 * The conversation that the message it quotes was about, where that is a notice of ours about somebody else. The pump finds it
	 * before it is decided.
	 */
	readonly quotedAbout?: number | null;
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
	/**
	 * It starts no rule: the failure was known already, or what failed was itself sent because of a failure. The pump looks that up
	 * before it is decided.
	 */
	readonly quiet?: boolean;
	/** Our own attempt was refused: the outbox writes it down, and the rules hear of it here. */
	readonly ours?: boolean;
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
		| {
				readonly kind: "template";
				readonly body: JsonObject;
				/** The same in our words, where it is about something that is kept. */
				readonly change?: TemplateChange & {
					readonly name: string;
					readonly language: string;
				};
		  }
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

/** What another system posted: a name, and data for `{event.…}`. */
export interface PostedEvent {
	readonly name: string;
	readonly data: JsonObject;
}

/** Another system posted to `/api/events`. */
export interface EventPosted extends EventHead, PostedEvent {
	readonly type: "event.posted";
	/** The one rule it is for: it comes to a contact of that rule's audience, by a run. */
	readonly rule?: string;
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
	| {
			/** Saves what is known of the contact; a field that is null is deleted. */
			readonly kind: "change";
			readonly fields: Readonly<Record<string, string | null>>;
			readonly tag: readonly string[];
			readonly untag: readonly string[];
	  }
	| { readonly kind: "handoff"; readonly backAfterMs: number | null }
	| { readonly kind: "bot_back" };
