import { codeTable } from "./table.ts";

const number =
	"The number is not valid: write it in international format, digits only, country code first.";
const absent = "The phone cannot be reached: off, or away from the network.";
const quota = "A limit of your Infobip account is used up.";

/**
 * What an `error.id` of Infobip's general list means, where it can concern a chat message. What is not here is told by its
 * own `permanent` flag. Ids and names are Infobip's, classes and advice are ours.
 */
export const generalErrors = codeTable([
	[0, "NO_ERROR", "ok"],
	[1, "EC_UNKNOWN_SUBSCRIBER", "final", "There is no such number."],
	[5, "EC_UNIDENTIFIED_SUBSCRIBER", "retry", absent],
	[6, "EC_ABSENT_SUBSCRIBER_SM", "retry", absent],
	[27, "EC_ABSENT_SUBSCRIBER", "retry", absent],
	[34, "EC_SYSTEM_FAILURE", "retry"],
	[255, "EC_UNKNOWN_ERROR", "retry"],
	[323, "EC_INVALID_REQUEST_TYPE", "final"],
	[351, "EC_INVALID_DESTINATION_ADDRESS", "final", number],
	[352, "EC_INVALID_REQUEST_DESTINATION", "final", number],
	[355, "EC_MSG_TEXT_TOO_LONG", "final", "The text is too long."],
	[
		368,
		"EC_INVALID_SOURCE_ADDRESS",
		"configuration",
		"The sender is not valid: check the sender number.",
	],
	[
		375,
		"EC_SOURCE_ADDRESS_IS_BLOCKED",
		"blocked",
		"The sender is blocked: ask Infobip's support.",
	],
	[
		433,
		"EC_ACCOUNT_ACCESS_DENIED",
		"configuration",
		"Your Infobip account may not do this: ask your account manager.",
	],
	[500, "EC_PROVIDER_GENERAL_ERROR", "retry"],
	[502, "EC_NO_RESPONSE", "retry"],
	[541, "EC_LIMIT_REACHED", "throttled", quota],
	[542, "EC_QUOTA_REACHED", "throttled", quota],
	[
		566,
		"EC_DESTINATION_BLOCKED_BY_OPERATOR",
		"blocked",
		"The operator blocks this number.",
	],
	[
		592,
		"EC_ACCOUNT_NOT_PROVISIONED_FOR_CHANNEL",
		"configuration",
		"WhatsApp is not switched on for your Infobip account.",
	],
	[
		603,
		"EC_CONTENT_BLOCKED",
		"opted-out",
		"The customer has asked for no more messages (STOP): write to them no more.",
	],
	[604, "EC_BLOCKED_BY_CAMPAIGN_BLACKLIST", "opted-out"],
	[608, "EC_SIGNALS_BLOCKED", "blocked"],
	[609, "EC_SIGNALS_HARD_LIMIT_REACHED", "throttled"],
	[2048, "EC_TIME_OUT", "retry"],
	[2050, "EC_DEST_ADDRESS_BLACKLISTED", "blocked"],
	[2052, "EC_BLACKLISTED_DESTINATIONADDRESS", "blocked"],
	[2053, "EC_BLACKLISTED_SENDERADDRESS", "blocked"],
	[4099, "EC_MONTHLY_LIMIT_REACHED", "throttled", quota],
	[4100, "EC_MESSAGE_CANCELED", "final"],
	[
		4101,
		"EC_VALIDITY_EXPIRED",
		"final",
		"It was not delivered in time: the phone was off or away from the network.",
	],
	[4103, "EC_DESTINATION_FLOODING", "throttled"],
	[4104, "EC_DESTINATION_TXT_FLOODING", "throttled"],
	[5492, "EC_DUPLICATE_MESSAGE", "final"],
]);
