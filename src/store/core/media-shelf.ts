import type { WantedMedia } from "../../engine/model.ts";
import type { MediaShelf } from "../../engine/ports.ts";
import type { Tables } from "../tables.ts";

/** Customers' files, from the tables. */
export function createMediaShelf(tables: Tables): MediaShelf {
	const { media } = tables;
	return {
		due: async (now, limit) => tables.read(() => media.due(now, limit)),
		nextDueAt: async () => tables.read(() => media.nextDueAt()),
		settle: async (id, outcome) =>
			tables.write(() => media.settle(id, outcome)),
		find: async (name) => tables.read(() => find(tables, name)),
		ofConversation: async (conversation) =>
			tables.read(() => media.ofConversation(conversation)),
		forget: async (conversation) =>
			tables.write(() => forget(tables, conversation)),
	};
}

/** Writes down that something is to be kept: in the commit that took the message. */
export function wantMedia(
	{ media }: Tables,
	wanted: WantedMedia,
	conversation: number | null,
): void {
	media.insert(wanted, mediaName(wanted.url), conversation);
}

function find({ media }: Tables, name: string) {
	const number = /^m_(\d{1,15})$/.exec(name)?.[1];
	return number === undefined ? media.named(name) : media.get(Number(number));
}

function forget({ media }: Tables, conversation: number): readonly string[] {
	const hashes = media
		.ofConversation(conversation)
		.flatMap(({ hash }) => hash ?? []);
	media.delete(conversation);
	return [...new Set(hashes)].filter((hash) => !media.hasHash(hash));
}

const LONGEST_NAME = 200;

/** The last part of an address; it is looked up, and never becomes the name of a file. */
export function mediaName(url: string): string {
	const path = URL.canParse(url) ? new URL(url).pathname : url;
	const last = path.split("/").findLast((part) => part !== "") ?? "";
	return decoded(last).slice(0, LONGEST_NAME);
}

function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}
