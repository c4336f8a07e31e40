import type { Channel } from "../engine/ports.ts";
import type { Infobip } from "../infobip/client.ts";
import { channelError } from "./whatsapp/channel-error.ts";
import { fetchMedia } from "./whatsapp/fetch-media.ts";
import { knownTemplate } from "./whatsapp/known-template.ts";
import { receive } from "./whatsapp/receive.ts";
import { type LinkOptions, sendOutbound } from "./whatsapp/send.ts";

/** What the channel needs. */
export interface WhatsappOptions {
	readonly client: Infobip;
	/** Our own numbers, bare digits: what comes from one of them is a loop and is refused. */
	readonly senders?: readonly string[];
	/** Whether Infobip shortens and counts links. Both are off unless asked for: links arrive as the owner wrote them. */
	readonly links?: LinkOptions;
}

/** WhatsApp over Infobip. */
export function whatsapp(options: WhatsappOptions): Channel {
	const { client } = options;
	const ownNumbers = new Set(options.senders ?? []);
	const links = options.links ?? { shortenUrl: false, trackClicks: false };
	return {
		name: "whatsapp",
		receive: (payload, arrivedAt) => receive(payload, arrivedAt, ownNumbers),
		async send(outbound) {
			const sent = await sendOutbound(client, outbound, links).catch(rethrown);
			return {
				status: sent.status.name ?? "ACCEPTED",
				warnings: sent.warnings,
			};
		},
		async courtesy(courtesy, { sender, to }) {
			const done =
				courtesy.type === "read"
					? client.markAsRead({ sender, messageId: courtesy.messageId })
					: client.typing({ from: sender, to: to.value });
			await done.catch(rethrown);
		},
		media: (url, { bytes }) => fetchMedia(client, url, bytes),
		templates: (sender) =>
			client.templates
				.list(sender)
				.then((all) => all.map(knownTemplate), rethrown),
	};
}

function rethrown(cause: unknown): never {
	throw channelError(cause);
}
