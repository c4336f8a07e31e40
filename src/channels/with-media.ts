import { mediaFileIn } from "../engine/media-file.ts";
import type { OutboundContent, OutboundTemplate } from "../engine/model.ts";
import type { Channel } from "../engine/ports.ts";

/** Where a file of the rules' media folder can be fetched. Throws a `ChannelError` for one that nobody could fetch. */
export type MediaAddress = (file: string) => Promise<string>;

/**
 * The same channel for contents that name files of ours: only here, where a message leaves, does `media:menu.jpg` become an
 * address. What was decided, and the journal, keep the name.
 */
export function withMedia(channel: Channel, addressOf: MediaAddress): Channel {
	return {
		...channel,
		async send(outbound) {
			const content = await withAddresses(outbound.content, addressOf);
			return channel.send({ ...outbound, content });
		},
	};
}

/** The content with every file of ours under its address on the web. */
async function withAddresses(
	content: OutboundContent,
	addressOf: MediaAddress,
): Promise<OutboundContent> {
	switch (content.type) {
		case "image":
		case "video":
		case "document":
		case "audio":
		case "sticker":
			return { ...content, url: await resolved(content.url, addressOf) };
		case "buttons":
			return content.image === undefined
				? content
				: { ...content, image: await resolved(content.image, addressOf) };
		case "template":
			return withHeader(content, addressOf);
		default:
			return content;
	}
}

async function withHeader(
	template: OutboundTemplate,
	addressOf: MediaAddress,
): Promise<OutboundTemplate> {
	const { header } = template;
	if (header === undefined || !("url" in header)) return template;
	const url = await resolved(header.url, addressOf);
	return { ...template, header: { ...header, url } };
}

async function resolved(
	address: string,
	addressOf: MediaAddress,
): Promise<string> {
	const file = mediaFileIn(address);
	return file === null ? address : addressOf(file);
}
