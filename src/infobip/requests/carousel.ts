import { z } from "zod";
import { messageWithLinks } from "./envelope.ts";
import { anyListOf, filled, listOf, sized, webAddress } from "./fields.ts";
import { body } from "./interactive.ts";

const card = {
	header: z.object({ type: z.enum(["IMAGE", "VIDEO"]), url: webAddress() }),
	body: z.object({ text: sized(0, 160) }),
};

const reply = z.object({ id: filled(1, 20), title: filled(1, 20) });
const link = z.object({ displayText: filled(1, 20), url: webAddress() });

const action = z.discriminatedUnion("type", [
	z.object({
		type: z.literal("QUICK_REPLY"),
		cards: listOf(z.object({ ...card, buttons: anyListOf(reply) }), 2, 10),
	}),
	z.object({
		type: z.literal("URL"),
		cards: listOf(z.object({ ...card, button: link }), 2, 10),
	}),
]);

/** `POST /whatsapp/1/message/interactive/media-carousel`: two to ten cards. */
export const carousel = messageWithLinks(z.object({ body, action }));
