import {
	type InboundEvent,
	instant,
	type MessageReceived,
} from "../../src/engine/model.ts";
import { START } from "./held.ts";

export const home = { channel: "simulator", sender: "10000" };

/** A text from a customer; its id is unique unless given. */
export function text(
	from: string,
	words: string,
	id = `${from} ${words}`,
): MessageReceived {
	return {
		type: "message.received",
		key: `message:${id}`,
		ref: {
			by: "address",
			...home,
			addresses: [{ kind: "phone", value: from }],
		},
		at: instant(START),
		arrivedAt: instant(START),
		stale: false,
		message: {
			messageId: id,
			content: { type: "text", text: words },
			quotedMessageId: null,
			profileName: null,
			referral: null,
			identity: null,
		},
	};
}

/** What the provider says became of a message of ours. */
export function report(
	messageId: string,
	status: "sent" | "delivered" | "seen" | "failed",
): InboundEvent {
	return {
		type: "report.received",
		key: `report:${messageId}:${status}`,
		ref: { by: "message", messageId },
		at: instant(START),
		arrivedAt: instant(START),
		report: { messageId, status, error: null },
	};
}
