import { fieldOf, isObject, textOf } from "../answer-body.ts";
import { readStatus } from "../sent.ts";
import { readDate } from "./date.ts";
import { readContent } from "./inbound-content.ts";
import type { WebhookContact, WebhookItem } from "./items.ts";

/** Reads one of `results`: a message, a seen report or a delivery report, told apart by shape. */
export function readResult(result: unknown): WebhookItem {
	if (!isObject(result)) return unknown("a result that is no object", result);
	const messageId = fieldOf(result, "messageId");
	const fault = idFault(messageId);
	if (isObject(fieldOf(result, "message")))
		return fault === null ? readMessage(result) : unknown(fault, result);
	if (Object.hasOwn(result, "seenAt"))
		return fault === null ? readSeen(result) : unknown(fault, result);
	if (isObject(fieldOf(result, "status")))
		return fault === null ? readDelivery(result) : unknown(fault, result);
	return unknown("a result of unknown shape", result);
}

type Result = Readonly<Record<string, unknown>>;

function unknown(reason: string, body: unknown): WebhookItem {
	return { kind: "unknown", reason, body };
}

function idFault(messageId: unknown): string | null {
	if (messageId === undefined || messageId === null) return "no messageId";
	if (typeof messageId !== "string") return "a messageId that is no text";
	return messageId === "" ? "an empty messageId" : null;
}

function readMessage(result: Result): WebhookItem {
	const message = fieldOf(result, "message");
	const raw = isObject(message) ? message : {};
	return {
		kind: "message",
		body: result,
		from: textOf(result, "from") ?? "",
		to: textOf(result, "to") ?? "",
		messageId: textOf(result, "messageId") ?? "",
		receivedAt: readDate(fieldOf(result, "receivedAt")),
		content: readContent(raw),
		contact: readContact(fieldOf(result, "contact")),
		quotedMessageId: quoted(raw),
		referredProduct: objectOf(fieldOf(raw, "context"), "referredProduct"),
		pairedMessageId: textOf(result, "pairedMessageId"),
		callbackData: textOf(result, "callbackData"),
		referral: objectOf(raw, "referral"),
		identity: objectOf(result, "identity"),
	};
}

// The context of a reaction is what it stands on, no quotation.
function quoted(message: Result): string | null {
	if (textOf(message, "type") === "REACTION") return null;
	return textOf(fieldOf(message, "context"), "id");
}

function readContact(contact: unknown): WebhookContact {
	return {
		name: textOf(contact, "name"),
		phoneNumber: textOf(contact, "phoneNumber"),
		userId: textOf(contact, "userId"),
		parentUserId: textOf(contact, "parentUserId"),
		username: textOf(contact, "username"),
	};
}

function objectOf(value: unknown, key: string): Result | null {
	const field = fieldOf(value, key);
	return isObject(field) ? field : null;
}

function readSeen(result: Result): WebhookItem {
	return {
		kind: "seen",
		body: result,
		messageId: textOf(result, "messageId") ?? "",
		from: textOf(result, "from"),
		to: textOf(result, "to"),
		seenAt: readDate(fieldOf(result, "seenAt")),
	};
}

function readDelivery(result: Result): WebhookItem {
	const error = fieldOf(result, "error");
	const permanent = fieldOf(error, "permanent");
	return {
		kind: "delivery",
		body: result,
		messageId: textOf(result, "messageId") ?? "",
		to: textOf(result, "to"),
		sentAt: readDate(fieldOf(result, "sentAt")),
		doneAt: readDate(fieldOf(result, "doneAt")),
		doneAtText: textOf(result, "doneAt"),
		status: readStatus(fieldOf(result, "status")),
		error: {
			...readStatus(error),
			permanent: typeof permanent === "boolean" ? permanent : null,
		},
	};
}
