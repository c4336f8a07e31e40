import type { MessageStatus } from "../sent.ts";
import type { InboundContent } from "./inbound-content.ts";

/** Who a customer is, as far as WhatsApp tells; the names are as they came. */
export interface WebhookContact {
	readonly name: string | null;
	/** Absent where the user hides it. */
	readonly phoneNumber: string | null;
	/** Business-scoped user id, e.g. `HR.123123123`. */
	readonly userId: string | null;
	readonly parentUserId: string | null;
	readonly username: string | null;
}

/** One of `results` as it came. */
export interface WebhookResult {
	readonly body: Readonly<Record<string, unknown>>;
}

/** A message from a customer. */
export interface WebhookMessage extends WebhookResult {
	readonly kind: "message";
	/** Bare digits, or a user id. As it came: not checked. */
	readonly from: string;
	readonly to: string;
	/** Opaque; never trimmed. */
	readonly messageId: string;
	/** Milliseconds since 1970; null where it is missing or garbage. */
	readonly receivedAt: number | null;
	readonly content: InboundContent;
	readonly contact: WebhookContact;
	/** The message that the customer quoted. */
	readonly quotedMessageId: string | null;
	/** The product of a catalogue that the message is about. */
	readonly referredProduct: Readonly<Record<string, unknown>> | null;
	/** Your message that Infobip takes this for an answer to. */
	readonly pairedMessageId: string | null;
	readonly callbackData: string | null;
	/** The advertisement that led here. */
	readonly referral: Readonly<Record<string, unknown>> | null;
	/** Only with the identity check on. */
	readonly identity: Readonly<Record<string, unknown>> | null;
}

/** What became of a message of yours. */
export interface WebhookDelivery extends WebhookResult {
	readonly kind: "delivery";
	readonly messageId: string;
	readonly to: string | null;
	readonly sentAt: number | null;
	readonly doneAt: number | null;
	/** As it came, for keys. */
	readonly doneAtText: string | null;
	readonly status: MessageStatus;
	readonly error: MessageStatus & { readonly permanent: boolean | null };
}

/** A customer has seen a message of yours. */
export interface WebhookSeen extends WebhookResult {
	readonly kind: "seen";
	readonly messageId: string;
	/** The customer: the other way round than in the message itself. */
	readonly from: string | null;
	readonly to: string | null;
	readonly seenAt: number | null;
}

/** An event that concerns one customer or one template. `body` is the event as it came. */
export interface WebhookEvent {
	readonly at: number | null;
	readonly body: Readonly<Record<string, unknown>>;
}

/** A customer's security code has changed: a new phone perhaps. */
export interface WebhookIdentity extends WebhookEvent {
	readonly kind: "identity";
	readonly sender: string | null;
	readonly userNumber: string | null;
	readonly userId: string | null;
	readonly hash: string | null;
}

/** A payment has moved. */
export interface WebhookPayment extends WebhookEvent {
	readonly kind: "payment";
	readonly sender: string | null;
	readonly payer: string | null;
}

/** A customer has stopped or resumed marketing messages in WhatsApp. */
export interface WebhookMarketing extends WebhookEvent {
	readonly kind: "marketing";
	readonly sender: string | null;
	readonly from: string | null;
	readonly wanted: boolean;
}

/** A template's status, category or quality has changed. */
export interface WebhookTemplate extends WebhookEvent {
	readonly kind: "template";
	readonly templateId: string;
	readonly name: string | null;
	readonly language: string | null;
	/** E.g. `TEMPLATE_STATUS_UPDATE`. */
	readonly change: string | null;
	/** What is new; null what the event does not tell. */
	readonly news: {
		readonly status: string | null;
		readonly category: string | null;
		readonly quality: string | null;
		/** Why, e.g. `SCAM`; `NONE` where all is well. */
		readonly reason: string | null;
	};
}

/** Something that is none of the above, or lacks what it must have. */
export interface WebhookUnknown {
	readonly kind: "unknown";
	readonly reason: string;
	/** What came. */
	readonly body: unknown;
}

/** One thing that a webhook call tells. */
export type WebhookItem =
	| WebhookMessage
	| WebhookDelivery
	| WebhookSeen
	| WebhookIdentity
	| WebhookPayment
	| WebhookMarketing
	| WebhookTemplate
	| WebhookUnknown;
