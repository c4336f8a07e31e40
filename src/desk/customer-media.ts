import type {
	Channel,
	FetchedMedia,
	MediaFiles,
	MediaShelf,
} from "../engine/ports.ts";
import type { CustomerFile, CustomerFiles } from "../http/ports/media.ts";

/** What looking at customers' files stands on. */
export interface CustomerMediaOptions {
	readonly media: MediaShelf;
	readonly files: MediaFiles;
	readonly channel: Channel;
	/** Where the provider has a file of this name, while it has it. */
	readonly addressOf: (name: string) => string;
}

/** More than this is not brought along for a look. */
const MOST_BYTES = 100 * 1024 * 1024;

/** Customers' files: those that are kept, and of the others what the provider still has. */
export function customerMedia({
	media,
	files,
	channel,
	addressOf,
}: CustomerMediaOptions): CustomerFiles {
	return {
		async open(name) {
			const known = await media.find(name);
			if (known?.hash) {
				const { hash, type } = known;
				const found = await files.read(hash);
				if (found) return { ...found, type, kept: true };
			}
			// A number of ours that is not known names nothing of the provider's.
			if (known === null && /^m_\d+$/.test(name)) return null;
			return fromProvider(channel, known?.url ?? addressOf(name));
		},
	};
}

async function fromProvider(
	channel: Channel,
	url: string,
): Promise<CustomerFile | null> {
	if (channel.media === undefined) return null;
	const { type, body } = await channel.media(url, { bytes: MOST_BYTES });
	return { bytes: null, type, kept: false, body: streamOf(body) };
}

function streamOf(body: FetchedMedia["body"]): ReadableStream<Uint8Array> {
	const chunks = body[Symbol.asyncIterator]();
	return new ReadableStream({
		async pull(controller) {
			const { done, value } = await chunks.next();
			if (done) controller.close();
			else controller.enqueue(value);
		},
		async cancel() {
			await chunks.return?.();
		},
	});
}
