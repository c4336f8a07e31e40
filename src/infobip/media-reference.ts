import { otherOperations, pathOf } from "./operations.ts";

/** Where inbound media lies: the number that received it, and its id. */
export interface MediaReference {
	readonly sender: string;
	readonly mediaId: string;
}

/**
 * Reads the `url` of an inbound message; null where it is none. Only its ids are used, never its host: so the key goes
 * to the account's own host whatever a webhook says.
 */
export function mediaReference(url: string): MediaReference | null {
	const found =
		/\/whatsapp\/1\/senders\/([^/?#]+)\/media\/([^/?#]+)\/?(?:[?#].*)?$/.exec(
			url,
		);
	const [sender, mediaId] = (found ?? []).slice(1).map(decoded);
	return sender && mediaId ? { sender, mediaId } : null;
}

function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}

/** The path under which an account's host has this media: the other way round. */
export function mediaAddress({ sender, mediaId }: MediaReference): string {
	return pathOf(otherOperations.downloadMedia, { sender, mediaId });
}
