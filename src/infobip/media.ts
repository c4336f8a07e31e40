import { answerOf, answerText, refused } from "./answer.ts";
import { InfobipError } from "./error.ts";
import type { Exchange } from "./exchange.ts";
import { followed } from "./follow-redirect.ts";
import { invalidRequest } from "./invalid-request.ts";
import { type MediaReference, mediaReference } from "./media-reference.ts";
import { networkError } from "./network-error.ts";
import { type Operation, otherOperations } from "./operations.ts";

export { type MediaReference, mediaReference };

/** What is known of media without loading it. */
export interface MediaMetadata {
	readonly contentType: string | null;
	/** Null where the server does not say. */
	readonly bytes: number | null;
}

/** Media on its way. The body ends with an error once it is over the limit. */
export interface Download extends MediaMetadata {
	readonly body: ReadableStream<Uint8Array>;
}

/** How much to take, and for how long. */
export interface DownloadOptions {
	/** 100 MB where it is left out. */
	readonly maxBytes?: number;
	/** For all of it; 60 seconds where it is left out. */
	readonly timeoutMs?: number;
}

/** The media operations. */
export interface Media {
	/** Loads media: by the `url` of an inbound message, or by its reference. */
	download(
		media: string | MediaReference,
		options?: DownloadOptions,
	): Promise<Download>;
	/** Type and size, without the media. Needs the scope `whatsapp:manage`. */
	metadata(media: string | MediaReference): Promise<MediaMetadata>;
	/** Deletes media that a customer sent, or that Infobip keeps of yours, by its address. Needs the scope `whatsapp:manage`. */
	delete(media: {
		readonly sender: string;
		readonly url: string;
	}): Promise<void>;
}

/** What {@link media} needs beside the exchange. */
export interface MediaOptions {
	readonly baseUrl: string;
	readonly fetch: typeof globalThis.fetch;
	/** For metadata; a download has its own. */
	readonly timeoutMs: number;
}

/** The media operations over an exchange; `fetch` loads what a redirect points to, without the key. */
export function media(exchange: Exchange, options: MediaOptions): Media {
	const { deleteMedia, downloadMedia, mediaMetadata } = otherOperations;
	const { timeoutMs } = options;
	return {
		async download(wanted, limits = {}) {
			const limitMs = limits.timeoutMs ?? 60_000;
			const first = await exchange.open(downloadMedia, {
				ids: idsOf(wanted),
				timeoutMs: limitMs,
			});
			const last = await followed(first, options, limitMs);
			if (!last.ok || last.body === null) throw await failed(last, limitMs);
			const maxBytes = limits.maxBytes ?? 100 * 1024 * 1024;
			return { ...metadataOf(last), body: capped(last.body, maxBytes) };
		},
		async metadata(wanted) {
			const ids = idsOf(wanted);
			const response = await exchange.open(mediaMetadata, { ids, timeoutMs });
			const answer = await read(response, mediaMetadata, timeoutMs);
			answerText(answer, mediaMetadata);
			return metadataOf(response);
		},
		async delete({ sender, url }) {
			const sending = { ids: { sender }, body: { url }, timeoutMs };
			answerText(await exchange.ask(deleteMedia, sending), deleteMedia);
		},
	};
}

function idsOf(wanted: string | MediaReference) {
	const reference =
		typeof wanted === "string" ? mediaReference(wanted) : wanted;
	if (reference !== null)
		return { sender: reference.sender, mediaId: reference.mediaId };
	const violation =
		"is no address of inbound media: …/whatsapp/1/senders/{sender}/media/{mediaId} is expected";
	throw invalidRequest("The request", [{ path: "media", violation }]);
}

function read(response: Response, operation: Operation, timeoutMs: number) {
	return answerOf(response).catch((cause: unknown) => {
		throw networkError(cause, operation, timeoutMs);
	});
}

async function failed(response: Response, timeoutMs: number) {
	const { downloadMedia } = otherOperations;
	return refused(await read(response, downloadMedia, timeoutMs), downloadMedia);
}

function metadataOf({ headers }: Response): MediaMetadata {
	const length = headers.get("content-length") ?? "";
	return {
		contentType: headers.get("content-type"),
		bytes: /^\d{1,15}$/.test(length) ? Number(length) : null,
	};
}

function capped(
	body: ReadableStream<Uint8Array>,
	maxBytes: number,
): ReadableStream<Uint8Array> {
	let seen = 0;
	const count = new TransformStream<Uint8Array, Uint8Array>({
		transform(chunk, controller) {
			seen += chunk.byteLength;
			if (seen <= maxBytes) controller.enqueue(chunk);
			else controller.error(tooLarge(maxBytes));
		},
	});
	return body.pipeThrough(count);
}

function tooLarge(maxBytes: number): InfobipError {
	return new InfobipError(`The media has more than ${maxBytes} bytes`, {
		kind: "refused",
		code: "TOO_LARGE",
	});
}
