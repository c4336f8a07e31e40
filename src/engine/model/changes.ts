import type { BusinessState } from "./business.ts";
import type { Contact, ConversationState } from "./conversation.ts";
import type {
	DecisionInput,
	JournalType,
	SendPriority,
	WithheldReason,
} from "./decision.ts";
import type { Address, PostedEvent, SendError } from "./event.ts";
import type { JsonObject, JsonValue } from "./json.ts";
import type { WantedMedia } from "./media.ts";
import type { OutboundContent } from "./outbound.ts";
import type { TemplateChange } from "./template.ts";
import type { Instant } from "./time.ts";

/** Everything one event changes, as a value: committed whole or not at all. */
export interface Changes {
	/** Null where the event is about no conversation. */
	readonly conversation: ConversationChange | null;
	readonly business: {
		readonly expectedVersion: number;
		readonly state: BusinessState;
	} | null;
	/** Event keys that are now seen. */
	readonly seen: readonly string[];
	readonly journal: readonly JournalDraft[];
	readonly sends: readonly SendDraft[];
	readonly reports: readonly ReportMerge[];
	/** Sends of earlier decisions that wait in this conversation and must not leave. */
	readonly withhold: WithheldReason | null;
	/** Rests of rules and flows, by hash. */
	readonly pins: Readonly<Record<string, JsonValue>>;
	readonly runs: readonly RunChange[];
	/** Schedules were looked at until here. */
	readonly watermark: Instant | null;
	/** What the customer sent and the owner wants kept. Left out: none. */
	readonly media?: readonly WantedMedia[];
	/** What the provider told of templates. Left out: none. */
	readonly templates?: readonly TemplateChange[];
}

/** Changes that change nothing: a start for building real ones. */
export const noChanges: Changes = {
	conversation: null,
	business: null,
	seen: [],
	journal: [],
	sends: [],
	reports: [],
	withhold: null,
	pins: {},
	runs: [],
	watermark: null,
	media: [],
	templates: [],
};

/** The conversation as it is afterwards. */
export interface ConversationChange {
	readonly id: number;
	readonly sender: number;
	readonly contact: Contact;
	/** The version that was read; any other in the store is a conflict. 0: it is new. */
	readonly expectedVersion: number;
	readonly state: ConversationState;
	/** When it next wants to be woken. */
	readonly dueAt: Instant | null;
	/** The customer wrote: history, lists and campaigns order by it. */
	readonly lastInboundAt: Instant | null;
}

/** A journal row before it has its number. */
export interface JournalDraft {
	readonly at: Instant;
	readonly type: JournalType;
	readonly rule: string | null;
	/** The conversation it belongs to, where that is another than the change's own or it has none. */
	readonly conversation: number | null;
	/** What the feed shows, but for what the other columns hold. */
	readonly body: JsonObject;
	/** The whole input of the decision, in the first row of every event that `decide` saw. */
	readonly input: DecisionInput | null;
}

/** A row of the journal: one fact, numbered without gaps in the order of the commits. */
export interface JournalEntry {
	readonly seq: number;
	readonly at: Instant;
	readonly type: JournalType;
	readonly conversation: number | null;
	readonly contact: number | null;
	readonly sender: number | null;
	readonly rule: string | null;
	readonly body: JsonObject;
}

/** A row of the outbox before it has its id. */
export interface SendDraft {
	/** Whose chat it goes to; the customer's own, or a staff member's. */
	readonly conversation: number;
	/** The contact it is about, where that is not the one it goes to. */
	readonly about: number | null;
	/** Which of the change's journal rows decided it. */
	readonly journal: number;
	readonly content: OutboundContent;
	readonly instead: OutboundContent | null;
	readonly quote: string | null;
	readonly priority: SendPriority;
	readonly rule: string | null;
	readonly staff: boolean;
	readonly answers: boolean;
	readonly afterFailure?: boolean;
	readonly notBefore: Instant;
}

/** Where a message of ours is on its way. */
export type SendStatus =
	/** Waits for its turn. */
	| "queued"
	/** An attempt is open: the request may be on its way. */
	| "attempted"
	/** The attempt ended without an answer; a report may still settle it. */
	| "unknown"
	| "accepted"
	| "sent"
	| "delivered"
	| "seen"
	| "failed"
	| "withheld";

/** A report for a message of ours. The store moves its row forward only. */
export interface ReportMerge {
	/** The outbox id. */
	readonly send: number;
	readonly status: "sent" | "delivered" | "seen" | "failed";
	readonly at: Instant;
	readonly error: SendError | null;
}

/** A send whose turn has come, with its attempt already on disk. */
export interface DueSend {
	/** The outbox id. */
	readonly id: number;
	/** `mb-<install>-<id>`. */
	readonly messageId: string;
	readonly conversation: number;
	readonly channel: string;
	readonly sender: string;
	readonly to: Address;
	readonly content: OutboundContent;
	readonly instead: OutboundContent | null;
	readonly quote: string | null;
	readonly rule: string | null;
	readonly priority: SendPriority;
	readonly staff: boolean;
	readonly answers: boolean;
	/** 1 for the first; probes of an open breaker do not count. */
	readonly attempt: number;
	/** How many of them stayed without an answer. */
	readonly ambiguous: number;
	readonly decision: number;
	/** As they were in the claim's own transaction. */
	readonly lastInboundAt: Instant | null;
	readonly mode: ConversationState["mode"];
	readonly optedOut: boolean;
}

/** What became of an attempt; `settle` writes it. */
export interface Outcome {
	/** The outbox id. */
	readonly id: number;
	readonly at: Instant;
	readonly result:
		| { readonly type: "accepted"; readonly usedInstead: boolean }
		/** Certainly not sent: again after `notBefore`. `counted` is false for a pause that was not its fault. */
		| {
				readonly type: "retry";
				readonly notBefore: Instant;
				readonly error: SendError;
				readonly counted: boolean;
		  }
		/** Perhaps sent: a report settles it, else again with the same id after `notBefore`. */
		| {
				readonly type: "unknown";
				readonly notBefore: Instant;
				readonly error: SendError;
		  }
		| { readonly type: "failed"; readonly error: SendError }
		| { readonly type: "withheld"; readonly reason: WithheldReason };
	readonly journal: readonly JournalDraft[];
}

/** The firing of a rule for its whole audience: by a schedule, or by a posted event. */
export interface Run {
	readonly id: number;
	readonly rule: string;
	readonly dueAt: Instant;
	readonly rules: string;
	/** Contacts up to this conversation id belong to it. */
	readonly highest: number;
	/** Conversations up to this id have been served. */
	readonly cursor: number;
	readonly done: boolean;
	/** What was posted; left out where a schedule fired. */
	readonly event?: PostedEvent;
}

/** Starts a run, or moves its cursor. */
export type RunChange =
	| {
			readonly type: "start";
			readonly rule: string;
			readonly dueAt: Instant;
			readonly rules: string;
			readonly event?: PostedEvent;
	  }
	| {
			readonly type: "move";
			readonly run: number;
			readonly cursor: number;
			readonly done: boolean;
	  };
