import { isUserId } from "../numbers.ts";
import { writeDate } from "../webhook/date.ts";
import { errorObject, statusObject } from "./answers.ts";
import type { ReportStep } from "./faults.ts";

/** What a report is about. */
export interface Reported {
	readonly from: string;
	readonly to: string;
	readonly messageId: string;
	/** Milliseconds since 1970. */
	readonly sentAt: number;
}

/** A report in the shape of the official document. */
export function reportBody(
	step: ReportStep,
	message: Reported,
	nowMs: number,
): unknown {
	if (step === "seen") return seenBody(message, nowMs);
	if (step === "delivered") return deliveryBody(message, nowMs, 5, 0);
	if ("error" in step) return deliveryBody(message, nowMs, 9, step.error);
	return deliveryBody(message, nowMs, step.status, 0);
}

function deliveryBody(
	{ to, messageId, sentAt }: Reported,
	nowMs: number,
	statusId: number,
	errorId: number,
) {
	return {
		results: [
			{
				bulkId: "",
				price: { pricePerMessage: 0, currency: "EUR" },
				status: statusObject(statusId),
				error: errorObject(errorId),
				messageId,
				doneAt: writeDate(nowMs),
				messageCount: 1,
				sentAt: writeDate(sentAt),
				to,
			},
		],
	};
}

// The customer is `from` here: the other way round than in the message.
function seenBody({ from, to, messageId, sentAt }: Reported, nowMs: number) {
	return {
		results: [
			{
				messageId,
				from: to,
				to: from,
				sentAt: writeDate(sentAt),
				seenAt: writeDate(nowMs),
			},
		],
	};
}

/** A customer's message as the emulator is told of it. */
export interface CustomerMessage {
	/** A number, bare digits, or a user id such as `HR.123` of somebody who hides theirs. */
	readonly from: string;
	/** Which of the senders they write to. */
	readonly to: string;
	/** As it stands in `results[].message`, e.g. `{ type: "TEXT", text: "Hello" }`. */
	readonly message: { readonly type: string; readonly [key: string]: unknown };
	readonly messageId?: string;
	readonly name?: string;
	/** Milliseconds since 1970. */
	readonly receivedAt?: number;
}

/** An inbound message in the shape of the official document. */
export function inboundBody(
	{ from, to, message, name, receivedAt }: CustomerMessage,
	messageId: string,
	nowMs: number,
): unknown {
	return {
		results: [
			{
				from,
				to,
				integrationType: "WHATSAPP",
				receivedAt: writeDate(receivedAt ?? nowMs),
				messageId,
				message,
				contact: {
					...(name === undefined ? {} : { name }),
					[isUserId(from) ? "userId" : "phoneNumber"]: from,
				},
				price: { pricePerMessage: 0, currency: "EUR" },
			},
		],
		messageCount: 1,
		pendingMessageCount: 0,
	};
}
