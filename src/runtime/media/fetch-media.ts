import {
	after,
	type CustomerMedia,
	DAY,
	HOUR,
	type MediaKind,
	type MediaOutcome,
	SECOND,
} from "../../engine/model.ts";
import { ChannelError } from "../../engine/ports.ts";
import { typeFromBytes } from "../../engine/type-from-bytes.ts";
import type { MediaKeeperOptions } from "../media.ts";

const MB = 1024 * 1024;

/** More than WhatsApp takes of each kind, so that only what cannot be right is left out. */
const mostBytes: Readonly<Record<MediaKind, number>> = {
	image: 16 * MB,
	sticker: 4 * MB,
	audio: 32 * MB,
	voice: 32 * MB,
	video: 64 * MB,
	document: 100 * MB,
};

/** How long Infobip keeps what a customer sent. */
const KEPT_BY_PROVIDER_MS = 7 * DAY;

const unknownType = "application/octet-stream";

/** Fetches one file and writes it under the hash of its bytes. Its type is what the bytes show, whatever anybody calls it. Never throws. */
export async function fetchMedia(
	wanted: CustomerMedia,
	options: MediaKeeperOptions,
): Promise<MediaOutcome> {
	const limit = { bytes: mostBytes[wanted.kind] };
	try {
		const fetch = options.channels.get(wanted.channel)?.media;
		if (!fetch) return { type: "lost", error: "its channel has no media" };
		const { body } = await fetch(wanted.url, limit);
		const { hash, bytes, head } = await options.files.write(
			body,
			limit,
			options.media.expect,
		);
		const mediaType = typeFromBytes(head) ?? unknownType;
		return { type: "kept", hash, mediaType, bytes };
	} catch (error) {
		return failure(wanted, error, options);
	}
}

function failure(
	{ attempts, sentAt }: CustomerMedia,
	cause: unknown,
	{ clock, onTrouble }: MediaKeeperOptions,
): MediaOutcome {
	const error = cause instanceof Error ? cause.message : String(cause);
	if (cause instanceof ChannelError && cause.kind === "refused")
		return { type: "lost", error };
	// Whatever else the channel says may pass; what it does not say is the disk's, or a bug.
	if (!(cause instanceof ChannelError)) onTrouble(cause);
	const asked = cause instanceof ChannelError ? (cause.retryAfterMs ?? 0) : 0;
	const waitMs = Math.max(asked, Math.min(HOUR, 5 * SECOND * 4 ** attempts));
	const dueAt = after(clock.now(), waitMs);
	return dueAt > sentAt + KEPT_BY_PROVIDER_MS
		? { type: "lost", error }
		: { type: "later", dueAt, error };
}
