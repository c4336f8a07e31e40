import { z } from "zod";
import { messageWithLinks } from "./envelope.ts";
import { filled } from "./fields.ts";

/** `POST /whatsapp/1/message/text` */
export const text = messageWithLinks(
	z.object({
		text: filled(1, 4096),
		/** Shows the first link's page; needs an http(s) link in the text. */
		previewUrl: z.boolean().optional(),
	}),
);
