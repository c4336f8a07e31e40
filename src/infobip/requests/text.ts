import { z } from "zod";
import { messageWithLinks } from "./envelope.ts";
import { filled } from "./fields.ts";

const previewFault = {
	path: ["content", "previewUrl"],
	message:
		"needs a link that starts with https:// or http:// in the text, and removeProtocol left out",
};

/** `POST /whatsapp/1/message/text` */
export const text = messageWithLinks(
	z.object({
		text: filled(1, 4096),
		/** Shows the first link's page; needs an http(s) link in the text. */
		previewUrl: z.boolean().optional(),
	}),
).refine(
	({ content, urlOptions }) =>
		content.previewUrl !== true ||
		(/https?:\/\//i.test(content.text) && urlOptions?.removeProtocol !== true),
	previewFault,
);
