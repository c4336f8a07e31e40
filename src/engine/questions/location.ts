import { z } from "zod";
import { cutText } from "../cut-text.ts";
import { defineQuestion } from "../kinds.ts";
import { whatsappLimits } from "../say/limits.ts";
import { contentThatCame } from "./came.ts";

const LABEL_LENGTH = 200;

/** A place on the map; the question comes with WhatsApp's button that shares it. */
export const location = defineQuestion({
	key: "location",
	summary:
		"A place the customer shares; the question comes with WhatsApp's button for it.",
	example: 'ask: "Where shall we deliver?", save_as: place, type: location',
	own: z.strictObject({}),
	longest: whatsappLimits.interactiveBody,
	compile: () => ({
		message: (text) => ({ type: "ask_location", text }),
		read(situation) {
			const content = contentThatCame(situation);
			if (content?.type !== "location") return null;
			const { name, address } = content;
			return {
				type: "location",
				latitude: content.latitude,
				longitude: content.longitude,
				name: name && cutText(name, LABEL_LENGTH),
				address: address && cutText(address, LABEL_LENGTH),
			};
		},
	}),
});
