import { randomUUID } from "node:crypto";

/** Media that a customer sent. */
export interface ShelvedMedia {
	/** The number that received it. */
	readonly sender: string;
	readonly mediaId?: string;
	readonly contentType: string;
	readonly bytes: Uint8Array;
	/** It lies on another host: a download is redirected there. */
	readonly cached?: boolean;
}

/** Keeps media for downloads. */
export interface MediaShelf {
	/** Gives its id. */
	keep(media: ShelvedMedia): string;
	find(sender: string, mediaId: string): ShelvedMedia | null;
	/** Whether there was any. */
	remove(sender: string, mediaId: string): boolean;
}

/** An empty shelf. */
export function mediaShelf(): MediaShelf {
	const all = new Map<string, ShelvedMedia>();
	return {
		keep(media) {
			const mediaId = media.mediaId ?? randomUUID();
			all.set(`${media.sender}:${mediaId}`, media);
			return mediaId;
		},
		find: (sender, mediaId) => all.get(`${sender}:${mediaId}`) ?? null,
		remove: (sender, mediaId) => all.delete(`${sender}:${mediaId}`),
	};
}
