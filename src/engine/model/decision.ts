import type { BusinessState } from "./business.ts";
import type { ConversationState } from "./conversation.ts";
import type { Command, ConversationRef, PostedEvent } from "./event.ts";
import type { JsonObject, JsonValue } from "./json.ts";
import type { OutboundContent } from "./outbound.ts";
import type { Instant } from "./time.ts";

/** What was decided about one event: a value, the same whenever it is made again from the same input. */
export interface Decision {
	/** The rule that ended the search, else the last `continue` rule that fitted. */
	readonly rule: string | null;
	readonly flow: { readonly name: string; readonly step: number } | null;
	/** Why that rule, e.g. `keyword "horaires"`; where no rule ran, what there is to say about the silence. */
	readonly because: string | null;
	/** Why the bot kept quiet, or null when it did not. */
	readonly silent: Silence | null;
	/** What was planned, in order, in the words of the rules language: for the feed and the history. */
	readonly actions: readonly ActionTaken[];
	readonly effects: readonly Effect[];
	readonly courtesies: readonly Courtesy[];
	/** Other facts for the journal, beside `decision.made`. */
	readonly facts: readonly Fact[];
	/** Nobody's rule caught it, or only `message: any` and `first_message` did. */
	readonly unanswered: boolean;
	/** Sends that earlier decisions queued for this conversation must not leave any more, and why. */
	readonly withhold: WithheldReason | null;
	/** The conversation afterwards; null where the event is about none. */
	readonly conversation: ConversationState | null;
	/** The business afterwards, where a staff command changed it. */
	readonly business: BusinessState | null;
	/** What else is to be done, in other conversations: each becomes an event of its own, committed together with this. */
	readonly orders: readonly Order[];
	/** Rules that an event starts for their own audiences: each gets a run, committed together with this. Left out: none. */
	readonly runs?: readonly EventRun[];
	/** Rests of rules and flows to keep, by hash, that the conversation now points to. */
	readonly pins: Readonly<Record<string, JsonValue>>;
}

/** A command that a decision gives for another conversation: staff write `#off NUMBER`, or quote a notice in their answer. */
export interface Order {
	readonly ref: ConversationRef;
	readonly command: Command;
	/** Who gave it. */
	readonly by: string;
}

/** A posted event on its way to the audience of a rule. */
export interface EventRun {
	readonly rule: string;
	readonly event: PostedEvent;
}

/** Why the bot kept quiet. */
export type Silence =
	| "nothing-matched"
	| "handed-off"
	| "limit"
	| "brake"
	| "opted-out"
	| "waiting-for-more"
	| "paused"
	| "not-listed"
	| "staff-command"
	| "stale"
	| "error";

/** Why a message that was decided did not leave. */
export type WithheldReason =
	| "outside-window"
	| "opted-out"
	| "handed-off"
	| "brake"
	| "empty-placeholder"
	| "erased"
	/** It waited when the copy was made that goes on now, and may have left since. */
	| "restored";

/** One action as the feed shows it: `{type: "text", text: "Fermé. …"}`, `{type: "tag", tag: "vip"}`. */
export interface ActionTaken extends JsonObject {
	readonly type: string;
}

/** What leaves the process because of a decision. Closed: each is performed in one file of `runtime`. */
export type Effect = Send | Fetch;

/** A message to go out through the outbox. */
export interface Send {
	readonly type: "send";
	/** Null: the customer of this conversation. Else a phone number, bare digits. */
	readonly to: string | null;
	readonly content: OutboundContent;
	/** What goes in its place once the 24 hours are over: a template, filled in already. */
	readonly instead: OutboundContent | null;
	/** The message it quotes. */
	readonly quote: string | null;
	readonly priority: SendPriority;
	readonly rule: string | null;
	/** A person wrote it, or it belongs to the hand-over itself: no hand-over withholds it. */
	readonly staff: boolean;
	/** It answers what the customer wrote: an opt-out does not withhold it. */
	readonly answers: boolean;
	/** A failed message caused it: should it fail itself, no `delivery` rule starts. */
	readonly afterFailure?: boolean;
	/** It is a flow's question or its `sorry`, which the brake lets be said again and again. */
	readonly asks?: boolean;
}

/** Answers leave before notices to staff, notices before the runs of a schedule. */
export type SendPriority = "answer" | "notice" | "run";

/** A request to another system; its result comes back as `fetch.finished`. */
export interface Fetch {
	readonly type: "fetch";
	readonly continuation: string;
	readonly url: string;
	readonly method: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string | null;
	readonly timeoutMs: number;
	readonly retry: boolean;
}

/** A kindness that may fail without a word: never in the outbox, never before a reply. */
export type Courtesy =
	| { readonly type: "read"; readonly messageId: string }
	| { readonly type: "typing"; readonly messageId: string | null };

/** Something that happened, for the journal. */
export interface Fact {
	readonly type: JournalType;
	readonly rule: string | null;
	readonly body: JsonObject;
}

/** Every type of the journal, and so of the feed. */
export type JournalType = (typeof journalTypes)[number];

export const journalTypes = [
	"decision.made",
	"decision.failed",
	"send.accepted",
	"send.failed",
	"send.withheld",
	"delivery.updated",
	"message.seen",
	"read.marked",
	"schedule.fired",
	"schedule.missed",
	"run.updated",
	"fetch.finished",
	"handoff.started",
	"handoff.ended",
	"optout.changed",
	"brake.pulled",
	"rules.loaded",
	"rules.rejected",
	"contact.erased",
	"webhook.rejected",
	"event.refused",
	"identity.changed",
	"template.updated",
	"business.changed",
	"sending.paused",
	"sending.resumed",
] as const;

/** The input of a decision, kept in its row so that it can be made again. */
export interface DecisionInput {
	readonly event: JsonObject;
	/** The conversation's state before, or null. */
	readonly before: ConversationState | null;
	readonly business: BusinessState;
	readonly now: Instant;
	/** Hash of the rule book. */
	readonly rules: string;
	/** Hashes of the pinned steps that were at hand. */
	readonly pinned: readonly string[];
	/** Version of this package, of ICU and of the time zones. */
	readonly engine: string;
}
