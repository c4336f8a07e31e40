import type { Instant, MessageReceived } from "../../engine/model.ts";
import type { WebhookMessage } from "../../infobip/webhook/items.ts";
import { toJsonObject } from "../json.ts";
import { moment } from "../moment.ts";
import { addressesOf, addressOf } from "./addresses.ts";
import { contentOf } from "./content.ts";

/** Longer than any id seen: WhatsApp's have about 100 units. */
export const LONGEST_ID = 512;
const LONGEST_NAME = 200;

/** A message of a customer as an event, or why it cannot be one. */
export function receiveMessage(
	message: WebhookMessage,
	arrivedAt: Instant,
	ownNumbers: ReadonlySet<string>,
): MessageReceived | string {
	const { from, to, messageId, contact } = message;
	const fault = faultOf(message, ownNumbers);
	if (fault !== null) return fault;
	const addresses = addressesOf(from, knownPhone(message), contact.userId);
	return {
		type: "message.received",
		key: `in:${to}:${messageId}`,
		ref: { by: "address", channel: "whatsapp", sender: to, addresses },
		arrivedAt,
		...moment(message.receivedAt, arrivedAt),
		message: inbound(message),
	};
}

function faultOf(
	{ from, to, messageId }: WebhookMessage,
	ownNumbers: ReadonlySet<string>,
): string | null {
	if (messageId.length > LONGEST_ID) return "a messageId that is too long";
	if (!/^\d{1,24}$/.test(to)) return "to is no number";
	if (from === to || ownNumbers.has(from))
		return "from is one of our own numbers: a loop";
	return addressOf(from) === null
		? "from is neither a number nor a user id"
		: null;
}

// With a user id in `from`, WhatsApp may still tell the number beside it.
function knownPhone({ from, contact }: WebhookMessage): string | null {
	return /^\d/.test(from) ? null : contact.phoneNumber;
}

function inbound(message: WebhookMessage): MessageReceived["message"] {
	const { messageId, contact, referral, identity } = message;
	return {
		messageId,
		content: contentOf(message),
		quotedMessageId: shortId(message.quotedMessageId),
		profileName: contact.name?.slice(0, LONGEST_NAME) || null,
		referral: referral && toJsonObject(referral),
		identity: identity && toJsonObject(identity),
		...beside(message),
	};
}

function beside({ contact, referredProduct, callbackData }: WebhookMessage) {
	const { username, parentUserId } = contact;
	const told = { username, parentUserId, referredProduct, callbackData };
	const given = Object.entries(told).filter(([, value]) => value !== null);
	if (given.length === 0) return {};
	return { more: toJsonObject(Object.fromEntries(given)) };
}

function shortId(id: string | null): string | null {
	return id !== null && id.length <= LONGEST_ID ? id : null;
}
