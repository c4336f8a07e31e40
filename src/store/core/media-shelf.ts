import { mediaFileIn, mediaTypeOf } from "../../engine/media-file.ts";
import type {
	CustomerMedia,
	Instant,
	MediaOutcome,
	SendDraft,
	WantedMedia,
} from "../../engine/model.ts";
import type { MediaShelf } from "../../engine/ports.ts";
import type { Tables } from "../tables.ts";

/** Files of conversations, from the tables. */
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
		expect: async (hash, picture) =>
			tables.write(() => media.insertUnwanted(hash, picture ?? null)),
		isSendable: async (name) => tables.read(() => isSendable(tables, name)),
		isKept: async (hash, now) => tables.read(() => media.hasHash(hash, now)),
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
	for (const hash of new Set(hashes)) media.insertUnwanted(hash, null);
}

/** A picture that goes into a conversation stays as long as that does; nothing where the message brings none of ours. */
export function keepSentPicture(
	tables: Tables,
	{ content, conversation }: Pick<SendDraft, "content" | "conversation">,
	sentAt: Instant,
): void {
	const url = content.type === "image" ? content.url : "";
	const name = mediaFileIn(url);
	if (name === null || !isSendable(tables, name)) return;
	tables.media.insertSent({
		...{ name, url, conversation, sentAt },
		hash: name.split(".")[0] ?? "",
		type: mediaTypeOf(name) ?? "",
	});
}

/** By its row: a file of the rules may be called whatever it likes, and so may a customer's. */
function isSendable({ media }: Tables, name: string): boolean {
	const hash = /^([0-9a-f]{64})\.[a-z]+$/.exec(name)?.[1];
	const found = hash === undefined ? null : media.named(name);
	if (found === null || found.hash !== hash) return false;
	return found.state === "unwanted" || mediaFileIn(found.url) === name;
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
