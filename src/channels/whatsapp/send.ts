import type { Outbound } from "../../engine/ports.ts";
import type { Infobip } from "../../infobip/client.ts";
import type { Sent } from "../../infobip/sent.ts";
import {
	buttonsContent,
	contactContent,
	filled,
	listContent,
	templateContent,
} from "./interactive.ts";

/** What Infobip does with links on their way: nothing, unless the owner wants it. */
export interface LinkOptions {
	readonly shortenUrl: boolean;
	readonly trackClicks: boolean;
}

/** Sends one message of ours as the request of its kind. */
export function sendOutbound(
	client: Infobip,
	outbound: Outbound,
	urlOptions: LinkOptions,
): Promise<Sent> {
	const { messages } = client;
	const { content } = outbound;
	const head = headOf(outbound);
	const linked = { urlOptions, ...head };
	switch (content.type) {
		case "text":
			return messages.text({ content: { text: content.text }, ...linked });
		case "image":
		case "video":
			return messages[content.type]({ content: captioned(content), ...linked });
		case "document": {
			const filename = filled(content.filename);
			const body = { ...captioned(content), filename };
			return messages.document({ content: body, ...linked });
		}
		case "audio": {
			const body = { mediaUrl: content.url, voice: content.voice };
			return messages.audio({ content: body, ...head });
		}
		case "sticker":
			return messages.sticker({ content: { mediaUrl: content.url }, ...head });
		case "location": {
			const { latitude, longitude } = content;
			const name = filled(content.name);
			const address = filled(content.address);
			const body = { latitude, longitude, name, address };
			return messages.location({ content: body, ...head });
		}
		case "contact_card":
			return messages.contact({ content: contactContent(content), ...head });
		case "buttons":
			return messages.buttons({ content: buttonsContent(content), ...linked });
		case "list":
			return messages.list({ content: listContent(content), ...linked });
		case "link_button": {
			const action = { displayText: content.label, url: content.url };
			const body = { body: { text: content.text }, action };
			return messages.urlButton({ content: body, ...linked });
		}
		case "ask_location": {
			const body = { body: { text: content.text } };
			return messages.locationRequest({ content: body, ...linked });
		}
		case "template":
			return messages.template({
				content: templateContent(content),
				...linked,
				// WhatsApp shows no quotation with a template.
				context: undefined,
			});
	}
}

function headOf({ sender, to, messageId, quote }: Outbound) {
	return {
		from: sender,
		to: to.value,
		messageId,
		...(quote === null ? {} : { context: { replyToMessageId: quote } }),
	};
}

function captioned(content: {
	readonly url: string;
	readonly caption?: string;
}) {
	return { mediaUrl: content.url, caption: filled(content.caption) };
}
