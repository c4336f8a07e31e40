import { isApiKey } from "./api-key.ts";
import { baseUrlOf } from "./base-url.ts";
import { type Business, business } from "./business.ts";
import { calling } from "./call.ts";
import { type CallPermission, findCallPermission } from "./calls.ts";
import { type ContactId, type Identities, identities } from "./contacts.ts";
import { markAsRead, typing } from "./courtesies.ts";
import { exchange } from "./exchange.ts";
import { keepAlive } from "./keep-alive.ts";
import { type Media, media } from "./media.ts";
import { type Messages, messages } from "./messages.ts";
import { findPayment, type Payment, type PaymentId } from "./payments.ts";
import { sendingOver } from "./send-text.ts";
import { type SenderQuality, senderQuality } from "./senders.ts";
import {
	type Subscriptions,
	subscriptions,
} from "./subscriptions/subscriptions.ts";
import { type Templates, templates } from "./templates/templates.ts";

/** How to reach an account. */
export interface InfobipOptions {
	/** As Infobip shows it, e.g. `xxxxx.api.infobip.com`. */
	readonly baseUrl: string;
	readonly apiKey: string;
	/** Another `fetch`, for tests and proxies. */
	readonly fetch?: typeof fetch;
	/** How long one request may take, answer included; 10 seconds where it is left out. */
	readonly timeoutMs?: number;
	readonly userAgent?: string;
}

/** A client for Infobip's WhatsApp API. Every method throws an `InfobipError`. */
export interface Infobip {
	/** Where requests go. */
	readonly baseUrl: string;
	readonly messages: Messages;
	readonly media: Media;
	readonly templates: Templates;
	readonly subscriptions: Subscriptions;
	readonly identities: Identities;
	readonly business: Business;
	/** How a payment stands; null where there is none of this id. */
	findPayment(which: PaymentId): Promise<Payment | null>;
	/** Whether a customer may be called; null where nothing is known. */
	findCallPermission(contact: ContactId): Promise<CallPermission | null>;
	/** Marks an inbound message, and those before it, as read. `sender` is the number that received it. */
	markAsRead(message: {
		readonly sender: string;
		readonly messageId: string;
	}): Promise<void>;
	/** How WhatsApp rates the account's numbers; a number that is not the account's is missing in the answer. */
	senderQuality(senders: readonly string[]): Promise<readonly SenderQuality[]>;
	/** Shows the typing bubble for up to 25 seconds; WhatsApp marks the chat as read with it. */
	typing(chat: { readonly from: string; readonly to: string }): Promise<void>;
}

/**
 * A client for one Infobip account.
 *
 * @example
 * const client = infobip({ baseUrl: "xxxxx.api.infobip.com", apiKey });
 * await client.messages.text({ from: "447860099299", to: "96170111222", content: { text: "Hello" } });
 * @throws TypeError where the base URL or the key cannot be right.
 */
export function infobip(options: InfobipOptions): Infobip {
	const { timeoutMs = 10_000, fetch = globalThis.fetch } = options;
	const baseUrl = baseUrlOf(options.baseUrl);
	const exchanged = exchange({
		baseUrl,
		fetch,
		sendText: options.fetch ? sendingOver(options.fetch) : keepAlive(),
		apiKey: checkedKey(options.apiKey),
		userAgent: options.userAgent ?? "infobip-whatsapp-client/1.0",
	});
	const call = calling(exchanged, timeoutMs);
	return {
		baseUrl,
		messages: messages(exchanged, timeoutMs),
		media: media(exchanged, { baseUrl, fetch, timeoutMs }),
		templates: templates(call),
		subscriptions: subscriptions(call),
		identities: identities(call),
		business: business(call),
		findPayment: (which) => findPayment(call, which),
		findCallPermission: (contact) => findCallPermission(call, contact),
		markAsRead: (ids) => markAsRead(exchanged, ids, timeoutMs),
		senderQuality: (senders) => senderQuality(call, senders),
		typing: (chat) => typing(exchanged, chat, timeoutMs),
	};
}

function checkedKey(key: string): string {
	if (isApiKey(key)) return key;
	throw new TypeError(
		'The API key must be the bare key: no spaces, quotes, line breaks, and no "App" in front.',
	);
}
