import type { ServerResponse } from "node:http";
import type { FeedReader } from "../runtime/runtime.ts";

/** A reader that lets more than this wait is cut off; it comes back and goes on where it was. */
const MOST_PENDING_BYTES = 256 * 1024;
/** How long a reader has to take the last bytes when the server stops. */
const LAST_BYTES_MS = 2_000;
/** When the kernel begins to ask whether a silent peer is still there. */
const PROBE_MS = 15_000;

/** What a client waits before it comes back, in milliseconds. */
const RETRY = "retry: 2000\n\n";

export const streamHeaders = {
	"content-type": "text/event-stream; charset=utf-8",
	"cache-control": "no-cache, no-transform",
	// nginx would hold frames back until its buffer is full.
	"x-accel-buffering": "no",
	"x-content-type-options": "nosniff",
};

/** What a client asked for. */
export type StreamRequest = Pick<FeedReader, "since" | "wants" | "pii">;

/** One open stream of the feed. */
export interface Stream extends FeedReader {
	/** Takes a whole frame. */
	write(frame: Uint8Array | string): void;
	/** Shows proxies, and the client, that it is still there. */
	beat(): void;
}

/** Opens the stream and gives its reader for the feed. */
export function streamTo(
	outgoing: ServerResponse,
	request: StreamRequest,
): Stream {
	// Finds a peer that is gone without a word; writes alone would wait for the kernel's quarter of an hour.
	outgoing.socket?.setKeepAlive(true, PROBE_MS);
	outgoing.writeHead(200, streamHeaders);
	outgoing.write(RETRY);
	const pendingBytes = () => outgoing.writableLength;
	const write = (bytes: Uint8Array | string): void => {
		if (outgoing.writableEnded || outgoing.destroyed) return;
		outgoing.write(bytes);
		if (pendingBytes() > MOST_PENDING_BYTES) outgoing.destroy();
	};
	return {
		...request,
		write,
		pendingBytes,
		beat: () => write(":\n\n"),
		end: () => endStream(outgoing),
	};
}

/** What waits for a slow reader is dropped with it; others get their last bytes. */
function endStream(outgoing: ServerResponse): void {
	if (outgoing.writableEnded || outgoing.destroyed) return;
	if (outgoing.writableLength > MOST_PENDING_BYTES) {
		outgoing.destroy();
		return;
	}
	outgoing.end(RETRY);
	setTimeout(() => outgoing.destroy(), LAST_BYTES_MS).unref();
}
