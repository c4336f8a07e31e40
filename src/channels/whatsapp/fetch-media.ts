import { ChannelError, type FetchedMedia } from "../../engine/ports.ts";
import type { Infobip } from "../../infobip/client.ts";
import { channelError } from "./channel-error.ts";

/** What a customer sent, on its way from Infobip: at most so many bytes. Whatever goes wrong, also on the way, is a `ChannelError`. */
export async function fetchMedia(
	client: Infobip,
	url: string,
	maxBytes: number,
): Promise<FetchedMedia> {
	try {
		const { contentType, body } = await client.media.download(url, {
			maxBytes,
		});
		return { type: contentType, body: guarded(body) };
	} catch (cause) {
		throw channelError(cause);
	}
}

async function* guarded(
	body: ReadableStream<Uint8Array>,
): AsyncGenerator<Uint8Array> {
	try {
		for await (const chunk of body) yield chunk;
	} catch (cause) {
		throw brokenOff(cause);
	}
}

// A connection that breaks in the middle is the network's own error, and passes.
function brokenOff(cause: unknown): Error {
	try {
		return channelError(cause);
	} catch {
		const message = "The file broke off on its way.";
		return new ChannelError(message, {
			kind: "unsent",
			code: "NETWORK",
			cause,
		});
	}
}
