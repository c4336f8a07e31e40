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
		kind:
			cause.errorClass === "window-closed"
				? "window-closed"
				: kinds[cause.kind],
		code,
		advice,
		retryAfterMs,
		cause,
	});
}
