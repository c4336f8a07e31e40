import type { InboundEvent, Instant } from "../../engine/model.ts";
import type { Received, Refused } from "../../engine/ports.ts";
import type { WebhookItem } from "../../infobip/webhook/items.ts";
import { readWebhook } from "../../infobip/webhook/read-webhook.ts";
import { toJson } from "../json.ts";
import { receiveMessage } from "./receive-message.ts";
import { receiveNotice } from "./receive-notice.ts";
import { receiveDelivery, receiveSeen } from "./receive-report.ts";

/** Reads what Infobip posted: events in the order they stand there, and what could not become one. */
export function receive(
	payload: unknown,
	arrivedAt: Instant,
	ownNumbers: ReadonlySet<string>,
): Received {
	const events: InboundEvent[] = [];
	const refused: Refused[] = [];
	for (const item of readWebhook(payload)) {
		const event = eventOf(item, arrivedAt, ownNumbers);
		if (typeof event === "object") events.push(event);
		else refused.push({ reason: event, body: toJson(item.body) });
	}
	return { events, refused };
}

function eventOf(
	item: WebhookItem,
	arrivedAt: Instant,
	ownNumbers: ReadonlySet<string>,
): InboundEvent | string {
	switch (item.kind) {
		case "message":
			return receiveMessage(item, arrivedAt, ownNumbers);
		case "delivery":
			return receiveDelivery(item, arrivedAt);
		case "seen":
			return receiveSeen(item, arrivedAt);
		case "unknown":
			return item.reason;
		default:
			return receiveNotice(item, arrivedAt);
	}
}
