import type {
	CustomerMedia,
	MediaOutcome,
	WantedMedia,
} from "../../engine/model.ts";
import type { MediaShelf } from "../../engine/ports.ts";
import type { Tables } from "../tables.ts";

/** Customers' files, from the tables. */
export function createMediaShelf(tables: Tables): MediaShelf {
	const { media } = tables;
	return {
		due: async (now, limit) => tables.read(() => media.due(now, limit)),
		nextDueAt: async () => tables.read(() => media.nextDueAt()),
		settle: async (id, outcome) =>
			tables.write(() => settle(tables, id, outcome)),
		find: async (name) => tables.read(() => find(tables, name)),
		ofConversation: async (conversation) =>
			tables.read(() => media.ofConversation(conversation)),
		expect: async (hash) => tables.write(() => unwantFiles(tables, [hash])),
		isKept: async (hash) => tables.read(() => media.hasHash(hash)),
		drop: async (id) => tables.write(() => media.drop(id)),
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

/** Forgets the files of a conversation, but for the hashes of those that are to go; how many they were. */
export function unwantMedia(tables: Tables, conversation: number): number {
	const { media } = tables;
	const hashes = media
		.ofConversation(conversation)
		.flatMap(({ hash }) => hash ?? []);
	const count = media.delete(conversation);
	unwantFiles(tables, hashes);
	return count;
}

/** Writes down that files are to go. */
export function unwantFiles(
	{ media }: Tables,
	hashes: readonly string[],
): void {
	for (const hash of new Set(hashes)) media.insertUnwanted(hash);
}

function find({ media }: Tables, name: string): CustomerMedia | null {
	const number = /^m_(\d{1,15})$/.exec(name)?.[1];
	const found =
		number === undefined ? media.named(name) : media.get(Number(number));
	return found?.state === "unwanted" ? null : found;
}

function settle(tables: Tables, id: number, outcome: MediaOutcome): void {
	if (tables.media.get(id) !== null) tables.media.settle(id, outcome);
	else if (outcome.type === "kept") unwantFiles(tables, [outcome.hash]);
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
