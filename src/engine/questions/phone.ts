import { z } from "zod";
import { readPhone } from "../answers/phone.ts";
import { defineQuestion } from "../kinds.ts";

/** A phone number. */
export const phone = defineQuestion({
	key: "phone",
	summary:
		"A phone number; one without a country is taken to be of the business's own. Saved as +96170123456.",
	example: 'ask: "Which number may we call?", save_as: callback, type: phone',
	own: z.strictObject({}),
	compile: () => ({
		read({ text, book }) {
			const { timezone } = book.data.profile;
			return text && readPhone(text.original, { timezone });
		},
	}),
});
