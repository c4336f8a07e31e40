import { ChannelError, type ChannelErrorKind } from "../../engine/ports.ts";
import { InfobipError, type InfobipErrorKind } from "../../infobip/error.ts";

const kinds: Readonly<Record<InfobipErrorKind, ChannelErrorKind>> = {
	retry: "unsent",
	throttled: "unsent",
	ambiguous: "unknown",
	unauthorized: "unauthorized",
	refused: "refused",
};

/** What Infobip said, in the words of the channel; anything else is a bug and is thrown as it is. */
export function channelError(cause: unknown): ChannelError {
	if (!(cause instanceof InfobipError)) throw cause;
	const { code, advice, retryAfterMs } = cause;
	return new ChannelError(cause.message, {
		kind: kindOf(cause),
		code,
		advice,
		retryAfterMs,
		cause,
	});
}

/** Statuses 23 and 7280 of Infobip's list: the `messageId` was used before. */
const duplicates = ["REJECTED_DUPLICATE_MESSAGE_ID", "EC_DUPLICATE_REQUEST"];

function kindOf({ code, errorClass, kind }: InfobipError): ChannelErrorKind {
	if (errorClass === "window-closed") return "window-closed";
	return duplicates.includes(code) ? "duplicate" : kinds[kind];
}
