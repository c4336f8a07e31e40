import type {
	Instant,
	Report,
	ReportReceived,
	SendError,
} from "../../engine/model.ts";
import { reasonOf } from "../../infobip/error-codes.ts";
import type {
	WebhookDelivery,
	WebhookSeen,
} from "../../infobip/webhook/items.ts";
import { moment } from "../moment.ts";
import { LONGEST_ID } from "./receive-message.ts";

/** A delivery report as an event, or why it cannot be one. */
export function receiveDelivery(
	delivery: WebhookDelivery,
	arrivedAt: Instant,
): ReportReceived | string {
	const status = statusOf(delivery);
	if (status === null) return "a delivery report with an unknown status";
	const error = status === "failed" ? errorOf(delivery) : null;
	const { messageId, doneAt, doneAtText } = delivery;
	return reportEvent({
		key: `dlr:${messageId}:${delivery.status.id ?? delivery.status.name}:${doneAtText ?? ""}`,
		report: { messageId, status, error },
		at: doneAt,
		arrivedAt,
	});
}

/** A seen report as an event, or why it cannot be one. */
export function receiveSeen(
	{ messageId, seenAt }: WebhookSeen,
	arrivedAt: Instant,
): ReportReceived | string {
	return reportEvent({
		key: `seen:${messageId}`,
		report: { messageId, status: "seen", error: null },
		at: seenAt,
		arrivedAt,
	});
}

function reportEvent({
	key,
	report,
	at,
	arrivedAt,
}: {
	readonly key: string;
	readonly report: Report;
	readonly at: number | null;
	readonly arrivedAt: Instant;
}): ReportReceived | string {
	const { messageId } = report;
	if (key.length > 2 * LONGEST_ID || messageId.length > LONGEST_ID)
		return "a messageId that is too long";
	return {
		type: "report.received",
		key,
		ref: { by: "message", messageId },
		at: moment(at, arrivedAt).at,
		arrivedAt,
		report,
	};
}

const byGroup: ReadonlyMap<string | number, Report["status"]> = new Map<
	string | number,
	Report["status"]
>([
	[0, "sent"],
	[1, "sent"],
	[2, "failed"],
	[3, "delivered"],
	[4, "failed"],
	[5, "failed"],
	["OK", "sent"],
	["ACCEPTED", "sent"],
	["PENDING", "sent"],
	["UNDELIVERABLE", "failed"],
	["DELIVERED", "delivered"],
	["EXPIRED", "failed"],
	["REJECTED", "failed"],
]);

function statusOf({ status }: WebhookDelivery): Report["status"] | null {
	// The operator has it, the customer's phone not yet.
	if (status.name === "DELIVERED_TO_OPERATOR") return "sent";
	return (
		byGroup.get(status.groupId ?? "") ??
		byGroup.get(status.groupName ?? "") ??
		null
	);
}

function errorOf({ status, error }: WebhookDelivery): SendError {
	const { name, description, advice } = reasonOf(status, error);
	return { code: name, message: description ?? name, advice };
}
