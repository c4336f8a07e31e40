import type { DueSend, OutboundContent } from "../../engine/model.ts";
import {
	type Accepted,
	type Channel,
	ChannelError,
} from "../../engine/ports.ts";
import type { Failpoint } from "../failpoint.ts";
import type { Timer } from "../timer.ts";

/** What asking a channel stands on. */
export interface AskOptions {
	readonly channels: ReadonlyMap<string, Channel>;
	readonly timer: Timer;
	readonly failpoint: Failpoint;
	readonly sendTimeoutMs: number;
}

/** A channel has its own timeout; one that keeps neither time nor word is given up a little later. */
const PATIENCE_MS = 2_000;

/** Asks the send's channel to send a content. Whatever goes wrong is thrown as a {@link ChannelError}. */
export async function ask(
	send: DueSend,
	content: OutboundContent,
	options: AskOptions,
): Promise<Accepted> {
	const { messageId, sender, to, quote } = send;
	const channel = options.channels.get(send.channel);
	if (!channel) throw noChannel(send.channel);
	options.failpoint("before-send");
	try {
		const sending = channel.send({ messageId, sender, to, content, quote });
		const accepted = await inTime(sending, options);
		options.failpoint("after-send");
		return accepted;
	} catch (cause) {
		throw asChannelError(cause);
	}
}

function inTime<Value>(
	promise: Promise<Value>,
	{ timer, sendTimeoutMs }: AskOptions,
): Promise<Value> {
	return new Promise((resolve, reject) => {
		const cancel = timer.after(sendTimeoutMs + PATIENCE_MS, () =>
			reject(noAnswer()),
		);
		promise.then(resolve, reject).finally(cancel);
	});
}

function noAnswer(): ChannelError {
	const message = "The channel gave no answer in time.";
	return new ChannelError(message, { kind: "unknown", code: "TIMEOUT" });
}

function noChannel(name: string): ChannelError {
	return new ChannelError(`There is no channel "${name}".`, {
		kind: "refused",
		code: "NO_CHANNEL",
		advice: "The message was queued for a channel that is not set up now.",
	});
}

/** Whatever else a channel throws is a bug in it, and the message may be on its way. */
function asChannelError(cause: unknown): ChannelError {
	if (cause instanceof ChannelError) return cause;
	const message = cause instanceof Error ? cause.message : String(cause);
	return new ChannelError(message, {
		kind: "unknown",
		code: "INTERNAL",
		cause,
	});
}
