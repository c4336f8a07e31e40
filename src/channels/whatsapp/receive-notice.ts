import type {
	ConversationRef,
	Instant,
	NoticeReceived,
} from "../../engine/model.ts";
import type {
	WebhookIdentity,
	WebhookMarketing,
	WebhookPayment,
	WebhookTemplate,
} from "../../infobip/webhook/items.ts";
import { contentHash, toJsonObject } from "../json.ts";
import { moment } from "../moment.ts";
import { addressesOf } from "./addresses.ts";
import { templateChange } from "./known-template.ts";

/** The items that are about neither a message nor a report. */
export type WebhookNotice =
	| WebhookIdentity
	| WebhookMarketing
	| WebhookPayment
	| WebhookTemplate;

/** Such an item as an event, or why it cannot be one. */
export function receiveNotice(
	item: WebhookNotice,
	arrivedAt: Instant,
): NoticeReceived | string {
	const ref = refOf(item);
	if (ref === null && item.kind !== "template")
		return `an event (${item.kind}) that names no sender and customer`;
	return {
		type: "notice.received",
		key: `notice:${item.kind}:${contentHash(toJsonObject(item.body))}`,
		ref,
		at: moment(item.at, arrivedAt).at,
		arrivedAt,
		notice: noticeOf(item),
	};
}

function noticeOf(item: WebhookNotice): NoticeReceived["notice"] {
	if (item.kind === "marketing")
		return { kind: "marketing", wanted: item.wanted };
	const body = toJsonObject(item.body);
	if (item.kind !== "template") return { kind: item.kind, body };
	const change = templateChange(item);
	return { kind: "template", body, ...(change ? { change } : {}) };
}

function refOf(item: WebhookNotice): ConversationRef | null {
	if (item.kind === "template") return null;
	const { sender } = item;
	const addresses = customerOf(item);
	if (sender === null || !/^\d{1,24}$/.test(sender) || addresses.length === 0)
		return null;
	return { by: "address", channel: "whatsapp", sender, addresses };
}

function customerOf(item: WebhookIdentity | WebhookMarketing | WebhookPayment) {
	switch (item.kind) {
		case "identity":
			return addressesOf(item.userNumber, item.userId);
		case "marketing":
			return addressesOf(item.from);
		case "payment":
			return addressesOf(item.payer);
	}
}
