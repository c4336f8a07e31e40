import type {
	Business,
	Contact,
	ConversationState,
	FetchResult,
	InboundEvent,
	Instant,
	JsonValue,
	Sender,
} from "../model.ts";
import type { RuleBook } from "../rule-book.ts";
import type { ReadText } from "../text/read-text.ts";

/** What a message is looked at with: everything a matcher, condition or action may know. */
export interface Situation {
	readonly event: InboundEvent;
	readonly now: Instant;
	readonly book: RuleBook;
	readonly business: Business;
	/** As left by the rules that ran before this one. */
	readonly conversation: ConversationState;
	readonly contact: Contact;
	readonly sender: Sender;
	/**
	 * What the customer wrote: text, caption, or the label of a tap; after a pause what the message said that began the rule.
	 * Null for all other events.
	 */
	readonly text: ReadText | null;
	/** The language to answer in. */
	readonly language: string;
	/** The rule being looked at or run. */
	readonly rule: string | null;
	/** Named groups, `{event.…}`, answers and fetched values, for placeholders. */
	readonly captures: Readonly<Record<string, JsonValue>>;
	/** Answers of a flow that has ended and led to this rule; those of an open one stand in the conversation. */
	readonly answers?: Readonly<Record<string, JsonValue>>;
	/** The message that is answered, for `quote` and `mark_read`. */
	readonly messageId: string | null;
	/** What the request gave, for the `fetch` step that made it; no other step sees it. */
	readonly fetched?: FetchResult;
}
