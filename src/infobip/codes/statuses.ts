import { codeTable } from "./table.ts";

/**
 * What a message's `status.id` means. Ids and names are Infobip's
 * (infobip.com/docs/essentials/api-essentials/response-status-and-error-codes), the advice is ours.
 */
export const statuses = codeTable([
	[2, "DELIVERED_TO_OPERATOR", "ok"],
	[3, "PENDING_WAITING_DELIVERY", "pending"],
	[
		4,
		"UNDELIVERABLE_REJECTED_OPERATOR",
		"final",
		"WhatsApp or the operator did not take it. If it keeps happening to one number, ask Infobip's support with the message id.",
	],
	[5, "DELIVERED_TO_HANDSET", "ok"],
	[
		6,
		"REJECTED_NETWORK",
		"configuration",
		"The customer's network is not set up on your Infobip account: ask your account manager.",
	],
	[7, "PENDING_ENROUTE", "pending"],
	[
		8,
		"REJECTED_PREFIX_MISSING",
		"final",
		"The number is not valid: write it in international format, digits only, country code first.",
	],
	[
		9,
		"UNDELIVERABLE_NOT_DELIVERED",
		"final",
		"It could not be delivered: check that the number is right and uses WhatsApp.",
	],
	[
		10,
		"REJECTED_DND",
		"opted-out",
		"The customer's number is on a do-not-disturb list.",
	],
	[
		11,
		"REJECTED_SOURCE",
		"configuration",
		"This sender is not registered on your Infobip account: check the sender number.",
	],
	[
		12,
		"REJECTED_NOT_ENOUGH_CREDITS",
		"configuration",
		"Your Infobip account has no credit left: top it up.",
	],
	[
		13,
		"REJECTED_SENDER",
		"configuration",
		"This sender is on your Infobip account's blocklist: take it off in the web interface.",
	],
	[
		14,
		"REJECTED_DESTINATION_BLOCKLISTED",
		"opted-out",
		"The customer's number is on a blocklist of your Infobip account or of the operator: take it off there if they want your messages.",
	],
	[
		15,
		"EXPIRED_EXPIRED",
		"final",
		"It was not delivered in time: the phone was off or away from the network.",
	],
	[
		17,
		"REJECTED_PREPAID_PACKAGE_EXPIRED",
		"configuration",
		"Your Infobip credit has expired: top up the account.",
	],
	[
		18,
		"REJECTED_DESTINATION_NOT_REGISTERED",
		"configuration",
		"A trial account reaches only the number it was registered with: use that one, or ask Infobip to lift the limit.",
	],
	[
		19,
		"REJECTED_ROUTE_NOT_AVAILABLE",
		"configuration",
		"Your Infobip account is not set up to send WhatsApp messages: ask your account manager.",
	],
	[
		20,
		"REJECTED_FLOODING_FILTER",
		"throttled",
		"Too many messages to one number: Infobip lets through 20 different or 6 equal ones an hour unless your account says otherwise.",
	],
	[
		21,
		"REJECTED_SYSTEM_ERROR",
		"retry",
		"Infobip had a fault of its own; the message can be sent again.",
	],
	[
		23,
		"REJECTED_DUPLICATE_MESSAGE_ID",
		"final",
		"A message with this id was sent before. On a second attempt that is good news: the first one arrived at Infobip.",
	],
	[24, "REJECTED_INVALID_UDH", "final"],
	[
		25,
		"REJECTED_MESSAGE_TOO_LONG",
		"final",
		"The text is too long: a WhatsApp text holds 4,096 characters.",
	],
	[26, "PENDING_ACCEPTED", "pending"],
	[
		29,
		"EXPIRED_DLR_UNKNOWN",
		"final",
		"No delivery report came in time: nobody knows whether it arrived.",
	],
	[31, "UNDELIVERABLE_NOT_SENT", "final", "The message was not sent."],
	[51, "MISSING_TO", "final", "The message has no recipient."],
	[
		52,
		"REJECTED_DESTINATION",
		"final",
		"The number is not valid: write it in international format, digits only, country code first.",
	],
	[
		87,
		"SIGNALS_BLOCKED",
		"blocked",
		"Infobip's fraud protection stopped it: ask Infobip's support with the message id.",
	],
	[96, "NO_ANSWER", "final"],
	[97, "BUSY", "final"],
	[98, "CANCELLED", "final"],
	[99, "REJECTED", "final"],
	[
		100,
		"UNDELIVERABLE_REJECTED_PLATFORM",
		"final",
		"Infobip refused it as malformed, or its service was away for a moment.",
	],
]);
